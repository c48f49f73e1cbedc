// Does rebookMany place as many, and for as little, as trying everything does?
import fc from "fast-check";
import { expect, test } from "vitest";
import { rebookMany } from "@/lib/scheduling/rebook-many";
import { bruteForceRebooking } from "../support/scheduling/brute-force-rebooking";
import { crowdedCase, oddCase } from "../support/scheduling/rebook-cases";
import { flawsOf } from "../support/scheduling/rebooking-flaws";

/** Whether the best is found must not depend on how busy the machine is. */
const NO_HURRY = { limitMs: 60_000 };

test.each([
  ["anything that may be asked", oddCase],
  ["visits that compete for a small clinic", crowdedCase],
])(
  "as many are placed, at as little cost, as by trying every combination: %s",
  async (_, cases) => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(cases, async (all) => {
        const expected = bruteForceRebooking(all);
        fc.pre(expected !== null);
        const found = await rebookMany(all.facility, all, NO_HURRY);
        expect(flawsOf(all, found)).toEqual([]);
        const { moves, unplaced, cost, proven } = found;
        expect({ placed: moves.length, cost, proven }).toEqual({ ...expected, proven: true });
        kinds.add(unplaced.length === 0 ? "all placed" : moves.length === 0 ? "none placed" : "some placed");
      }),
      // A fixed seed: which kinds of answer come up must not be left to chance.
      { numRuns: 120, seed: 3 },
    );
    // Each kind of answer must have been compared at least once.
    expect([...kinds].sort()).toEqual(["all placed", "none placed", "some placed"]);
  },
  240_000,
);
