// How does an appointment go along its day: confirmed, arrived, in treatment, completed; or missed, cancelled, undone?
import { authorize } from "@/lib/access/permissions";
import { type AuditAction, record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { fromDbDate } from "@/lib/db/dates";
import { type AppointmentRow, loadAppointment } from "@/lib/db/queries/appointments";
import { slotOf } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { type DayStep, leadsToTreatment, statusAfter } from "@/lib/rules/day-steps";
import type { ConfirmAppointmentInput, StepAppointmentInput } from "@/lib/schemas/appointment";
import { dateOf, fromDate } from "@/lib/time";
import { settleWaiting } from "./end-waiting";
import { expectTreatable } from "./expect-screening";
import { expectToTakePlace } from "./expect-to-take-place";
import { freePlaces } from "./free-places";
import { lengthenTail } from "./lengthen-tail";

const AUDITED: Readonly<Record<DayStep, AuditAction>> = {
  confirm: "appointment.confirmed",
  arrive: "appointment.arrived",
  start: "appointment.started",
  complete: "appointment.completed",
  miss: "appointment.missed",
  cancel: "appointment.cancelled",
  revert: "appointment.reverted",
};

/**
 * Takes one step of the day. A treatment that was cut short counts like any other: the next windows begin on its day.
 *
 * @returns the status after it
 * @throws Refusal "wrong-step" when the appointment has moved on, its day is another, or it has not begun and nobody can have missed it
 * @throws Refusal "cannot-stand" when it is confirmed though something stands in its way
 * @throws Refusal "screening-undecided" for a treatment that starts against the client's screening
 * @throws Refusal "plan-not-active" for a visit of a paused or ended plan that somebody would be expected to or treated in
 * @throws Refusal "plan-changed" or a "…-taken" when undoing a step finds the place taken meanwhile
 */
export async function stepAppointment(ctx: Context, input: StepAppointmentInput): Promise<{ status: string }> {
  authorize(ctx.actor, input.step === "cancel" ? "appointment:cancel" : "appointment:run");
  return ctx.book((tx) => take(tx, ctx, input));
}

/**
 * A client says that they will come; so may staff for them.
 *
 * @throws Refusal as stepAppointment
 */
export async function confirmAppointment(ctx: Context, input: ConfirmAppointmentInput): Promise<{ status: string }> {
  return ctx.book(async (tx) => {
    const row = await loadAppointment(tx, ctx.actor.clinicId, input.appointmentId);
    authorize(ctx.actor, "appointment:confirm", row.clientId);
    return write(tx, ctx, row, { appointmentId: row.id, step: "confirm" });
  });
}

async function take(tx: Tx, ctx: Context, input: StepAppointmentInput): Promise<{ status: string }> {
  return write(tx, ctx, await loadAppointment(tx, ctx.actor.clinicId, input.appointmentId), input);
}

async function write(
  tx: Tx,
  ctx: Context,
  row: AppointmentRow,
  input: StepAppointmentInput,
): Promise<{ status: string }> {
  const { status } = await takeStep(tx, ctx, row, input);
  if (row.planId !== null) {
    if (status === "completed") await lengthenTail(tx, ctx, row.planId);
    await settleWaiting(tx, ctx, row.planId, status === "cancelled" ? [row.visitId] : []);
  }
  if (row.clientId !== null) {
    await scheduleReminders(tx, ctx, row.clientId);
    if (status === "cancelled") {
      const { id: appointmentId, clientId, visitId } = row;
      await announce(tx, ctx, { rule: "visit-cancelled", clientId, appointmentId, visitId, occasion: appointmentId });
    }
  }
  return { status };
}

/**
 * The step itself, audited; it raises the plan's revision. The caller holds the booking lock, brings the client's messages in
 * line and tells what there is to tell.
 *
 * @returns the status after it
 * @throws Refusal as stepAppointment
 */
export async function takeStep(
  tx: Tx,
  ctx: Context,
  row: AppointmentRow,
  input: StepAppointmentInput,
): Promise<{ status: string }> {
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  const begins = { on: fromDbDate(row.onDate), start: fromDate(row.startsAt) };
  const next = statusAfter(input.step, row.status, begins, { today: dateOf(now, row.timeZone), now });
  if (next === null) throw new Refusal("wrong-step");
  if (leadsToTreatment(input.step)) await expectStanding(tx, ctx, row, input.step);
  if (input.step === "confirm") await expectToTakePlace(tx, ctx, row);
  const status = input.step === "revert" ? await statusBefore(tx, ctx, row.id) : next;
  const cancelledBy = ctx.actor.kind === "member" ? ctx.actor.membershipId : null;
  const { count } = await tx.appointment.updateMany({
    where: { clinicId, id: row.id, status: row.status },
    data: {
      status,
      version: { increment: 1 },
      ...(status === "cancelled" && { cancelledBy, cancelReason: input.reason ?? "" }),
      ...(input.cutShort !== undefined && { cutShortReason: input.cutShort }),
    },
  });
  if (count === 0) throw new Refusal("wrong-step");
  if (row.planId !== null) {
    await tx.plan.updateMany({ where: { clinicId, id: row.planId }, data: { revision: { increment: 1 } } });
  }
  await record(tx, ctx, AUDITED[input.step], [
    {
      type: "Appointment",
      id: row.id,
      before: { status: row.status },
      after: {
        status,
        ...(input.reason !== undefined && { reason: input.reason }),
        ...(input.cutShort !== undefined && { cutShort: input.cutShort }),
      },
    },
  ]);
  if (status === "cancelled" || status === "missed") {
    await freePlaces(tx, ctx, [{ appointmentId: row.id, slot: slotOf(row) }]);
  }
  return { status };
}

/**
 * Lets the visit of a plan go on while the plan runs, has not left it out, and a treatment has no screening against it. A
 * consultation has no plan, and needs no screening: nothing is treated.
 *
 * @throws Refusal "plan-not-active", "wrong-step" for a visit that was left out meanwhile, "screening-undecided"
 */
async function expectStanding(
  tx: Tx,
  ctx: Context,
  { planId, visitId, clientId, timeZone }: AppointmentRow,
  step: DayStep,
): Promise<void> {
  if (planId === null || visitId === null || clientId === null) return;
  const { skippedAt, plan } = await tx.visit.findUniqueOrThrow({
    where: { clinicId_id: { clinicId: ctx.actor.clinicId, id: visitId } },
    select: { skippedAt: true, plan: { select: { status: true, area: true } } },
  });
  if (plan.status !== "active") throw new Refusal("plan-not-active");
  if (skippedAt !== null) throw new Refusal("wrong-step");
  if (step === "start") await expectTreatable(tx, ctx, { clientId, area: plan.area, timeZone });
}

/** What the appointment was before the slip: a client who had confirmed still has. */
async function statusBefore(tx: Tx, ctx: Context, appointmentId: string): Promise<"booked" | "confirmed"> {
  const slip = await tx.auditEntry.findFirst({
    where: {
      clinicId: ctx.actor.clinicId,
      recordId: appointmentId,
      action: { in: [AUDITED.arrive, AUDITED.miss] },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { detail: { select: { before: true } } },
  });
  const before = slip?.detail?.before;
  const wasConfirmed =
    typeof before === "object" && before !== null && "status" in before && before.status === "confirmed";
  return wasConfirmed ? "confirmed" : "booked";
}
