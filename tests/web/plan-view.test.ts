// Does a plan read true: its visits, its ribbon, what comes next?
import { describe, expect, test } from "vitest";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import { generateSeries } from "@/lib/rules/series";
import { instantAt, type PlainDate } from "@/lib/time";
import { planView } from "@/lib/web/plan-view";

const TODAY = "2026-11-24";
const ZONE = "Europe/London";
const protocol = standardProtocol();

const names: PlaceNames = {
  clinicians: [{ id: "okafor", name: "Dr Okafor", colour: 1, inUse: true }],
  rooms: [{ id: "two", name: "Room 2" }],
  devices: [{ id: "pen", name: "Pen A" }],
  locations: [],
};

function standardProtocol(): Protocol {
  const [standard] = BUILT_IN_PROTOCOLS;
  if (!standard) throw new Error("There is no built-in protocol");
  return standard;
}

type Booking = { on: PlainDate; status?: "booked" | "confirmed" | "completed"; reason?: string; missedOn?: PlainDate };

/** The standard course, with these bookings by position. */
function aPlan(bookings: Record<number, Booking>, change: Partial<PlanRecord> = {}): PlanRecord {
  const occupancy = occupancyOf(protocol.phases);
  const visits = generateSeries(protocol, 4).map(({ phase, position, number, gap }): VisitRecord => {
    const booking = bookings[position];
    return {
      id: `visit-${position}`,
      phase,
      position,
      number,
      gap,
      skipped: false,
      skip: null,
      goOn: false,
      goneOn: null,
      appointment: booking
        ? {
            id: `appointment-${position}`,
            status: booking.status ?? "booked",
            slot: { start: instantAt(booking.on, 930, ZONE), clinicianId: "okafor", roomId: "two", deviceId: "pen" },
            on: booking.on,
            occupancy,
            override: booking.reason
              ? {
                  kind: "signed",
                  reason: booking.reason,
                  gapDays: 20,
                  by: "Dr Okafor",
                  at: instantAt("2026-11-20", 600, ZONE),
                }
              : null,
            cutShort: null,
            hindrance: null,
          }
        : null,
      pastExceptions: [],
      missedOn: null,
    };
  });
  return {
    id: "plan",
    revision: 3,
    status: "active",
    area: "face",
    locationId: "bristol",
    client: { id: "amara", givenName: "Amara", familyName: "Diallo" },
    pause: null,
    end: null,
    protocolId: "protocol",
    protocol,
    protocolVersionId: "version",
    protocolVersion: 3,
    preferences: {},
    bigEventOn: null,
    occupancy,
    visits,
    ...change,
  };
}

const view = (plan: PlanRecord, audience?: "staff" | "client") =>
  planView("en", { plan, names, today: TODAY, timeZone: ZONE }, audience);

const RUNNING = aPlan({
  1: { on: "2026-10-20", status: "completed" },
  2: { on: "2026-11-24", status: "confirmed" },
  3: { on: "2026-12-29" },
  4: { on: "2027-02-16" },
});

describe("a running plan", () => {
  test("says what it is, how far it is, and what comes next", () => {
    const plan = view(RUNNING);
    expect(plan).toMatchObject({
      title: "Rejuvenation, face",
      versionText: "Protocol version 3",
      standing: { state: "on-track", word: "On track" },
      sessionsDone: 1,
      sessionsTotal: 4,
      progressText: "1 of 4 sessions given",
    });
    expect(plan.next?.id).toBe("visit-2");
  });

  test("says of a booked visit when, with whom and where, how far from the one before, and how good that is", () => {
    expect(view(RUNNING).visits[3]).toMatchObject({
      title: "Session 4",
      short: "S4",
      state: "booked",
      dayText: "Tue 16 Feb",
      timeText: "15:30",
      who: "Dr Okafor",
      where: "Room 2",
      device: "Pen A",
      gapText: "49 days after session 3",
      gradeText: "a little late, day 49",
      windowText: "Tue 26 Jan to Tue 9 Feb",
      statusText: "Booked",
      openText: null,
    });
  });

  test("says of a touch-up beyond its bookings about when it is to be booked, and that is all", () => {
    expect(view(RUNNING).visits[4]).toMatchObject({
      title: "Touch-up 1",
      state: "to-book",
      dayText: null,
      openText: "about Sun 15 Aug",
      gapText: null,
      appointmentId: null,
    });
  });

  test("gives the ribbon a label for each visit, as words to see and a sentence to hear", () => {
    const { labels, visits } = view(RUNNING).ribbon;
    expect(visits.map(({ id }) => id)).toEqual(Object.keys(labels));
    expect(labels["visit-3"]).toEqual({
      title: "Session 3",
      short: "S3",
      day: "Tue 29 Dec 15:30",
      gap: "35 days after 2",
      sentence: "Session 3, booked for Tue 29 Dec, 15:30. Dr Okafor, Room 2. 35 days after session 2, on target.",
    });
  });

  test("survives the way to the browser", () => {
    const plan = view(RUNNING);
    expect(structuredClone(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test("explains a visit to a client in other words than to staff", () => {
    const why = (audience: "staff" | "client") => view(RUNNING, audience).visits[2]?.why.join(" ");
    expect(why("staff")).toMatch(/^28–42 days after session 2/);
    expect(why("client")).toMatch(/^Your skin needs 28 to 42 days after session 2/);
  });
});

describe("a plan that slips", () => {
  test("is overdue, names the day that passed, and says that a clinician decides in the end", () => {
    const plan = view(aPlan({ 1: { on: "2026-08-20", status: "completed" } }));
    expect(plan.standing).toEqual({ state: "overdue", word: "Overdue" });
    expect(plan.ribbon.labels["visit-2"]?.gap).toBe("was due by Thu 1 Oct");
    expect(plan.visits[1]?.why.at(-1)).toMatch(/^More than 84 days have passed/);
    expect(plan.next?.id).toBe("visit-2");
  });

  test("shows a missed session on its day, crossed, and calls it missed", () => {
    const plan = aPlan({ 1: { on: "2026-10-20", status: "completed" } });
    const [first, second, ...rest] = plan.visits;
    if (!first || !second) throw new Error("The course has no second session");
    const missed = view({ ...plan, visits: [first, { ...second, missedOn: "2026-11-23" }, ...rest] });
    expect(missed.visits[1]).toMatchObject({ state: "missed", missedText: "missed on Mon 23 Nov", dayText: null });
    expect(missed.ribbon.visits[1]).toMatchObject({ state: "missed", on: "2026-11-23" });
  });
});

test("a signed day keeps its reason, and says that somebody signed", () => {
  const plan = view(
    aPlan({
      1: { on: "2026-11-03", status: "completed" },
      2: { on: "2026-11-24", reason: "Leaves in December" },
    }),
  );
  const second = plan.visits[1];
  expect(second).toMatchObject({ state: "booked", grade: "early", overrideReason: "Leaves in December" });
  expect(second?.signedText).toBe("Signed by Dr Okafor on Fri 20 Nov: Leaves in December");
  expect(plan.ribbon.labels[second?.id ?? ""]?.gap).toMatch(/, signed$/);
  expect(second?.why[0]).toMatch(/^A clinician signed for a day before/);
  expect(plan.ribbon.labels["visit-2"]?.sentence).toContain("Signed: Leaves in December");
  expect(plan.ribbon.visits[1]?.overridden).toBe(true);
});

test("what was signed once stays with its visit after it has moved, for staff only", () => {
  const plan = aPlan({ 1: { on: "2026-11-03", status: "completed" }, 2: { on: "2026-12-08" } });
  const [first, second, ...rest] = plan.visits;
  if (!first || !second) throw new Error("The course has no second session");
  const at = instantAt("2026-11-20", 600, ZONE);
  const once = { kind: "signed", gapDays: 20, by: "Dr Okafor", at, reason: "Leaves in December" } as const;
  const moved = { ...plan, visits: [first, { ...second, pastExceptions: [once] }, ...rest] };
  expect(view(moved).visits[1]).toMatchObject({ signedText: null, overrideReason: null });
  expect(view(moved).visits[1]?.notes).toEqual([
    "Signed by Dr Okafor on Fri 20 Nov for 20 days after the visit before, which it no longer stands by: Leaves in December",
  ]);
  expect(JSON.stringify(view(moved, "client"))).not.toContain("Leaves in December");
});

test("what staff wrote for a signed day, the room and the grade are not told to the client", () => {
  const bookings = {
    1: { on: "2026-11-03", status: "completed" },
    2: { on: "2026-11-24", reason: "Leaves soon" },
  } as const;
  const plan = view(aPlan(bookings), "client");
  expect(plan.visits[1]).toMatchObject({ where: null, device: null, gradeText: null, overrideReason: null });
  expect(JSON.stringify(plan)).not.toMatch(/Leaves soon|Room 2|Pen A/);
});

test("a client hears why the very day was chosen where that is known", () => {
  const plan = view(
    aPlan({ 1: { on: "2026-11-24" }, 2: { on: "2026-12-29" } }, { preferences: { weekdays: [2] } }),
    "client",
  );
  expect(plan.visits[1]?.why.slice(1)).toEqual([
    "Tue 29 Dec is the day that your course aims for.",
    "It is a Tuesday, as you asked.",
  ]);
});

test("a session that is overdue is heard as one that was due", () => {
  const plan = view(aPlan({ 1: { on: "2026-08-20", status: "completed" } }));
  expect(plan.ribbon.labels["visit-2"]?.sentence).toMatch(/It was due by Thu 1 Oct\.$/);
});

test("a protocol of the clinic's own is called as the clinic calls it", () => {
  const own = view(aPlan({}, { protocol: { ...protocol, key: "harbour-glow", name: "Harbour Glow" } }));
  expect(own.title).toBe("Harbour Glow, face");
});
