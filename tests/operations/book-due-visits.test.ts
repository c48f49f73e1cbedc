// How does what is due of a running plan come to be booked?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, rowsOf } from "../support/a-working-clinic";

async function missedSecond() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  for (const step of ["arrive", "start", "complete"] as const)
    await stepAppointment(desk, { appointmentId: first.appointmentId, step });
  const evening = { ...desk, ...(await clinic.asked("owner", new Date(`${second.on}T18:00:00Z`))) };
  await stepAppointment(evening, { appointmentId: second.appointmentId, step: "miss" });
  return { clinic, planId, ctx: evening, visits };
}

const seenIn = ({ toBook, toMove }: Awaited<ReturnType<typeof previewDueVisits>>) =>
  [...toBook, ...toMove].map(({ visitId, slot }) => ({ visitId, slot }));

describe("after a missed session", () => {
  test("it gets a new place inside its window, and what is booked after it moves only if it must", async () => {
    const { planId, ctx, visits } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [] });
    expect(preview.toBook).toHaveLength(1);
    const [again] = preview.toBook;
    expect(again?.on && again.on > (visits[1]?.on ?? "") && again.on <= "2027-01-05").toBe(true);
    const done = await bookDueVisits(ctx, { planId, revision: preview.facts.plan.revision, seen: seenIn(preview) });
    expect(done).toEqual({ booked: 1, moved: preview.toMove.length });
    const now = await bookedVisits(planId);
    expect(now).toHaveLength(5);
    expect(now[1]?.on).toBe(again?.on);
    const [booked] = await rowsOf(`SELECT count(*)::int AS n FROM "AuditEntry" WHERE action = 'appointment.booked'`);
    expect(booked).toEqual({ n: 1 });
  });

  test("two who book it at once: one does, the other is told that the plan has changed", async () => {
    const { planId, ctx } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [] });
    const input = { planId, revision: preview.facts.plan.revision, seen: seenIn(preview) };
    const ends = await Promise.allSettled([1, 2, 3].map(() => bookDueVisits(ctx, input)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toEqual(new Refusal("plan-changed"));
    expect((await bookedVisits(planId)).length).toBe(5);
  });

  test("a place that was not shown is not booked", async () => {
    const { planId, ctx } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [] });
    const before = await countRows("Appointment", "Message");
    const seen = seenIn(preview).map(({ visitId, slot }) => ({ visitId, slot: { ...slot, start: slot.start + 7 } }));
    const input = { planId, revision: preview.facts.plan.revision, seen };
    await expect(bookDueVisits(ctx, input)).rejects.toThrow(new Refusal("plan-changed"));
    expect(await countRows("Appointment", "Message")).toEqual(before);
  });

  test("a client does not, and a plan that is not active is left alone", async () => {
    const { clinic, planId, ctx } = await missedSecond();
    await expect(previewDueVisits(await clinic.asked("client"), { planId, pins: [] })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
    await rowsOf(`UPDATE "Plan" SET status = 'paused' WHERE id = $1`, [planId]);
    await expect(previewDueVisits(ctx, { planId, pins: [] })).rejects.toThrow(new Refusal("plan-not-active"));
  });
});
