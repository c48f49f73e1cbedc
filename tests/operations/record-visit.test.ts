// How is a visit written down that was given on another day than it was booked, or without a booking?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { previewRecord } from "@/lib/operations/preview-record";
import { recordVisit } from "@/lib/operations/record-visit";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { Given } from "@/lib/schemas/plan-change";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aNewerVersion } from "../support/a-newer-version";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";
import { giveVisit } from "../support/give-a-visit";

const on = (day: PlainDate, time = "16:00") => new Date(`${day}T${time}:00Z`);

/** Four sessions and a touch-up; the first given at once. */
async function aCourse() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const owner = await clinic.asked("owner");
  const [first, second, third] = visits;
  if (!first || !second || !third) throw new Error("No visits");
  await giveVisit({ ...owner, now: NOW }, first.appointmentId);
  return { clinic, planId, owner, first, second, third };
}

type Course = Awaited<ReturnType<typeof aCourse>>;

const at = ({ clinic, second }: Course, day: PlainDate, minute = 600): Given => ({
  on: day,
  minute,
  clinicianId: second.slot.clinicianId,
  roomId: second.slot.roomId,
  deviceId: clinic.deviceId,
});

/** What the page would send back after it has shown this preview. */
async function record(course: Course, now: Date, given: Given, reason?: string) {
  const ctx = { ...course.owner, now };
  const preview = await previewRecord(ctx, { planId: course.planId, given });
  return recordVisit(ctx, {
    planId: course.planId,
    revision: preview.facts.plan.revision,
    visitId: preview.visit?.id ?? "",
    given,
    moves: (preview.judgement?.moves ?? []).map(({ visitId, slot }) => ({ visitId, slot })),
    ...(reason !== undefined && { reason }),
  });
}

const rowOf = async (appointmentId: string) =>
  (
    await rowsOf(
      `SELECT status, "onDate"::text AS on, "gapDays", "gapOverrideId" IS NOT NULL AS "hasException" FROM "Appointment" WHERE id = $1`,
      [appointmentId],
    )
  )[0];

const toldOfMoves = ({ clinic }: Course) =>
  rowsOf(`SELECT id FROM "Message" WHERE "clientId" = $1 AND rule = 'visit-moved'`, [clinic.clientId]);

describe("a booked session that was given earlier", () => {
  test("stands where it was given; what is booked behind it stays while its gap holds, and nobody is told", async () => {
    const course = await aCourse();
    const { planId, second } = course;
    const before = await bookedVisits(planId);
    const day = addDays(course.first.on, 29);
    expect(await record(course, on(day), at(course, day))).toEqual({ moved: 0, cancelled: 0 });
    expect(await rowOf(second.appointmentId)).toEqual({
      status: "completed",
      on: day,
      gapDays: 28,
      hasException: false,
    });
    expect((await bookedVisits(planId)).slice(2)).toEqual(before.slice(2));
    expect(await toldOfMoves(course)).toHaveLength(0);
  });

  test("before its earliest day takes a reason, also under the floor, and the course follows, the client told once", async () => {
    const course = await aCourse();
    const { planId, second } = course;
    const day = addDays(course.first.on, 10);
    await expect(record(course, on(day), at(course, day))).rejects.toMatchObject({ code: "reason-missing" });
    const { moved } = await record(course, on(day), at(course, day), "Treated by a locum");
    expect(moved).toBeGreaterThan(0);
    expect(await toldOfMoves(course)).toHaveLength(1);
    expect(await rowOf(second.appointmentId)).toEqual({
      status: "completed",
      on: day,
      gapDays: 10,
      hasException: true,
    });
    expect(await rowsOf(`SELECT kind, "gapDays", "floorGapDays", reason FROM "GapOverride"`)).toEqual([
      { kind: "recorded", gapDays: 10, floorGapDays: 14, reason: "Treated by a locum" },
    ]);
    const [, , next] = await bookedVisits(planId);
    expect(daysBetween(day, next?.on ?? "")).toBeGreaterThanOrEqual(28);
    expect(daysBetween(day, next?.on ?? "")).toBeLessThanOrEqual(42);
  });
});

describe("a session that was given later", () => {
  test("moves what comes too soon behind it, and nothing when the gaps hold", async () => {
    const course = await aCourse();
    const { second, third, planId } = course;
    const day = addDays(third.on, -20);
    const { moved } = await record(course, on(day), at(course, day));
    expect(moved).toBeGreaterThanOrEqual(1);
    const now = await bookedVisits(planId);
    for (const [index, { on: later }] of now.slice(2).entries()) {
      expect(daysBetween(now[index + 1]?.on ?? "", later)).toBeGreaterThanOrEqual(28);
    }
    expect(await rowOf(second.appointmentId)).toMatchObject({ status: "completed", on: day });
  });

  test("after it was missed is a visit of its own beside the missed one", async () => {
    const course = await aCourse();
    const { second, owner, planId } = course;
    await stepAppointment(
      { ...owner, now: on(second.on, "18:00") },
      { appointmentId: second.appointmentId, step: "miss" },
    );
    const day = addDays(second.on, 2);
    await record(course, on(day), at(course, day));
    expect(await rowOf(second.appointmentId)).toMatchObject({ status: "missed" });
    const given = (await bookedVisits(planId)).find(({ visitId }) => visitId === second.visitId);
    expect(given).toMatchObject({ on: day, status: "completed" });
  });
});

test("a device is asked for as the visit itself needs it, not as an earlier one did", async () => {
  const course = await aCourse();
  const { planId, owner, second, clinic } = course;
  await stepAppointment(owner, { appointmentId: second.appointmentId, step: "cancel", reason: "Asked to" });
  const phases = STANDARD_PROTOCOL.phases.map((phase) => ({ ...phase, needs: { ...phase.needs, device: false } }));
  const versionId = await aNewerVersion(clinic, { phases });
  await rowsOf(`UPDATE "Plan" SET "protocolVersionId" = $2 WHERE id = $1`, [planId, versionId]);
  const day = addDays(course.first.on, 35);
  const without = { ...at(course, day), deviceId: null };
  await expect(record(course, on(day), at(course, day))).rejects.toMatchObject({ code: "not-found" });
  await record(course, on(day), without);
  const given = (await bookedVisits(planId)).find(({ visitId }) => visitId === second.visitId);
  expect(given).toMatchObject({ on: day, status: "completed", slot: { deviceId: null } });
});

describe("is refused", () => {
  test("in the future, and on or before the day of the visit that was given last", async () => {
    const course = await aCourse();
    const day = addDays(course.first.on, 30);
    await expect(record(course, on(day, "09:00"), at(course, day, 600))).rejects.toMatchObject({
      code: "not-given-yet",
    });
    await expect(record(course, on(day), at(course, course.first.on))).rejects.toMatchObject({
      code: "given-before-last",
    });
  });

  test("where something else was at that time; then nothing has changed", async () => {
    const course = await aCourse();
    const { planId } = course;
    const other = await aBookedCourse(course.clinic, { area: "neck", firstOn: addDays(course.first.on, 29) });
    const [taken] = other.visits;
    if (!taken) throw new Error("No visit");
    const given: Given = {
      on: taken.on,
      minute: taken.slot.start % 1440,
      clinicianId: taken.slot.clinicianId,
      roomId: taken.slot.roomId,
      deviceId: taken.slot.deviceId,
    };
    const before = await bookedVisits(planId);
    await expect(record(course, on(taken.on, "20:00"), given)).rejects.toMatchObject({
      code: expect.stringMatching(/^(clinician|room|device|client)-taken$/),
    });
    expect(await bookedVisits(planId)).toEqual(before);
  });

  test("when what would move is not what was shown, and for a client", async () => {
    const course = await aCourse();
    const { planId, owner, second, clinic } = course;
    const day = addDays(course.first.on, 10);
    const ctx = { ...owner, now: on(day) };
    const given = at(course, day);
    const { facts } = await previewRecord(ctx, { planId, given });
    const input = { planId, revision: facts.plan.revision, visitId: second.visitId, given, reason: "Locum", moves: [] };
    await expect(recordVisit(ctx, input)).rejects.toThrow(new Refusal("plan-changed"));
    await expect(recordVisit(await clinic.asked("client"), input)).rejects.toThrow(new Refusal("not-allowed"));
  });

  test("for a day more than a year ago: a slip in the year could never be undone", async () => {
    const clinic = await aWorkingClinic();
    const { planId, visits } = await aBookedCourse(clinic);
    const [first] = visits;
    if (!first) throw new Error("No visit");
    const course = { clinic, planId, owner: await clinic.asked("owner"), first, second: first, third: first };
    await expect(record(course, NOW, at(course, "1926-11-20"))).rejects.toMatchObject({
      code: "given-too-long-ago",
      values: { day: "2025-11-23" },
    });
    await expect(record(course, NOW, at(course, "2025-11-23"))).resolves.toBeDefined();
  });

  test("for all but one of those who write it at once", async () => {
    const course = await aCourse();
    const day = addDays(course.first.on, 30);
    const ends = await Promise.allSettled([1, 2, 3].map(() => record(course, on(day), at(course, day))));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
