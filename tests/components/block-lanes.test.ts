// Do the visits of a column interlock, so that none hides another?
import fc from "fast-check";
import { expect, test } from "vitest";
import { lanesOf } from "@/components/calendar/block-lanes";
import type { Block, Part } from "@/components/calendar/calendar-data";

/** A visit by minutes: numbing, treatment, cleaning one after the other. */
function block(from: number, numbing: number, treating: number, cleaning: number): Block {
  const begins = from + numbing;
  const ends = begins + treating;
  return {
    id: `${from}-${numbing}-${treating}`,
    href: "",
    name: "",
    line: "",
    time: "",
    spoken: "",
    status: "booked",
    statusWord: "",
    review: null,
    isConsultation: false,
    isSelected: false,
    colour: 1,
    before: numbing > 0 ? { from, until: begins } : null,
    treating: { from: begins, until: ends },
    after: cleaning > 0 ? { from: ends, until: ends + cleaning } : null,
  };
}

test("sides alternate in the order in which treatment begins", () => {
  const lanes = lanesOf([block(60, 30, 30, 10), block(0, 30, 30, 10), block(30, 30, 30, 10)]);
  expect(lanes.map(({ side }) => side)).toEqual(["right", "right", "left"]);
});

test("numbing that meets another visit's cleaning on its side takes half of the lane, the rest is whole", () => {
  const [first, , third] = lanesOf([block(0, 30, 30, 10), block(30, 30, 30, 10), block(60, 30, 30, 10)]);
  expect(first).toMatchObject({ before: null, after: "inner" });
  expect(third).toMatchObject({ before: "outer", after: null });
});

test("a missed visit and its heir at the same time share the column", () => {
  const lanes = lanesOf([block(0, 0, 30, 0), block(0, 0, 30, 0), block(30, 0, 30, 0)]);
  expect(lanes.map(({ share }) => share)).toEqual([
    { index: 0, of: 2 },
    { index: 1, of: 2 },
    { index: 0, of: 1 },
  ]);
});

test("an empty column has no lanes", () => {
  expect(lanesOf([])).toEqual([]);
});

const meet = (a: Part, b: Part) => a.from < b.until && b.from < a.until;

const someBlock = fc
  .tuple(
    fc.integer({ min: 0, max: 600 }),
    fc.constantFrom(0, 20, 30),
    fc.constantFrom(15, 30, 60),
    fc.constantFrom(0, 10),
  )
  .map((minutes) => block(...minutes));

test("two treatments at one time never lie on each other", () => {
  fc.assert(
    fc.property(fc.array(someBlock, { maxLength: 12 }), (blocks) => {
      const lanes = lanesOf(blocks);
      for (const [i, a] of blocks.entries()) {
        for (const [j, b] of blocks.entries()) {
          if (i >= j || !meet(a.treating, b.treating)) continue;
          const [mine, theirs] = [lanes[i]?.share, lanes[j]?.share];
          expect(mine?.index).not.toBe(theirs?.index);
          expect(mine?.of).toBe(theirs?.of);
        }
      }
      for (const lane of lanes) expect(lane.share.index).toBeLessThan(lane.share.of);
    }),
  );
});
