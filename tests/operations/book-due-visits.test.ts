// How does what is due of a running plan come to be booked?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import { previewSeries } from "@/lib/operations/preview-series";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, rowsOf } from "../support/a-working-clinic";
import { giveVisit } from "../support/give-a-visit";

async function missedSecond() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  await giveVisit(desk, first.appointmentId);
  const evening = { ...desk, ...(await clinic.asked("owner", new Date(`${second.on}T18:00:00Z`))) };
  await stepAppointment(evening, { appointmentId: second.appointmentId, step: "miss" });
  return { clinic, planId, ctx: evening, visits };
}

const seenIn = ({ toBook, toMove }: Awaited<ReturnType<typeof previewDueVisits>>) =>
  [...toBook, ...toMove].map(({ visitId, slot }) => ({ visitId, slot }));

/** Session 2 is signed for 21 days after session 1, which is then cancelled. */
async function signedBehindCancelled() {
  const clinic = await aWorkingClinic();
  const clinician = await clinic.asked("clinician");
  const input = {
    ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId: clinic.protocolVersionId },
    ...{ sessions: 3, area: "face" as const, preferences: {}, firstOn: "2026-12-29", pins: [], unticked: [] },
  };
  const { answer } = await previewSeries(clinician, input);
  const [first, second] = answer.visits;
  if (!first?.slot || !second?.slot) throw new Error("The course has no place");
  const early = { ...second.slot, start: first.slot.start + 21 * 1440 };
  const pins = [
    { position: 1, slot: first.slot },
    { position: 2, slot: early, overrideReason: "Leaves the country" },
  ];
  const { planId, visits } = await aBookedCourse(clinic, { ...input, pins });
  const desk = await clinic.asked("desk");
  const cancel = { appointmentId: visits[0]?.appointmentId ?? "", step: "cancel" as const, reason: "Ill" };
  await stepAppointment(desk, cancel);
  return { planId, ctx: desk, signed: visits[1] };
}

describe("what is booked already", () => {
  test("keeps its place where it can, and a signature lapses when the gap that it was for is gone", async () => {
    const { planId, ctx, signed } = await signedBehindCancelled();
    const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
    expect(preview.toMove).toEqual([]);
    const { revision } = preview.facts.plan;
    await bookDueVisits(ctx, { planId, revision, seen: seenIn(preview), unticked: [] });
    const [, second] = await bookedVisits(planId);
    expect(second?.slot).toEqual(signed?.slot);
    const [row] = await rowsOf(`SELECT "gapOverrideId", "gapDays" FROM "Appointment" WHERE id = $1`, [
      second?.appointmentId,
    ]);
    expect(row).toEqual({ gapOverrideId: null, gapDays: 28 });
    expect(await countRows("GapOverride")).toEqual([1]);
  });
});

describe("after a missed session", () => {
  test("another day for it is offered, and what is chosen is what is booked", async () => {
    const { planId, ctx, visits } = await missedSecond();
    const visitId = visits[1]?.visitId ?? "";
    const asked = { planId, pins: [], unticked: [], changing: visitId };
    const [other] = (await previewDueVisits(ctx, asked)).otherDays;
    if (!other) throw new Error("No other day");
    const pins = [{ visitId, slot: other.slot }];
    const preview = await previewDueVisits(ctx, { planId, pins, unticked: [] });
    const { revision } = preview.facts.plan;
    await bookDueVisits(ctx, { planId, revision, seen: seenIn(preview), unticked: [] });
    const now = await bookedVisits(planId);
    expect(now.find((one) => one.visitId === visitId)?.slot).toEqual(other.slot);
  });

  test("it gets a new place inside its window, and what is booked after it moves only if it must", async () => {
    const { planId, ctx, visits } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
    expect(preview.toBook).toHaveLength(1);
    const [again] = preview.toBook;
    expect(again?.on && again.on > (visits[1]?.on ?? "") && again.on <= "2027-01-05").toBe(true);
    const done = await bookDueVisits(ctx, {
      planId,
      revision: preview.facts.plan.revision,
      unticked: [],
      seen: seenIn(preview),
    });
    expect(done).toEqual({ booked: 1, moved: preview.toMove.length });
    const now = await bookedVisits(planId);
    expect(now).toHaveLength(5);
    expect(now[1]?.on).toBe(again?.on);
    const [booked] = await rowsOf(`SELECT count(*)::int AS n FROM "AuditEntry" WHERE action = 'appointment.booked'`);
    expect(booked).toEqual({ n: 1 });
  });

  test("two who book it at once: one does, the other is told that the plan has changed", async () => {
    const { planId, ctx } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
    const input = { planId, revision: preview.facts.plan.revision, unticked: [], seen: seenIn(preview) };
    const ends = await Promise.allSettled([1, 2, 3].map(() => bookDueVisits(ctx, input)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toEqual(new Refusal("plan-changed"));
    expect((await bookedVisits(planId)).length).toBe(5);
  });

  test("a place that was not shown is not booked", async () => {
    const { planId, ctx } = await missedSecond();
    const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
    const before = await countRows("Appointment", "Message");
    const seen = seenIn(preview).map(({ visitId, slot }) => ({ visitId, slot: { ...slot, start: slot.start + 7 } }));
    const input = { planId, revision: preview.facts.plan.revision, unticked: [], seen };
    await expect(bookDueVisits(ctx, input)).rejects.toThrow(new Refusal("slot-taken"));
    expect(await countRows("Appointment", "Message")).toEqual(before);
  });

  test("a client does not, and a plan that is not active is left alone", async () => {
    const { clinic, planId, ctx } = await missedSecond();
    await expect(previewDueVisits(await clinic.asked("client"), { planId, pins: [], unticked: [] })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
    await rowsOf(
      `UPDATE "Plan" SET status = 'paused', "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Abroad' WHERE id = $1`,
      [planId],
    );
    await expect(previewDueVisits(ctx, { planId, pins: [], unticked: [] })).rejects.toThrow(
      new Refusal("plan-not-active"),
    );
  });
});
