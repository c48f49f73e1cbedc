// What does the page of a move show, whether the visit belongs to a plan or not?
import type { DayStarts } from "@/lib/operations/free-days";
import type { Slot } from "@/lib/scheduling/types";
import type { Minute, PlainDate } from "@/lib/time";
import type { MovedVisit } from "@/lib/web/moved-visits";
import type { RibbonView } from "@/lib/web/plan-view";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** From where the page was opened, where that is not the day. */
export type MoveFrom = "record" | null;

type Verdict = { kind: "info" | "warning" | "refused"; sentence: string };
type Time = { time: string; href: string; isPicked: boolean };

export type MoveScreen = {
  title: string;
  planTitle: string;
  now: string;
  window: string;
  why: string[];
  ribbon: RibbonView | null;
  visitId: string | null;
  backHref: string;
  places: {
    href: string;
    when: string;
    who: string;
    gap: string | null;
    movesText: string;
    moves: MovedVisit[];
    isPicked: boolean;
    /** What is special about it. */
    tag: string | null;
  }[];
  firstDay: PlainDate;
  lastDay: PlainDate;
  anotherDayHint: string;
  /** `link`: where a day leads that offers no times itself. */
  day: {
    on: PlainDate;
    heading: string;
    verdict: Verdict | null;
    columns: { id: string; name: string; times: Time[] }[];
    link: { href: string; label: string } | null;
    beforeHref: string;
    afterHref: string;
  } | null;
  isTaken: boolean;
  /** `refusal` is set when the place can't be had, `needsReason` when it takes a signature. */
  chosen: {
    when: string;
    who: string;
    gap: string | null;
    moves: MovedVisit[];
    movesText: string | null;
    refusal: string | null;
    needsReason: boolean;
    signedNote: string | null;
    label: string;
    input: { appointmentId: string; revision: number | null; slot: Slot; scope: "this" | "following" } | null;
    doneHref: string;
  } | null;
};

/** Where the page of a move is found: the day whose times are open, and the start that is chosen. */
export function moveHref(
  appointmentId: string,
  on: PlainDate | null,
  pick: { start: Minute; clinicianId: string } | null,
  from: MoveFrom = null,
): string {
  const query = new URLSearchParams();
  if (on !== null) query.set("on", on);
  if (pick !== null) {
    query.set("at", String(pick.start));
    query.set("with", pick.clinicianId);
  }
  if (from !== null) query.set("from", from);
  return `/desk/move/${appointmentId}${query.size > 0 ? `?${query}` : ""}`;
}

/** Why a day offers no time, and the next one that does; null for a day that has free starts. */
export function emptyDay(
  locale: Locale,
  { on, slots, state, nextOn }: DayStarts,
  days: { today: PlainDate; horizonOn: PlainDate; hrefOf: (on: PlainDate) => string },
) {
  if (slots.length > 0) return null;
  const say = speaker(locale, "move");
  const day = sayDay(locale, on, days.today);
  const heading = {
    past: () => say("dayPast", { day }),
    beyond: () => say("dayBeyond", { day, last: sayDay(locale, days.horizonOn, days.today) }),
    closed: () => say("dayClosed", { day }),
    open: () => say("noneOn", { day }),
  }[state]();
  const link =
    nextOn === null
      ? null
      : { href: days.hrefOf(nextOn), label: say("nextOpen", { day: sayDay(locale, nextOn, days.today) }) };
  return { heading, link };
}
