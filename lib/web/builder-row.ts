// How does one visit of a course that is not booked read as a row?
import type { SeriesPreview } from "@/lib/operations/preview-series";
import { recallDays } from "@/lib/rules/maintenance";
import type { Reason } from "@/lib/scheduling/explain";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import type { CourseRow } from "@/lib/schemas/course-preview";
import type { SeriesInput } from "@/lib/schemas/series";
import { gradeText } from "@/lib/web/grade-text";
import { placeText, staffListener } from "@/lib/web/place-text";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { reasonSentence, shortReason } from "@/lib/words/reason-sentence";
import { type Locale, speaker } from "@/lib/words/say";

export type RowSurroundings = { preview: SeriesPreview; input: SeriesInput };

export function courseRow(locale: Locale, at: RowSurroundings, visit: PlannedVisit): CourseRow {
  const say = speaker(locale, "builder");
  const { preview, input } = at;
  const { today, place } = preview;
  const { title, short, mark } = visitTitle(locale, visit);
  const pin = input.pins.find(({ position }) => position === visit.position);
  const isDue = visit.state === "due";
  const day = visit.on ?? visit.aboutOn ?? today;
  const overrideReason = visit.pinned ? pin?.overrideReason : undefined;
  const why = visit.why.map((reason) => reasonSentence(locale, reason, staffListener(preview.place, preview.today)));
  if (overrideReason !== undefined) why.push(say("signedReason", { reason: overrideReason }));
  return {
    position: visit.position,
    phase: visit.phase,
    title,
    short,
    mark,
    slot: visit.slot,
    on: visit.on,
    dayText: isDue ? say("aboutDay", { day: sayDay(locale, day, today) }) : sayDay(locale, day, today),
    timeText: visit.slot && sayTimeAt(visit.slot.start, place.location.timeZone),
    placeText: visit.slot && placeText(place, visit.slot),
    ...gapAndNote(locale, at, visit),
    why,
    source: visit.why.find(({ source }) => source !== undefined)?.source ?? null,
    isSigned: overrideReason !== undefined,
    canUntick: visit.phase === "touch_up" && (!isDue || input.unticked.includes(visit.position)),
    labels: {
      change: say("changeOf", { title }),
      why: say("whyOf", { title }),
      pin: say("pin", { title }),
      unpin: say("unpin", { title }),
      bookTouchUp: say("bookTouchUp", { title }),
    },
  };
}

function gapAndNote(
  locale: Locale,
  { preview, input }: RowSurroundings,
  visit: PlannedVisit,
): Pick<CourseRow, "gapText" | "noteText" | "noteTone"> {
  const say = speaker(locale, "builder");
  const { today, answer, clinic } = preview;
  if (visit.state === "due") {
    const beyond = visit.why.some(({ rule }) => rule === "beyond-horizon");
    if (!beyond) {
      const isUnticked = visit.why.some(({ rule }) => rule === "left-unticked");
      return isUnticked
        ? { gapText: say("later"), noteText: invited(locale, visit, today), noteTone: "quiet" }
        : { gapText: say("noPlace"), noteText: null, noteTone: "risk" };
    }
    const gapText = say("beyond", { months: clinic.horizonMonths });
    return { gapText, noteText: invited(locale, visit, today), noteTone: "quiet" };
  }
  const before = answer.visits.find(({ position }) => position === visit.position - 1);
  if (visit.gapDays === null || !before) {
    const asked = input.firstOn ?? today;
    const noteText = shortened(locale, preview, visit.why);
    if (visit.on !== asked && !visit.pinned) {
      if (input.firstOn === undefined) return { gapText: say("soonest"), noteText: null, noteTone: "quiet" };
      return { gapText: say("askedForOther", { day: sayDay(locale, asked, today) }), noteText, noteTone: "risk" };
    }
    return { gapText: visit.on === today ? say("today") : say("askedFor"), noteText, noteTone: "quiet" };
  }
  const gapText = speaker(locale, "plan")("gapAfter", {
    days: visit.gapDays,
    visit: visitTitle(locale, before).inText,
  });
  if (visit.grade === "early") return { gapText, noteText: say("signedDay"), noteTone: "quiet" };
  const target = preview.question.visits.find(({ id }) => id === visit.visitId)?.gap.targetDays ?? visit.gapDays;
  const graded = gradeText(locale, visit.grade, visit.gapDays, target);
  if (visit.grade !== "on-cadence") return { gapText, noteText: graded, noteTone: "risk" };
  return { gapText, noteText: shortened(locale, preview, visit.why) ?? graded, noteTone: "quiet" };
}

function invited(locale: Locale, { aboutOn }: PlannedVisit, today: string): string | null {
  if (aboutOn === null) return null;
  return speaker(locale, "builder")("invited", { day: sayDay(locale, recallDays(aboutOn).invitedOn, today) });
}

/** What kept it off the target day, in a few words; null when nothing did. */
function shortened(locale: Locale, preview: SeriesPreview, why: readonly Reason[]): string | null {
  for (const reason of why) {
    const said = shortReason(locale, reason, staffListener(preview.place, preview.today));
    if (said !== null) return said;
  }
  return null;
}
