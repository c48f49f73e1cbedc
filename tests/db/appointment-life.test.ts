// May an appointment begin so, and may it go from this status to that one? The whole table, by SQL alone.
import { beforeEach, describe, expect, test } from "vitest";
import { aClient, aCourse, aLocation, type Course } from "@/tests/support/builders";
import { anAppointment, appointmentRow, type Status, setStatus } from "@/tests/support/builders/appointment";
import { insert } from "@/tests/support/builders/insert";
import { owner } from "@/tests/support/database";

const STATUSES: readonly Status[] = [
  "held",
  "booked",
  "confirmed",
  "arrived",
  "in_treatment",
  "completed",
  "missed",
  "cancelled",
];

/** The life of an appointment as the product has it, the desk's undo included. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  held: ["booked", "cancelled"],
  booked: ["confirmed", "arrived", "missed", "cancelled"],
  confirmed: ["booked", "arrived", "missed", "cancelled"],
  arrived: ["in_treatment", "booked", "confirmed", "cancelled"],
  in_treatment: ["completed"],
  completed: [],
  missed: ["booked", "confirmed"],
  cancelled: [],
};

const BEGINNINGS: readonly Status[] = ["held", "booked", "arrived", "completed"];

const WRONG_STEP = { code: "23514", message: expect.stringContaining("appointment_step:") };

let course: Course;
beforeEach(async () => {
  course = await aCourse();
});

const holdUntil = (status: Status): string | null => (status === "held" ? "2026-11-24T12:00:00Z" : null);

describe.each(STATUSES)("an appointment that is %s", (from) => {
  test.each(STATUSES.map((to): [Status, boolean] => [to, to === from || NEXT[from].includes(to)]))(
    "becomes %s: %s",
    async (to, allowed) => {
      const { appointmentId } = await anAppointment(course, { status: from });
      const step = owner().query('UPDATE "Appointment" SET status = $2, "holdExpiresAt" = $3 WHERE id = $1', [
        appointmentId,
        to,
        holdUntil(to),
      ]);
      if (allowed) await expect(step).resolves.toMatchObject({ rowCount: 1 });
      else await expect(step).rejects.toMatchObject(WRONG_STEP);
    },
  );

  test(`${BEGINNINGS.includes(from) ? "may" : "may not"} begin so`, async () => {
    const beginning = insert("Appointment", appointmentRow(course, { status: from }));
    if (BEGINNINGS.includes(from)) await expect(beginning).resolves.toBeUndefined();
    else await expect(beginning).rejects.toMatchObject(WRONG_STEP);
  });
});

describe("what has happened does not move", () => {
  const SETTLED: readonly Status[] = ["in_treatment", "completed", "missed", "cancelled"];

  test.each(STATUSES)("an appointment that is %s", async (status) => {
    const { appointmentId } = await anAppointment(course, { status });
    const other = await aCourse({ at: course });
    const { clientId } = await aClient(course);
    const moves: [string, unknown][] = [
      ['"startsAt" = $2', "2026-12-01T13:00:00Z"],
      ['"clinicianId" = $2', other.clinicianId],
      ['"roomId" = $2', other.roomId],
      ['"clientId" = $2', clientId],
    ];
    for (const [change, value] of moves) {
      const move = owner().query(`UPDATE "Appointment" SET ${change} WHERE id = $1`, [appointmentId, value]);
      if (SETTLED.includes(status)) await expect(move, change).rejects.toMatchObject(WRONG_STEP);
      else await expect(move, change).resolves.toMatchObject({ rowCount: 1 });
    }
  });

  test("a completed visit is not handed to another visit of the plan", async () => {
    const [first, second] = course.visits;
    const { appointmentId } = await anAppointment(course, { visit: first, status: "completed" });
    const handing = owner().query(
      'UPDATE "Appointment" SET "visitId" = $2, "minGapDays" = 28, "gapDays" = 28 WHERE id = $1',
      [appointmentId, second.visitId],
    );
    await expect(handing).rejects.toMatchObject(WRONG_STEP);
  });

  test("but a completed one may be counted and noted", async () => {
    const { appointmentId } = await anAppointment(course, { status: "completed" });
    const counted = await owner().query('UPDATE "Appointment" SET version = version + 1 WHERE id = $1', [
      appointmentId,
    ]);
    expect(counted.rowCount).toBe(1);
  });
});

describe("a visit has one live appointment", () => {
  const MUCH_LATER = "2027-12-01T10:00:00Z";

  test.each<[Status, boolean]>([
    ["held", true],
    ["booked", false],
    ["confirmed", false],
    ["arrived", false],
    ["in_treatment", false],
    ["completed", false],
    ["missed", true],
    ["cancelled", true],
  ])("beside one that is %s another is booked: %s", async (status, allowed) => {
    const visit = course.visits[1];
    await anAppointment(course, { visit, status });
    const again = anAppointment(course, { visit, startsAt: MUCH_LATER });
    if (allowed) await expect(again).resolves.toBeDefined();
    else await expect(again).rejects.toMatchObject({ code: "23505", constraint: "appointment_one_per_visit" });
  });

  test("a missed one is not undone when its visit is booked again", async () => {
    const visit = course.visits[1];
    const { appointmentId } = await anAppointment(course, { visit, status: "missed" });
    await anAppointment(course, { visit, startsAt: MUCH_LATER });
    await expect(setStatus(appointmentId, "booked")).rejects.toMatchObject({ constraint: "appointment_one_per_visit" });
  });
});

describe("a location's time zone", () => {
  const rezone = `WITH l AS (UPDATE "Location" SET "timeZone" = $2 WHERE id = $1 RETURNING 1)
    UPDATE "Appointment" SET "timeZone" = $2, "onDate" = ("startsAt" AT TIME ZONE $2)::date WHERE "locationId" = $1`;

  test("changes with its appointments in one transaction, completed ones too", async () => {
    await anAppointment(course, { startsAt: "2026-12-01T23:30:00Z", status: "completed" });
    await owner().query(rezone, [course.locationId, "Europe/Athens"]);
    const { rows } = await owner().query('SELECT "onDate"::text FROM "Appointment"');
    expect(rows).toEqual([{ onDate: "2026-12-02" }]);
  });

  test("does not change without them", async () => {
    await anAppointment(course);
    const alone = owner().query(`UPDATE "Location" SET "timeZone" = 'Europe/Athens' WHERE id = $1`, [
      course.locationId,
    ]);
    await expect(alone).rejects.toMatchObject({ code: "23503" });
  });

  test("is the one of its appointments", async () => {
    const elsewhere = await aLocation(course, { timeZone: "America/New_York" });
    const booking = anAppointment({ ...course, timeZone: elsewhere.timeZone });
    await expect(booking).rejects.toMatchObject({ code: "23503" });
  });
});
