// What can be booked of a plan right now, said on the button that leads there?
import type { PlainDate } from "@/lib/time";
import { beginAgainHref, bookHref, planChangeHref } from "@/lib/web/plan-changes";
import { visitTitle } from "@/lib/web/plan-titles";
import type { PlanView } from "@/lib/web/plan-view";
import { type Locale, speaker } from "@/lib/words/say";

export type DueOffer =
  /** `isDue`: it should be booked now; else it may be, ahead of its invitation. */
  | { kind: "book"; href: string; label: string; isDue: boolean }
  /** Nothing is offered before a clinician has decided: to sign and go on, or to begin again. */
  | { kind: "decide"; sentence: string; goOnHref: string; beginAgainHref: string };

/** Null when nothing of the plan is left to book inside the horizon, or the plan is not active. */
export function dueOffer(locale: Locale, plan: PlanView, horizonOn: PlainDate): DueOffer | null {
  if (plan.status !== "active") return null;
  const say = speaker(locale, "due");
  const open = plan.visits.filter(({ appointmentId, state }) => appointmentId === null && state !== "skipped");
  const beyond = open.findIndex(
    ({ phase, aboutOn }) => phase === "touch_up" && aboutOn !== null && aboutOn > horizonOn,
  );
  const bookable = beyond === -1 ? open : open.slice(0, beyond);
  const [first] = bookable;
  if (!first) return null;
  if (first.clinicianDecides) {
    return {
      kind: "decide",
      sentence: say("offerDecides", { title: first.title, days: first.restartAfterDays }),
      goOnHref: planChangeHref(plan.planId, "go-on", first.id),
      beginAgainHref: beginAgainHref(plan.planId),
    };
  }
  return {
    kind: "book",
    href: bookHref(plan.planId),
    label:
      bookable.length === 1
        ? say("offerOne", { visit: visitTitle(locale, first).inText })
        : say("offerMany", { count: bookable.length }),
    isDue: bookable.some(({ state }) => state !== "to-book"),
  };
}
