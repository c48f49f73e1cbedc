// How is it said what else a place would move?
import type { Alternative } from "@/lib/scheduling/alternatives";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import type { PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** "moves session 3 to Thu 4 Feb", or that nothing moves. */
export function movesText(
  locale: Locale,
  visits: readonly PlannedVisit[],
  today: PlainDate,
  moves: Alternative["moves"],
): string {
  const say = speaker(locale, "builder");
  const said = moves.flatMap(({ visitId, on }) => {
    const planned = visits.find((one) => one.visitId === visitId);
    if (!planned) return [];
    const visit = visitTitle(locale, planned).inText;
    return on === null ? say("movesNowhere", { visit }) : say("movesTo", { visit, day: sayDay(locale, on, today) });
  });
  return said.length === 0 ? say("nothingMoves") : say("moves", { visits: new Intl.ListFormat(locale).format(said) });
}
