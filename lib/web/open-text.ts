// How does it stand with a visit that has no day?
import type { VisitStanding } from "@/lib/rules/plan-standing";
import { daysBetween, type PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** Null for a visit that has one. `missed`: what is said of one that was missed. */
export function openText(
  locale: Locale,
  standing: VisitStanding,
  missed: string | null,
  today: PlainDate,
): string | null {
  const { state, on, aboutOn, window, waitsFor } = standing;
  const say = speaker(locale, "plan");
  if (on !== null) return null;
  if (state === "skipped") return say("skipped");
  if (missed !== null) return missed;
  if (waitsFor) return say("afterVisit", { visit: visitTitle(locale, waitsFor).inText });
  if (state === "overdue" && window) return say("overdueBy", { days: daysBetween(window.latestOn, today) });
  if (aboutOn !== null && aboutOn < today) return say("dueSince", { day: sayDay(locale, aboutOn, today) });
  return aboutOn === null || aboutOn === today
    ? say("notBooked")
    : say("aboutDay", { day: sayDay(locale, aboutOn, today) });
}
