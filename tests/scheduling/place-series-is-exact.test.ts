// Does placeSeries find the very course, or the very reason why there is none, that trying everything finds?
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeSeries } from "@/lib/scheduling/place-series";
import { bruteForceSeries } from "../support/scheduling/brute-force-series";
import { seriesCase } from "../support/scheduling/small-cases";

test("courses are those that trying every combination finds, and so are the answers when there is none", () => {
  const answers = new Set<string>();
  fc.assert(
    fc.property(seriesCase, ({ facility, request }) => {
      const expected = bruteForceSeries(facility, request);
      fc.pre(expected !== null);
      expect(placeSeries(facility, request)).toEqual(expected);
      answers.add(expected.ok ? `placed ${expected.placements.length}` : expected.lacking);
    }),
    // A fixed seed: which kinds of answer come up must not be left to chance.
    { numRuns: 400, seed: 3 },
  );
  // Each kind of answer must have been compared at least once.
  expect([...answers].sort()).toEqual(
    ["client", "clinician", "device", "gap", "placed 1", "placed 2", "placed 3", "room", "time"].sort(),
  );
}, 240_000);
