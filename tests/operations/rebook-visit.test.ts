// Is a visit that is missed or cancelled booked again whole, or not at all?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { findRebookings, type Rebookings, rebookVisit } from "@/lib/operations/rebook-visit";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { RebookVisitInput } from "@/lib/schemas/appointment";
import { addDays, daysBetween } from "@/lib/time";
import { aBookedCourse, type BookedVisit, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";
import { giveVisit } from "../support/give-a-visit";

/** Session 1 is given, and it is the evening of session 2. */
async function eveningOfSecond() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second, third] = visits;
  if (!first || !second || !third) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  await giveVisit(desk, first.appointmentId);
  const ctx = await clinic.asked("owner", new Date(`${second.on}T18:00:00Z`));
  return { clinic, planId, first, second, third, visits, ctx };
}

const inputFor = (
  { facts, visit }: Rebookings,
  place: Rebookings["places"][number],
  rest: Pick<RebookVisitInput, "step"> & { reason?: string },
): RebookVisitInput => ({
  appointmentId: visit.appointment?.id ?? "",
  revision: facts.plan.revision,
  seen: [
    { visitId: visit.id, slot: place.slot },
    ...place.moves.flatMap(({ visitId, slot }) => (slot ? [{ visitId, slot }] : [])),
  ],
  ...rest,
});

async function offered(
  ctx: Awaited<ReturnType<WorkingClinic["asked"]>>,
  { appointmentId }: BookedVisit,
  step: "miss" | "cancel",
) {
  const found = await findRebookings(ctx, { appointmentId, step }, 3);
  const [best] = found?.places ?? [];
  if (!found || !best) throw new Error("No place");
  return { found, best };
}

/** Session 3 is booked on the first day that its gap allows, so that session 2 takes it along. */
async function withTightThird() {
  const at = await eveningOfSecond();
  const { second, third } = at;
  const on = addDays(second.on, 28);
  await rowsOf(
    `UPDATE "Appointment" SET "startsAt" = "startsAt" - make_interval(days => $2), "onDate" = $3::date WHERE id = $1`,
    [third.appointmentId, daysBetween(on, third.on), on],
  );
  return at;
}

test("the best days come side by side, the least cost first, each inside the window and none on the day that it had", async () => {
  const { ctx, first, second } = await eveningOfSecond();
  const { found } = await offered(ctx, second, "miss");
  expect(found.places).toHaveLength(3);
  for (const { on, gapDays, grade, moves } of found.places) {
    expect(on > second.on).toBe(true);
    expect(gapDays).toBe(daysBetween(first.on, on));
    expect(grade).toBe("on-cadence");
    expect(moves).toEqual([]);
  }
  expect(found.places.map(({ gapDays }) => gapDays)).toEqual([35, 36, 37]);
});

test("a missed visit is booked again at once, and the client hears of one new time", async () => {
  const { ctx, planId, second } = await eveningOfSecond();
  const { found, best } = await offered(ctx, second, "miss");
  const told = () => rowsOf(`SELECT body FROM "Message" WHERE rule = 'visit-moved'`);
  const done = await rebookVisit(ctx, inputFor(found, best, { step: "miss" }));
  expect(done).toMatchObject({ on: best.on, moved: 0 });
  expect(await rowsOf(`SELECT status FROM "Appointment" WHERE id = $1`, [second.appointmentId])).toEqual([
    { status: "missed" },
  ]);
  const now = (await bookedVisits(planId)).find(({ visitId }) => visitId === second.visitId);
  expect(now).toMatchObject({ appointmentId: done.appointmentId, slot: best.slot, status: "booked" });
  expect(await told()).toHaveLength(1);
  expect(await rowsOf(`SELECT id FROM "Message" WHERE rule = 'next-due' AND status = 'due'`)).toEqual([]);
  const audited = await rowsOf(
    `SELECT action FROM "AuditEntry" WHERE action IN ('appointment.missed', 'appointment.booked') ORDER BY id`,
  );
  expect(audited).toEqual([{ action: "appointment.missed" }, { action: "appointment.booked" }]);
});

test("what is booked behind it and would come too soon moves along, in the same transaction", async () => {
  const { ctx, planId, second, third } = await withTightThird();
  const { found, best } = await offered(ctx, second, "miss");
  expect(best.moves.map(({ visitId }) => visitId)).toEqual([third.visitId]);
  const done = await rebookVisit(ctx, inputFor(found, best, { step: "miss" }));
  expect(done.moved).toBe(1);
  const [, again, next] = await bookedVisits(planId);
  expect(daysBetween(again?.on ?? "", next?.on ?? "")).toBeGreaterThanOrEqual(28);
  const [{ body } = { body: "" }] = await rowsOf<{ body: string }>(
    `SELECT body FROM "Message" WHERE rule = 'visit-moved'`,
  );
  expect(body.match(/is now/g)).toHaveLength(2);
});

test("a visit that is booked late is not pulled along", async () => {
  const { ctx, planId, second, third } = await eveningOfSecond();
  await rowsOf(
    `UPDATE "Appointment" SET "startsAt" = "startsAt" + interval '21 days', "onDate" = "onDate" + 21 WHERE "planId" = $1 AND "onDate" > $2::date`,
    [planId, second.on],
  );
  expect(daysBetween(second.on, addDays(third.on, 21))).toBeGreaterThan(42 + 3);
  const { found } = await offered(ctx, second, "miss");
  expect(found.places.map(({ moves }) => moves)).toEqual([[], [], []]);
});

describe("a cancellation", () => {
  test("keeps its reason, frees its place and books the other one; the client is told of a move, not of a loss", async () => {
    const { ctx, second } = await eveningOfSecond();
    const earlier = { ...ctx, now: new Date(`${addDays(second.on, -3)}T10:00:00Z`) };
    const { found, best } = await offered(earlier, second, "cancel");
    await rebookVisit(earlier, inputFor(found, best, { step: "cancel", reason: "Has the flu" }));
    expect(
      await rowsOf(`SELECT status, "cancelReason" FROM "Appointment" WHERE id = $1`, [second.appointmentId]),
    ).toEqual([{ status: "cancelled", cancelReason: "Has the flu" }]);
    const rules = await rowsOf<{ rule: string }>(
      `SELECT rule FROM "Message" WHERE rule IN ('visit-moved', 'visit-cancelled')`,
    );
    expect(rules).toEqual([{ rule: "visit-moved" }]);
  });

  test("also takes back who has arrived already", async () => {
    const { ctx, second } = await eveningOfSecond();
    await stepAppointment(ctx, { appointmentId: second.appointmentId, step: "arrive" });
    const { found, best } = await offered(ctx, second, "cancel");
    expect(await rebookVisit(ctx, inputFor(found, best, { step: "cancel", reason: "Felt ill" }))).toMatchObject({
      on: best.on,
    });
  });
});

describe("nothing half-done", () => {
  test("when the plan was changed meanwhile", async () => {
    const { ctx, second, third } = await eveningOfSecond();
    const { found, best } = await offered(ctx, second, "miss");
    await stepAppointment(ctx, { appointmentId: third.appointmentId, step: "cancel", reason: "Travels" });
    const before = await countRows("Appointment", "Message", "AuditEntry");
    await expect(rebookVisit(ctx, inputFor(found, best, { step: "miss" }))).rejects.toThrow(
      new Refusal("plan-changed"),
    );
    expect(await countRows("Appointment", "Message", "AuditEntry")).toEqual(before);
  });

  test("when the place was taken meanwhile", async () => {
    const { clinic, ctx, second } = await eveningOfSecond();
    const { found, best } = await offered(ctx, second, "miss");
    const other = await aClient(clinic, { givenName: "Ravi", email: null, emailKey: null });
    const { clinicianId, roomId, start } = best.slot;
    await anAppointment(
      { ...clinic, clientId: other.clientId, clinicianId, roomId, deviceId: null },
      { startsAt: new Date(start * 60_000).toISOString() },
    );
    await expect(rebookVisit(ctx, inputFor(found, best, { step: "miss" }))).rejects.toThrow(new Refusal("slot-taken"));
    expect(await rowsOf(`SELECT status FROM "Appointment" WHERE id = $1`, [second.appointmentId])).toEqual([
      { status: "booked" },
    ]);
  });

  test("when two do it at once: one does, the other is told", async () => {
    const { ctx, planId, second } = await eveningOfSecond();
    const { found, best } = await offered(ctx, second, "miss");
    const ends = await Promise.allSettled(
      [1, 2, 3].map(() => rebookVisit(ctx, inputFor(found, best, { step: "miss" }))),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await bookedVisits(planId)).filter(({ visitId }) => visitId === second.visitId)).toHaveLength(1);
  });

  test("when what would move along was not seen", async () => {
    const { ctx, second } = await withTightThird();
    const { found, best } = await offered(ctx, second, "miss");
    const input = inputFor(found, { ...best, moves: [] }, { step: "miss" });
    await expect(rebookVisit(ctx, input)).rejects.toThrow(new Refusal("plan-changed"));
  });
});

test("nobody has missed a visit that has not begun, and a client marks none", async () => {
  const { clinic, ctx, third } = await eveningOfSecond();
  await expect(findRebookings(ctx, { appointmentId: third.appointmentId, step: "miss" }, 3)).rejects.toThrow(
    new Refusal("wrong-step"),
  );
  const client = await clinic.asked("client");
  const asked = { appointmentId: third.appointmentId, step: "cancel" as const };
  await expect(findRebookings(client, asked, 3)).rejects.toThrow(Refusal);
  const seen = [{ visitId: third.visitId, slot: third.slot }];
  await expect(rebookVisit(client, { ...asked, reason: "No", revision: 1, seen })).rejects.toThrow(Refusal);
});

test("of a paused plan nothing is offered", async () => {
  const { ctx, planId, second } = await eveningOfSecond();
  await rowsOf(
    `UPDATE "Plan" SET status = 'paused', "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Abroad' WHERE id = $1`,
    [planId],
  );
  expect((await findRebookings(ctx, { appointmentId: second.appointmentId, step: "miss" }, 3))?.places).toEqual([]);
});
