// Why does a visit of a plan stand where it does, as far as what is stored tells?
import type { VisitRecord } from "@/lib/db/queries/plans";
import type { VisitStanding } from "@/lib/rules/plan-standing";
import type { Preferences } from "@/lib/scheduling/types";
import { minuteOfDay, weekdayOf } from "@/lib/time";
import type { SpokenReason } from "@/lib/words/reason-sentence";

/** The rule that bounds the visit's days. */
export function boundsOf(visit: VisitRecord, { after, window }: VisitStanding): SpokenReason[] {
  if (!after || !window) return [];
  const { earliestDays, targetDays, latestDays } = visit.gap;
  const { earliestOn, targetOn, latestOn } = window;
  const from = { phase: visit.phase, afterPhase: after.phase, afterNumber: after.number, afterOn: after.on };
  const isSigned = visit.appointment?.override?.kind === "signed";
  if (isSigned) return [{ rule: "signed-window", values: { ...from, earliestDays, earliestOn } }];
  return [
    { rule: "gap-window", values: { ...from, earliestDays, targetDays, latestDays, earliestOn, targetOn, latestOn } },
  ];
}

/** What speaks for the very day and hour that is booked. */
export function choiceOf(
  { appointment }: VisitRecord,
  { window }: VisitStanding,
  { weekdays, from, until, clinicianId }: Preferences,
  timeZone: string,
): SpokenReason[] {
  if (!appointment || appointment.status === "completed") return [];
  const { on, slot } = appointment;
  const weekday = weekdayOf(on);
  const minute = minuteOfDay(slot.start, timeZone);
  const reasons: SpokenReason[] = [];
  if (window?.targetOn === on && !appointment.override) reasons.push({ rule: "on-target", values: { on } });
  if (weekdays?.includes(weekday)) reasons.push({ rule: "meets-weekday", values: { weekday } });
  if (from !== undefined && until !== undefined && minute >= from && minute < until) {
    reasons.push({ rule: "meets-hours", values: { from, until } });
  }
  if (clinicianId === slot.clinicianId) reasons.push({ rule: "meets-clinician", values: { clinicianId } });
  return reasons;
}
