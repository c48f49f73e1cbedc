// Which later visits go along with a visit that gets another day: from where, to where, and why?
import type { PlanFacts } from "@/lib/operations/plan-facts";
import type { Alternative } from "@/lib/scheduling/alternatives";
import { daysBetween, type PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDayAndTime } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type MovedVisit = { id: string; title: string; from: string; to: string; why: string };

/**
 * By position; one that would lose its place is not among them.
 *
 * @param changed the visit that sets them in motion, and its new day
 */
export function movedVisits(
  locale: Locale,
  facts: PlanFacts,
  changed: { visitId: string; on: PlainDate },
  moves: Alternative["moves"],
): MovedVisit[] {
  const { plan, place, today } = facts;
  const when = (start: number) => sayDayAndTime(locale, start, place.location.timeZone, today);
  const days = new Map([[changed.visitId, changed.on], ...moves.map(({ visitId, on }) => [visitId, on] as const)]);
  return moves.flatMap(({ visitId, slot }) => {
    const visit = plan.visits.find(({ id }) => id === visitId);
    if (!visit?.appointment || !slot) return [];
    return [
      {
        id: visitId,
        title: visitTitle(locale, visit).title,
        from: when(visit.appointment.slot.start),
        to: when(slot.start),
        why: why(locale, plan, visit, days),
      },
    ];
  });
}

/** Its gap where it is booked, counted from where the visit before it comes to stand. */
function why(
  locale: Locale,
  plan: PlanFacts["plan"],
  { position, appointment, gap }: PlanFacts["plan"]["visits"][number],
  days: ReadonlyMap<string, PlainDate | null>,
): string {
  const say = speaker(locale, "cascade");
  const dayOf = (visit: PlanFacts["plan"]["visits"][number]) => days.get(visit.id) ?? visit.appointment?.on ?? null;
  const before = plan.visits.findLast((one) => one.position < position && !one.skipped && dayOf(one) !== null);
  const beforeOn = before && dayOf(before);
  if (!appointment || !before || !beforeOn) return say("whyOther");
  const at = daysBetween(beforeOn, appointment.on);
  const visit = visitTitle(locale, before).inText;
  const { earliestDays, latestDays } = gap;
  // The visit before it has come to its day, or past it.
  if (at < 1) return say("whyOrder", { visit });
  if (at < earliestDays) return say("whyTooSoon", { days: at, visit, least: earliestDays });
  if (at > latestDays) return say("whyTooLate", { days: at, visit, most: latestDays });
  return say("whyOther");
}
