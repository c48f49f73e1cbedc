// How does one visit read that is to be booked, has to move, or is left for later?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { DuePreview, Placed } from "@/lib/operations/book-due-visits";
import type { Alternative } from "@/lib/scheduling/alternatives";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import type { Slot } from "@/lib/scheduling/types";
import { dueHref } from "@/lib/schemas/due-address";
import type { DueRow } from "@/lib/schemas/due-row";
import type { PreviewDueInput } from "@/lib/schemas/plan";
import { gradeText } from "@/lib/web/grade-text";
import { movesText } from "@/lib/web/moves-text";
import { placeText, staffListener } from "@/lib/web/place-text";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { reasonSentence, shortReason } from "@/lib/words/reason-sentence";
import { type Locale, speaker } from "@/lib/words/say";

/** What the rows and the ribbon are made from. */
export type DueSurroundings = { preview: DuePreview; input: PreviewDueInput; names: PlaceNames };

export function dueRow(locale: Locale, at: DueSurroundings, visit: Placed): DueRow {
  const say = speaker(locale, "due");
  const { preview, input } = at;
  const { plan, place, today } = preview.facts;
  const { timeZone } = place.location;
  const { title, inText, mark } = visitTitle(locale, visit);
  const { visitId, slot, on } = visit;
  const was = plan.visits.find(({ id }) => id === visitId)?.appointment?.slot;
  const isOpen = input.changing === visitId;
  const { changing: _open, ...closed } = input;
  const others = input.pins.filter((pin) => pin.visitId !== visitId);
  const isChosen = others.length < input.pins.length;
  const isTouchUp = visit.phase === "touch_up" && was === undefined;
  return {
    id: visitId,
    phase: visit.phase,
    title,
    mark,
    dayText: sayDay(locale, on, today),
    timeText: sayTimeAt(slot.start, timeZone),
    placeText: placeText(at.names, slot),
    gapText: gapText(locale, at, visit),
    ...note(locale, at, visit),
    wasText: was === undefined ? null : say("moves", { from: sayDayAndTime(locale, was.start, timeZone, today) }),
    why: whyOf(locale, at, visit),
    source: visit.why.find(({ source }) => source !== undefined)?.source ?? null,
    isOpen,
    change: isOpen
      ? { href: dueHref(closed), label: say("close"), name: say("closeOf", { visit: inText }) }
      : {
          href: dueHref({ ...input, changing: visitId }),
          label: say("otherDays"),
          name: say("otherDaysOf", { visit: inText }),
        },
    release: isChosen
      ? {
          href: dueHref({ ...input, pins: others }),
          label: say("release"),
          name: say("releaseOf", { visit: inText }),
        }
      : null,
    tick: isTouchUp
      ? {
          href: dueHref({ ...closed, pins: others, unticked: [...input.unticked, visitId] }),
          label: say("later"),
          name: say("laterOf", { visit: inText }),
        }
      : null,
    otherDays: isOpen
      ? preview.otherDays.map((day) =>
          otherDay(locale, at, visit, day, (pin) => dueHref({ ...closed, pins: [...others, pin] })),
        )
      : [],
  };
}

/** A visit that is not booked now: left for later by who books, or a touch-up for which no place is free. */
export function laterRow(locale: Locale, at: DueSurroundings, visit: PlannedVisit): DueRow {
  const say = speaker(locale, "due");
  const { preview, input } = at;
  const { today } = preview.facts;
  const { title, inText, mark } = visitTitle(locale, visit);
  const isUnticked = input.unticked.includes(visit.visitId);
  const lost = preview.toDrop.find(({ visit: { id } }) => id === visit.visitId)?.appointment.slot.start;
  const { timeZone } = preview.facts.place.location;
  const { changing: _open, ...closed } = input;
  return {
    id: visit.visitId,
    phase: visit.phase,
    title,
    mark,
    dayText: visit.aboutOn ? speaker(locale, "plan")("aboutDay", { day: sayDay(locale, visit.aboutOn, today) }) : title,
    timeText: null,
    placeText: null,
    gapText: isUnticked || visit.why.some(({ rule }) => rule === "left-unticked") ? say("notNow") : say("noPlace"),
    noteText: null,
    noteTone: "quiet",
    wasText: lost === undefined ? null : say("losesPlace", { from: sayDayAndTime(locale, lost, timeZone, today) }),
    why: whyOf(locale, at, visit),
    source: null,
    isOpen: false,
    change: null,
    release: null,
    tick: isUnticked
      ? {
          href: dueHref({ ...closed, unticked: input.unticked.filter((id) => id !== visit.visitId) }),
          label: say("tick"),
          name: say("tickOf", { visit: inText }),
        }
      : null,
    otherDays: [],
  };
}

/** "35 days after session 2", counted from the visit before it that has a day. */
function gapText(locale: Locale, { preview }: DueSurroundings, visit: Placed, days = visit.gapDays): string | null {
  const before = preview.answer.visits.findLast(
    ({ position, on, aboutOn }) => position < visit.position && (on ?? aboutOn) !== null,
  );
  if (days === null || !before) return null;
  return speaker(locale, "plan")("gapAfter", { days, visit: visitTitle(locale, before).inText });
}

/** How good the gap is, or what kept the visit off its target day. */
function note(locale: Locale, at: DueSurroundings, visit: Placed): Pick<DueRow, "noteText" | "noteTone"> {
  const graded = gradeOf(locale, at, visit, visit);
  if (visit.grade !== null && visit.grade !== "on-cadence") return { noteText: graded, noteTone: "risk" };
  if (at.input.pins.some(({ visitId }) => visitId === visit.visitId)) {
    return { noteText: speaker(locale, "due")("chosen"), noteTone: "quiet" };
  }
  const kept = visit.why
    .map((reason) => shortReason(locale, reason, staffListener(at.names, at.preview.facts.today)))
    .find((said) => said !== null);
  return { noteText: kept ?? graded, noteTone: "quiet" };
}

function gradeOf(
  locale: Locale,
  { preview }: DueSurroundings,
  { visitId }: Placed,
  { grade, gapDays }: Pick<Placed, "grade" | "gapDays">,
): string | null {
  const target = preview.facts.plan.visits.find(({ id }) => id === visitId)?.gap.targetDays ?? 0;
  return gradeText(locale, grade, gapDays, target);
}

function whyOf(locale: Locale, at: DueSurroundings, visit: PlannedVisit): string[] {
  return visit.why.map((reason) => reasonSentence(locale, reason, staffListener(at.names, at.preview.facts.today)));
}

function otherDay(
  locale: Locale,
  at: DueSurroundings,
  visit: Placed,
  day: Alternative,
  hrefOf: (pin: { visitId: string; slot: Slot }) => string,
): DueRow["otherDays"][number] {
  const { today, place } = at.preview.facts;
  const dayText = sayDay(locale, day.on, today);
  const timeText = sayTimeAt(day.slot.start, place.location.timeZone);
  return {
    href: hrefOf({ visitId: visit.visitId, slot: day.slot }),
    dayText,
    timeText,
    placeText: placeText(at.names, day.slot),
    detail: [
      gapText(locale, at, visit, day.gapDays),
      gradeOf(locale, at, visit, day),
      movesText(locale, at.preview.answer.visits, today, day.moves),
    ]
      .filter((part) => part !== null)
      .join(" · "),
    name: `${speaker(locale, "due")("choose")}: ${dayText} ${timeText}`,
  };
}
