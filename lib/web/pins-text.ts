// How is it said which chosen places leave a visit none, and which of them had better move?
import type { PlanAnswer, PlannedVisit } from "@/lib/scheduling/place-plan";
import type { PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type WayOut = {
  /** "That is because session 1 is kept on Tue 29 Dec."; null where no chosen place is the cause by itself. */
  because: string | null;
  /** What to do about chosen places; null where they are not the cause. */
  advice: string | null;
  /** The visits whose chosen place may be let go of alone, and what the button says: one beside it, and its own. */
  releases: { visit: PlannedVisit; label: string }[];
};

export function wayOut(locale: Locale, answer: Extract<PlanAnswer, { ok: false }>, today: PlainDate): WayOut {
  const say = speaker(locale, "pins");
  const { alone, together } = answer.pinsInTheWay;
  const kept = alone
    .filter(({ visitId }, index) => index === 0 || visitId === answer.visitId)
    .flatMap(({ visitId, on }) => {
      const visit = answer.visits.find((one) => one.visitId === visitId);
      return visit ? [{ visit, on }] : [];
    });
  if (kept.length === 0) return { because: null, advice: together ? say("adviceAll") : null, releases: [] };
  const said = kept.map(({ visit, on }) =>
    say("keptOn", { visit: visitTitle(locale, visit).inText, day: sayDay(locale, on, today) }),
  );
  return {
    because: say("because", { kept: new Intl.ListFormat(locale).format(said) }),
    advice: say("advice", { count: kept.length }),
    releases: kept.map(({ visit }) => ({ visit, label: say("release", { visit: visitTitle(locale, visit).inText }) })),
  };
}
