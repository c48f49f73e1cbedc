// Which lost days are rebookMany and its oracle compared on?

import fc from "fast-check";
import type { Displaced } from "@/lib/scheduling/rebook-many";
import type { Facility, Occupancy } from "@/lib/scheduling/slots";
import type { Span } from "@/lib/time";
import type { RebookCase } from "./brute-force-rebooking";
import { type Around, around, booked, demand, facility, minutes, spansAround } from "./small-cases";

type Visit = Omit<Displaced, "id" | "after">;

/** The one that a visit follows (by how many places further in the list), and the gap. */
const follows = fc.option(
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 2 }))
    .map(([by, earliestDays, more]) => ({ by, earliestDays, latestDays: earliestDays + more })),
  { freq: 2 },
);

function numbered(visit: fc.Arbitrary<Visit>, least: number, most: number): fc.Arbitrary<Displaced[]> {
  return fc.array(fc.tuple(visit, follows), { minLength: least, maxLength: most }).map((visits) =>
    visits.map(([one, after], i): Displaced => {
      const id = `visit ${i + 1}`;
      const other = after ? ((i + after.by) % visits.length) + 1 : 0;
      if (!after || other === i + 1) return { id, ...one };
      const { earliestDays, latestDays } = after;
      return { id, ...one, after: { id: `visit ${other}`, earliestDays, latestDays } };
    }),
  );
}

/** Anything that may be asked: unknown and repeated ids, spans that overlap, parts that run over midnight, windows of no day. */
export const oddCase: fc.Arbitrary<RebookCase> = around.chain((place) => {
  const visit = fc
    .record({
      clientId: fc.constantFrom("rose", "rose", "lily", "ivy"),
      demand,
      was: booked(place.noon),
      clientBusy: spansAround(place.noon, 3, 2, 600),
      window: fc.tuple(fc.integer({ min: -2, max: 1 }), fc.integer({ min: -1, max: 2 })),
    })
    .map(({ window: [from, length], ...rest }) => ({
      ...rest,
      earliestOn: place.dayAt(from),
      latestOn: place.dayAt(from + length),
    }));
  return fc.record({
    facility: facility(place, 8, 300),
    displaced: numbered(visit, 0, 4),
    notBefore: fc.oneof(minutes(-4000, 2000), fc.constant(-4000)).map((at) => place.noon + at),
  });
});

/** A clinic so small that its visits can hardly avoid each other: a few hours on a few days, whoever works is the one they want. */
export const crowdedCase: fc.Arbitrary<RebookCase> = around.chain((place) =>
  fc
    .record({
      facility: smallClinic(place),
      displaced: numbered(crowdedVisit(place), 3, 6),
    })
    .map((rest) => ({ ...rest, notBefore: place.noon - 4000 })),
);

function smallClinic({ timeZone, noon }: Around): fc.Arbitrary<Facility> {
  // Night hours too: that is when clocks change.
  const shift = (day: number) =>
    fc
      .tuple(fc.constantFrom(-780, -720, -180, 0), fc.integer({ min: 2, max: 5 }))
      .map(([from, halves]) => ({ start: noon + day * 1440 + from, end: noon + day * 1440 + from + halves * 30 }));
  const open = fc.tuple(...[-1, 0, 1].map((day) => shift(day)));
  const busy = spansAround(noon, 2, 1, 200);
  const some = (ids: string[]) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), busy })));
  return fc.record({
    timeZone: fc.constant(timeZone),
    slotMinutes: fc.constantFrom(15 as const, 30 as const, 30 as const),
    shortestVisitMinutes: fc.constant(30),
    clinicians: fc.tuple(
      fc.record({ id: fc.constant("a"), open, busy }),
      fc.record({ id: fc.constant("b"), open, busy }),
    ),
    rooms: some(["r1", "r2"]),
    devices: some(["d1"]),
  });
}

function crowdedVisit({ noon, dayAt }: Around): fc.Arbitrary<Visit> {
  const length = fc.constantFrom(30, 30, 60);
  const occupancy = fc.tuple(fc.constantFrom(0, 0, 15), length, fc.boolean()).map(
    ([numbing, treating, withDevice]): Occupancy => ({
      client: { from: 0, to: numbing + treating },
      clinician: { from: numbing, to: numbing + treating },
      room: { from: 0, to: numbing + treating },
      device: withDevice ? { from: numbing, to: numbing + treating } : null,
    }),
  );
  const who = fc.constantFrom<string[]>(["a", "b"], ["a", "b"], ["a"], ["b"]);
  return fc
    .record({
      clientId: fc.constantFrom("rose", "lily", "ivy", "fern"),
      demand: fc.record({
        occupancy,
        clinicianIds: who,
        roomIds: fc.constantFrom<string[]>(["r1"], ["r1", "r2"]),
        deviceIds: fc.constant<string[]>(["d1"]),
      }),
      was: booked(noon),
      clientBusy: fc.constant<Span[]>([]),
      window: fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 2 })),
    })
    .map(({ window: [from, more], ...rest }) => ({ ...rest, earliestOn: dayAt(from), latestOn: dayAt(from + more) }));
}
