// What would follow if the next visit of a plan was given then and there?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import type { VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { judgeRecorded, type RecordedJudgement } from "@/lib/scheduling/judge-recorded";
import type { Slot } from "@/lib/scheduling/types";
import type { Given, PreviewRecordInput } from "@/lib/schemas/plan-change";
import { addDays, dateOf, fromDate, instantAt, minuteOfDay } from "@/lib/time";
import { loadPlanFacts, occupancyOfVisit, type PlanFacts } from "./plan-facts";

export type RecordPreview = {
  facts: PlanFacts;
  given: Given;
  slot: Slot;
} & (
  | { visit: VisitRecord; judgement: RecordedJudgement; problem: null }
  /** Why it can't be written down like this. `visit` is null when no visit of the plan is open. */
  | { visit: VisitRecord | null; judgement: null; problem: Refusal }
);

const ROUNDED_TO = 5;

/** What was given can't be taken back: a slip in the year would count for ever. */
const FURTHEST_BACK_DAYS = 366;

/**
 * Judges the plan's next visit as given then and there; nothing is written. Without a place it is one that ended just now,
 * with whom and where it is booked, else the one who asks.
 *
 * @throws Refusal "not-found", or "plan-not-active"
 */
export async function previewRecord(
  ctx: Context,
  { planId, given: asked }: PreviewRecordInput,
): Promise<RecordPreview> {
  authorize(ctx.actor, "visit:record");
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, planId));
  const { plan, place, question } = facts;
  if (plan.status !== "active") throw new Refusal("plan-not-active");
  const { timeZone } = place.location;
  const lastDone = plan.visits.findLast(({ appointment }) => appointment?.status === "completed");
  const visit = plan.visits.find(({ position, skipped }) => position > (lastDone?.position ?? 0) && !skipped) ?? null;
  const given = asked ?? justNow(ctx, facts, visit);
  const slot: Slot = {
    start: instantAt(given.on, given.minute, timeZone),
    clinicianId: given.clinicianId,
    roomId: given.roomId,
    deviceId: given.deviceId,
  };
  const no = (problem: Refusal): RecordPreview => ({ facts, given, slot, visit, judgement: null, problem });

  if (!visit) return no(new Refusal("wrong-step"));
  const { appointment, phase, number } = visit;
  if (appointment && !isStillToCome(appointment.status)) return no(new Refusal("visit-under-way", { phase, number }));
  if (slot.start > question.notBefore) return no(new Refusal("not-given-yet"));
  const firstOn = addDays(facts.today, -FURTHEST_BACK_DAYS);
  if (given.on < firstOn) return no(new Refusal("given-too-long-ago", { day: firstOn }));
  const lastOn = lastDone?.appointment?.on;
  if (lastOn !== undefined && given.on <= lastOn) return no(new Refusal("given-before-last", { day: lastOn }));
  if (!isHere(facts, visit, given)) return no(new Refusal("not-found"));
  const judgement = judgeRecorded(place.facility, question, { visitId: visit.id, slot });
  return judgement ? { facts, given, slot, visit, judgement, problem: null } : no(new Refusal("wrong-step"));
}

/** Whether they work here; a device is named exactly where the treatment takes one. */
function isHere({ place, plan }: PlanFacts, visit: VisitRecord, { clinicianId, roomId, deviceId }: Given): boolean {
  const has = (all: readonly { id: string }[], id: string) => all.some((one) => one.id === id);
  const needsDevice = occupancyOfVisit(plan, visit).device;
  return (
    has(place.clinicians, clinicianId) &&
    has(place.rooms, roomId) &&
    (deviceId === null ? needsDevice === null : needsDevice !== null && has(place.devices, deviceId))
  );
}

function justNow(ctx: Context, { place, plan, today }: PlanFacts, visit: VisitRecord | null): Given {
  const { timeZone } = place.location;
  const occupancy = occupancyOfVisit(plan, visit);
  const booked = visit?.appointment?.slot;
  const began = fromDate(ctx.now) - occupancy.client.to;
  const minute = dateOf(began, timeZone) === today ? minuteOfDay(began, timeZone) : 0;
  const own = ctx.actor.kind === "member" ? ctx.actor.clinicianId : null;
  const isFree = (id: string, kind: "rooms" | "devices", part: { from: number; to: number } | null) =>
    part !== null &&
    !place.facility[kind]
      .find((one) => one.id === id)
      ?.busy.some(({ start, end }) => start < began + part.to && began + part.from < end);
  const firstOf = (kind: "rooms" | "devices", wanted: string | null | undefined) => {
    const part = kind === "rooms" ? occupancy.room : occupancy.device;
    const all = place[kind].map(({ id }) => id);
    const ranked = [...all.filter((id) => id === wanted), ...all];
    return ranked.find((id) => isFree(id, kind, part)) ?? ranked[0] ?? null;
  };
  return {
    on: today,
    minute: minute - (minute % ROUNDED_TO),
    clinicianId: own ?? booked?.clinicianId ?? place.clinicians[0]?.id ?? "",
    roomId: firstOf("rooms", booked?.roomId) ?? "",
    deviceId: occupancy.device === null ? null : firstOf("devices", booked?.deviceId),
  };
}
