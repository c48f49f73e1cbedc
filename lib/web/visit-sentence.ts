// What does a screen reader say about one visit of a ribbon?
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { PlainDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** The visit's own words, put together before. */
export type VisitWords = {
  title: string;
  state: RibbonVisit["state"];
  dayText: string | null;
  timeText: string | null;
  who: string | null;
  where: string | null;
  gapText: string | null;
  gradeText: string | null;
  overrideReason: string | null;
  aboutOn: PlainDate | null;
  latestOn: PlainDate | null;
};

/** "Session 2, booked for Tue 29 Dec, 15:30. Dr Okafor, Room 2. 35 days after session 1, on target." */
export function visitSentence(locale: Locale, visit: VisitWords, today: PlainDate): string {
  const say = speaker(locale, "plan");
  const listed = (parts: (string | null)[]) => parts.filter((part) => part !== null).join(", ");
  const gap = listed([visit.gapText, visit.gradeText]);
  const place = listed([visit.who, visit.where]);
  const isOpen =
    visit.dayText === null && (visit.state === "due" || visit.state === "at-risk" || visit.state === "overdue");
  return [
    what(locale, visit, today),
    place && `${place}.`,
    gap && `${gap}.`,
    isOpen &&
      visit.latestOn &&
      say(visit.latestOn < today ? "wasBy" : "by", { day: sayDay(locale, visit.latestOn, today) }),
    visit.overrideReason && say("signed", { reason: visit.overrideReason }),
  ]
    .filter(Boolean)
    .join(" ");
}

function what(locale: Locale, visit: VisitWords, today: PlainDate): string {
  const say = speaker(locale, "plan");
  const { title, state, aboutOn } = visit;
  if (state === "skipped") return say("skippedSentence", { title });
  if (visit.dayText !== null) {
    const day = visit.timeText === null ? visit.dayText : `${visit.dayText}, ${visit.timeText}`;
    const key =
      state === "done" ? "givenOn" : state === "to-book" ? "offeredOn" : state === "at-risk" ? "atRiskOn" : "bookedOn";
    return say(key, { title, day });
  }
  if (state === "missed") return say("missedSentence", { title });
  return aboutOn === null
    ? say("openNoDay", { title })
    : say(aboutOn < today ? "openSince" : "openAbout", { title, day: sayDay(locale, aboutOn, today) });
}
