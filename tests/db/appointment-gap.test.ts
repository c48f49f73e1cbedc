// Can two visits of a plan come closer than the skin allows? The least gap and its signed exception, by SQL alone.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, instantAt, toDate } from "@/lib/time";
import { aCourse, anOverride, aVisit, type BuiltVisit, type Course } from "@/tests/support/builders";
import { type AppointmentOptions, anAppointment, appointmentRow } from "@/tests/support/builders/appointment";
import { insert, type Row } from "@/tests/support/builders/insert";
import { outcomeOf, underBookingLock } from "@/tests/support/builders/race";
import { owner, parallel } from "@/tests/support/database";

const DAY_ONE = "2026-12-01";
const TOO_SOON = { code: "23P01", constraint: "appointment_gap_kept" };
const COPY_LIES = { code: "23503", constraint: "Appointment_clinicId_visitId_planId_minGapDays_fkey" };

let course: Course;
beforeEach(async () => {
  course = await aCourse();
});

/** The instant, as text, at which the clock of the course's location shows that minute of that day. */
function at(day: string, minute = 600, zone = course.timeZone): string {
  return toDate(instantAt(day, minute, zone)).toISOString();
}

function book(visit: BuiltVisit, dayOffset: number, options: AppointmentOptions = {}) {
  return anAppointment(course, { visit, startsAt: at(addDays(DAY_ONE, dayOffset)), ...options });
}

describe("the second session, 28 days after the first at the earliest", () => {
  test.each([
    [0, false],
    [1, false],
    [27, false],
    [28, true],
    [29, true],
    [200, true],
  ])("on day %i after it: %s, whichever was booked first", async (days, allowed) => {
    const [first, second] = course.visits;
    for (const order of ["first then second", "second then first"]) {
      await owner().query('DELETE FROM "Appointment"');
      const later = () => book(second, days, { startsAt: at(addDays(DAY_ONE, days), 900) });
      const booking = order === "first then second" ? book(first, 0).then(later) : later().then(() => book(first, 0));
      if (allowed) await expect(booking, order).resolves.toBeDefined();
      else await expect(booking, order).rejects.toMatchObject(TOO_SOON);
    }
  });

  test.each([
    ["held", true],
    ["booked", false],
    ["confirmed", false],
    ["arrived", false],
    ["in_treatment", false],
    ["completed", false],
    ["missed", true],
    ["cancelled", true],
  ] as const)("on day 10, where the first is %s: %s", async (status, allowed) => {
    const [first, second] = course.visits;
    await book(first, 0, { status });
    if (allowed) await expect(book(second, 10)).resolves.toBeDefined();
    else await expect(book(second, 10)).rejects.toMatchObject(TOO_SOON);
  });

  test("a missed one does not come back between others that came closer meanwhile", async () => {
    const [first, second] = course.visits;
    const { appointmentId } = await book(first, 0, { status: "missed" });
    await book(second, 10);
    await expect(
      owner().query(`UPDATE "Appointment" SET status = 'booked' WHERE id = $1`, [appointmentId]),
    ).rejects.toMatchObject(TOO_SOON);
  });
});

test.each([
  ["Europe/London", "2026-09-27", "the clock goes back on the last day"],
  ["Europe/London", "2026-10-24", "the clock goes back on the first day"],
  ["Europe/London", "2027-02-28", "the clock goes forward on the last day"],
  ["America/New_York", "2027-02-20", "the clock goes forward between"],
  ["Pacific/Auckland", "2026-09-10", "the day begins on UTC's day before"],
])("in %s from %s a gap is counted in local days: %s", async (timeZone, day) => {
  course = await aCourse({ timeZone });
  const [first, second] = course.visits;
  const lastMinute = 24 * 60 - 60;
  await anAppointment(course, { visit: first, startsAt: at(day, lastMinute) });
  const tooSoon = anAppointment(course, { visit: second, startsAt: at(addDays(day, 27), lastMinute) });
  await expect(tooSoon).rejects.toMatchObject(TOO_SOON);
  await expect(
    anAppointment(course, { visit: second, startsAt: at(addDays(day, 28), 0) }),
    "28 days on, although fewer than 28 times 24 hours",
  ).resolves.toBeDefined();
});

test("a touch-up keeps its own longer gap, and the visit after it its own shorter one", async () => {
  const [first] = course.visits;
  const touchUp = await aVisit(course, 6, { phase: "touch_up", earliestDays: 150 });
  const after = await aVisit(course, 7, { earliestDays: 7 });
  await book(first, 0);
  await expect(book(touchUp, 149)).rejects.toMatchObject(TOO_SOON);
  await book(touchUp, 150);
  await expect(book(after, 156)).rejects.toMatchObject(TOO_SOON);
  await expect(book(after, 157)).resolves.toBeDefined();
});

test("a visit does not squeeze in between two that are booked", async () => {
  const [first, second, third] = course.visits;
  await book(first, 0);
  await book(third, 50);
  await expect(book(second, 28)).rejects.toMatchObject(TOO_SOON);
  await expect(book(second, 22)).rejects.toMatchObject(TOO_SOON);
});

test("two plans of one client, for two areas, keep no gap between them", async () => {
  const other = await aCourse({ at: course });
  await book(course.visits[0], 0);
  await expect(anAppointment(other, { visit: other.visits[1], startsAt: at(DAY_ONE) })).resolves.toBeDefined();
});

test("a consultation keeps no gap", async () => {
  await book(course.visits[0], 0);
  await expect(anAppointment(course, { startsAt: at(DAY_ONE, 900) })).resolves.toBeDefined();
});

test("all moves of a cascade are judged together, at the end of one UPDATE", async () => {
  const [first, second] = course.visits;
  const one = await book(first, 0);
  const two = await book(second, 28);
  const move = (ids: string[], days: number[]) =>
    owner().query(
      `UPDATE "Appointment" a SET "startsAt" = m.at, "onDate" = m.day
       FROM unnest($1::uuid[], $2::timestamptz[], $3::date[]) AS m(id, at, day) WHERE a.id = m.id`,
      [ids, days.map((day) => at(addDays(DAY_ONE, day))), days.map((day) => addDays(DAY_ONE, day))],
    );
  await expect(move([one.appointmentId], [7])).rejects.toMatchObject(TOO_SOON);
  expect((await move([one.appointmentId, two.appointmentId], [7, 35])).rowCount).toBe(2);
  // Their order is the plan's affair, the gap the skin's.
  expect((await move([one.appointmentId, two.appointmentId], [70, 7])).rowCount).toBe(2);
});

describe("a signed exception", () => {
  test("relaxes the gap before one visit, to exactly the days that were signed", async () => {
    const [first, second, third] = course.visits;
    const signed = await anOverride(second, { signedBy: course.membershipId, gapDays: 20 });
    await book(first, 0);
    await expect(book(second, 19, signed)).rejects.toMatchObject(TOO_SOON);
    await book(second, 20, signed);
    await expect(book(third, 47), "the gap after it is untouched").rejects.toMatchObject(TOO_SOON);
    await expect(book(third, 48)).resolves.toBeDefined();
  });

  test.each([
    ["none is named", {}, { code: "23514", constraint: "appointment_gap_signed" }],
    ["it signs other days", { gapDays: 21 }, { code: "23503" }],
    ["it is another visit's", { other: true }, { code: "23503" }],
  ])("a shorter gap is refused where %s", async (_, given: { gapDays?: number; other?: boolean }, refusal) => {
    const [first, second, third] = course.visits;
    await book(first, 0);
    const signed = await anOverride(given.other ? third : second, {
      signedBy: course.membershipId,
      gapDays: given.gapDays ?? 20,
    });
    const named = given.gapDays !== undefined || given.other ? signed.gapOverrideId : null;
    const booking = book(second, 20, { gapDays: 20, gapOverrideId: named });
    await expect(booking).rejects.toMatchObject(refusal);
  });

  test("is not signed under the floor; what had already happened is recorded as it was", async () => {
    const [first, second] = course.visits;
    const by = { signedBy: course.membershipId, floorGapDays: 14 };
    await expect(anOverride(second, { ...by, gapDays: 13 })).rejects.toMatchObject({
      code: "23514",
      constraint: "gap_override_floor_kept",
    });
    await expect(anOverride(second, { ...by, gapDays: 14 })).resolves.toBeDefined();
    const recorded = await anOverride(second, { ...by, gapDays: 3, kind: "recorded" });
    await expect(anOverride(second, { ...by, gapDays: 0, kind: "recorded" })).rejects.toMatchObject({ code: "23514" });
    await book(first, 0, { status: "completed" });
    await expect(book(second, 2, { ...recorded, status: "completed" })).rejects.toMatchObject(TOO_SOON);
    await expect(book(second, 3, { ...recorded, status: "completed" })).resolves.toBeDefined();
  });

  test("asks for a reason, in a word at least", async () => {
    const blank = anOverride(course.visits[1], { signedBy: course.membershipId, gapDays: 20, reason: " " });
    await expect(blank).rejects.toMatchObject({ constraint: "gap_override_reason_given" });
  });
});

describe("the copy of a visit's least gap", () => {
  test.each([
    ["lower", 27],
    ["higher", 29],
  ])("is not %s than the visit's", async (_, days) => {
    const booking = book(course.visits[1], 0, { minGapDays: days, gapDays: days });
    await expect(booking).rejects.toMatchObject(COPY_LIES);
  });

  test("is neither longer nor left out", async () => {
    await expect(book(course.visits[1], 0, { gapDays: 29 })).rejects.toMatchObject({
      constraint: "appointment_gap_signed",
    });
    await expect(book(course.visits[1], 0, { minGapDays: null, gapDays: null })).rejects.toMatchObject({
      constraint: "appointment_visit_whole",
    });
  });

  test("a visit's gap is not lowered in passing under a booked appointment, but in one statement with it", async () => {
    const [first, second] = course.visits;
    await book(first, 0);
    const { appointmentId } = await book(second, 28);
    const lower = 'UPDATE "Visit" SET "earliestDays" = 21 WHERE id = $1';
    await expect(owner().query(lower, [second.visitId])).rejects.toMatchObject(COPY_LIES);
    const copy = 'UPDATE "Appointment" SET "minGapDays" = 21, "gapDays" = 21 WHERE id = $1';
    await expect(owner().query(copy, [appointmentId])).rejects.toMatchObject(COPY_LIES);
    const together = await owner().query(
      `WITH v AS (${lower} RETURNING 1) UPDATE "Appointment" SET "minGapDays" = 21, "gapDays" = 21 WHERE id = $2`,
      [second.visitId, appointmentId],
    );
    expect(together.rowCount).toBe(1);
  });

  test("a gap that is raised over what is booked is refused as a whole", async () => {
    const [first, second] = course.visits;
    await book(first, 0);
    const { appointmentId } = await book(second, 28);
    await expect(
      owner().query(
        `WITH v AS (UPDATE "Visit" SET "earliestDays" = 29 WHERE id = $1 RETURNING 1)
         UPDATE "Appointment" SET "minGapDays" = 29, "gapDays" = 29 WHERE id = $2`,
        [second.visitId, appointmentId],
      ),
    ).rejects.toMatchObject(TOO_SOON);
    const { rows } = await owner().query('SELECT "earliestDays" FROM "Visit" WHERE id = $1', [second.visitId]);
    expect(rows).toEqual([{ earliestDays: 28 }]);
  });
});

describe("twenty visits of one plan, each within days of the others", () => {
  async function twentyWishes(): Promise<Row[]> {
    const rows: Row[] = [];
    for (let index = 0; index < 20; index++) {
      const visit = await aVisit(course, 10 + index);
      rows.push(appointmentRow(course, { visit, startsAt: at(addDays(DAY_ONE, index)) }));
    }
    return rows;
  }

  test("inserted at once: one wins", async () => {
    const rows = await twentyWishes();
    const { won, lost } = outcomeOf(await parallel(20, (db, index) => insert("Appointment", rows[index] ?? {}, db)));
    expect(won).toBe(1);
    expect((lost["23P01"] ?? 0) + (lost["40P01"] ?? 0)).toBe(19);
  }, 60_000);

  test("inserted at once under the booking lock: one wins, and no other is a deadlock", async () => {
    const rows = await twentyWishes();
    const ends = await parallel(20, (db, index) =>
      underBookingLock(db, course.clinicId, () => insert("Appointment", rows[index] ?? {}, db)),
    );
    expect(outcomeOf(ends)).toEqual({ won: 1, lost: { "23P01": 19 } });
  });
});

test("the database takes exactly those days on which every visit keeps its own gap to all before it", async () => {
  const visits: BuiltVisit[] = [];
  for (const earliestDays of [1, 3, 7, 10, 28]) {
    visits.push(await aVisit(course, 10 + visits.length, { earliestDays }));
  }
  const day = fc.integer({ min: 0, max: 60 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(day, day, day, day, day), fc.integer({ min: 0, max: 4 }), async (days, turn) => {
      await owner().query('DELETE FROM "Appointment"');
      const taken: { on: number; gapDays: number }[] = [];
      for (let step = 0; step < visits.length; step++) {
        const index = (step + turn) % visits.length;
        const visit = visits[index];
        const on = days[index];
        if (!visit || on === undefined) continue;
        const keeps = taken.every((other) =>
          on >= other.on ? on - other.on >= visit.earliestDays : other.on - on >= other.gapDays,
        );
        const startsAt = at(addDays(DAY_ONE, on), 480 + index * 70);
        const accepted = await anAppointment(course, { visit, startsAt }).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject(TOO_SOON);
            return false;
          },
        );
        expect(accepted).toBe(keeps);
        if (accepted) taken.push({ on, gapDays: visit.earliestDays });
      }
    }),
    { numRuns: 60, seed: 20261124 },
  );
});
