// How does an appointment go along its day?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { confirmAppointment, stepAppointment } from "@/lib/operations/step-appointment";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { askScreening, giveVisit } from "../support/give-a-visit";

async function firstOfToday() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  return { clinic, planId, first: first.appointmentId, second: second.appointmentId };
}

test("a visit is confirmed, arrives, is treated and completed, each step audited", async () => {
  const { clinic, first } = await firstOfToday();
  const desk = await clinic.asked("desk");
  const status: string[] = [];
  await askScreening(desk, first);
  for (const step of ["confirm", "arrive", "start", "complete"] as const) {
    status.push((await stepAppointment(desk, { appointmentId: first, step })).status);
  }
  expect(status).toEqual(["confirmed", "arrived", "in_treatment", "completed"]);
  const entries = await rowsOf<{ action: string }>(
    `SELECT action FROM "AuditEntry" WHERE "recordId" = $1 ORDER BY id`,
    [first],
  );
  expect(entries.map(({ action }) => action)).toEqual([
    "appointment.confirmed",
    "appointment.arrived",
    "appointment.started",
    "appointment.completed",
  ]);
});

test("a step that does not fit is refused, also when two take it at once", async () => {
  const { clinic, first, second } = await firstOfToday();
  const desk = await clinic.asked("desk");
  await expect(stepAppointment(desk, { appointmentId: first, step: "start" })).rejects.toThrow(
    new Refusal("wrong-step"),
  );
  await expect(stepAppointment(desk, { appointmentId: second, step: "arrive" })).rejects.toThrow(
    new Refusal("wrong-step"),
  );
  const ends = await Promise.allSettled(
    [1, 2, 3].map(() => stepAppointment(desk, { appointmentId: first, step: "arrive" })),
  );
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a missed visit is due again: its messages vanish, the client is asked to book, and the slip can be undone", async () => {
  const { clinic, first, second } = await firstOfToday();
  const desk = await clinic.asked("desk");
  await giveVisit(desk, first);
  const onDay = new Date("2026-12-28T15:00:00Z");
  const later = { ...(await clinic.asked("owner", onDay)) };
  await stepAppointment(later, { appointmentId: second, step: "miss" });
  const due = () =>
    rowsOf<{ rule: string }>(
      `SELECT DISTINCT m.rule FROM "Message" m JOIN "Appointment" a ON a.id = $1 AND m."visitId" = a."visitId" WHERE m.status = 'due' AND m."dueAt" > $2 ORDER BY m.rule`,
      [second, onDay],
    );
  expect((await due()).map(({ rule }) => rule)).toEqual(["next-due"]);
  expect(await stepAppointment(later, { appointmentId: second, step: "revert" })).toEqual({ status: "booked" });
  expect((await due()).map(({ rule }) => rule)).not.toContain("next-due");
});

test("a cancellation needs its reason, frees the place and takes every message back but the one that tells it", async () => {
  const { clinic, second } = await firstOfToday();
  const desk = await clinic.asked("desk");
  await stepAppointment(desk, { appointmentId: second, step: "cancel", reason: "Moves to another town" });
  expect(
    await rowsOf(`SELECT status, "cancelReason", "takesPlace" FROM "Appointment" WHERE id = $1`, [second]),
  ).toEqual([{ status: "cancelled", cancelReason: "Moves to another town", takesPlace: false }]);
  const messages = await rowsOf<{ rule: string }>(
    `SELECT rule FROM "Message" WHERE "appointmentId" = $1 AND status = 'due'`,
    [second],
  );
  expect(messages).toEqual([{ rule: "visit-cancelled" }]);
});

test("undoing an arrival gives a confirmed visit back as confirmed", async () => {
  const { clinic, first } = await firstOfToday();
  const desk = await clinic.asked("desk");
  for (const step of ["confirm", "arrive"] as const) await stepAppointment(desk, { appointmentId: first, step });
  expect(await stepAppointment(desk, { appointmentId: first, step: "revert" })).toEqual({ status: "confirmed" });
});

test("what nobody tapped on the day is completed the day after, and the course goes on from the day of the visit", async () => {
  const { clinic, first } = await firstOfToday();
  await stepAppointment(await clinic.asked("desk"), { appointmentId: first, step: "arrive" });
  const tomorrow = await clinic.asked("owner", new Date("2026-11-25T09:00:00Z"));
  await askScreening(tomorrow, first);
  for (const step of ["start", "complete"] as const) await stepAppointment(tomorrow, { appointmentId: first, step });
  expect(await rowsOf(`SELECT status, "onDate"::text AS on FROM "Appointment" WHERE id = $1`, [first])).toEqual([
    { status: "completed", on: "2026-11-24" },
  ]);
});

test("a client confirms their own visit and no other, and takes no other step", async () => {
  const { clinic, first, second } = await firstOfToday();
  const client = await clinic.asked("client");
  expect(await confirmAppointment(client, { appointmentId: second })).toEqual({ status: "confirmed" });
  await expect(stepAppointment(client, { appointmentId: first, step: "arrive" })).rejects.toThrow(
    new Refusal("not-allowed"),
  );
  const other = await aClient(clinic, { givenName: "Ravi", email: null, emailKey: null });
  const stranger = await clinic.asked("client", NOW, other.clientId);
  await expect(confirmAppointment(stranger, { appointmentId: first })).rejects.toThrow(new Refusal("not-found"));
});

test("completing a touch-up adds the next one, so that the tail never ends by itself", async () => {
  const { clinic, planId } = await firstOfToday();
  const visits = await rowsOf<{ id: string; on: string }>(
    `SELECT id, "onDate"::text AS on FROM "Appointment" WHERE "planId" = $1 ORDER BY "startsAt"`,
    [planId],
  );
  for (const { id, on } of visits) {
    const ctx = { ...(await clinic.asked("owner")), now: new Date(`${on}T16:00:00Z`) };
    await giveVisit(ctx, id);
  }
  const touchUps = await rowsOf<{ number: number; position: number }>(
    `SELECT number, position FROM "Visit" WHERE "planId" = $1 AND phase = 'touch_up' ORDER BY position`,
    [planId],
  );
  expect(touchUps).toEqual([
    { number: 1, position: 5 },
    { number: 2, position: 6 },
    { number: 3, position: 7 },
  ]);
});
