// Does a course come back from its address as it was?
import fc from "fast-check";
import { expect, test } from "vitest";
import { AREAS } from "@/lib/rules/areas";
import { type SeriesInput, seriesSchema } from "@/lib/schemas/series";
import { seriesFromQuery, seriesQuery } from "@/lib/schemas/series-address";

const ID = "01925c1c-6de0-705b-8f4b-1e6c4eb55853";
const OTHER = "0191f4b2-2000-7001-811e-d521701a1096";

const USUAL: SeriesInput = {
  clientId: ID,
  locationId: ID,
  protocolVersionId: ID,
  sessions: 4,
  area: "face",
  preferences: {},
  pins: [],
  unticked: [],
};

const read = (query: string) =>
  seriesSchema.parse(seriesFromQuery(Object.fromEntries(new URLSearchParams(query)), USUAL));

const course: fc.Arbitrary<SeriesInput> = fc.record({
  clientId: fc.constant(ID),
  locationId: fc.constantFrom(ID, OTHER),
  protocolVersionId: fc.constantFrom(ID, OTHER),
  sessions: fc.integer({ min: 1, max: 12 }),
  area: fc.constantFrom(...AREAS),
  preferences: fc.record(
    {
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 700 }),
      until: fc.integer({ min: 701, max: 1440 }),
      clinicianId: fc.constantFrom(ID, OTHER),
    },
    { requiredKeys: [] },
  ),
  pins: fc.array(
    fc.record({
      position: fc.integer({ min: 1, max: 12 }),
      slot: fc.record({
        start: fc.integer({ min: 29_000_000, max: 31_000_000 }),
        clinicianId: fc.constant(ID),
        roomId: fc.constant(OTHER),
        deviceId: fc.constantFrom(ID, null),
      }),
    }),
    { maxLength: 4 },
  ),
  unticked: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
});

test("wishes and chosen places come back as they were", () => {
  fc.assert(
    fc.property(course, (input) => {
      expect(read(seriesQuery(input))).toEqual(input);
    }),
  );
});

test("a day that was asked for comes back", () => {
  expect(read(seriesQuery({ ...USUAL, firstOn: "2026-12-01" })).firstOn).toBe("2026-12-01");
  expect(read(seriesQuery({ ...USUAL, bigEventOn: "2026-12-31" })).bigEventOn).toBe("2026-12-31");
});

test("a signed place, and with it its reason, stays out of the address", () => {
  const slot = { start: 29_900_000, clinicianId: ID, roomId: ID, deviceId: null };
  const query = seriesQuery({ ...USUAL, pins: [{ position: 2, slot, overrideReason: "Leaves in January" }] });
  expect(query).not.toContain("January");
  expect(read(query).pins).toEqual([]);
});

test("an address without a word is the usual course", () => {
  expect(read("")).toEqual(USUAL);
});

test.each(["sessions=many", "pins=2~soon~x~y~z", "area=nose", "days=0.9", "from=900&until=800", "later=x"])(
  "an address that says %s is no course",
  (query) => {
    const parts = Object.fromEntries(new URLSearchParams(query));
    expect(seriesSchema.safeParse(seriesFromQuery(parts, USUAL)).success).toBe(false);
  },
);
