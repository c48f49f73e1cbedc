// How does a course that is not booked look to who prescribes it?
import type { SeriesPreview } from "@/lib/operations/preview-series";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import type { CoursePreview, CourseProblem, CourseRow } from "@/lib/schemas/course-preview";
import type { SeriesInput } from "@/lib/schemas/series";
import { daysBetween } from "@/lib/time";
import { courseRow, type RowSurroundings } from "@/lib/web/builder-row";
import { lackingText } from "@/lib/web/lacking-text";
import { wayOut } from "@/lib/web/pins-text";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { ribbonWords } from "@/lib/web/plan-view";
import { protocolFacts } from "@/lib/web/protocol-facts";
import { visitSentence } from "@/lib/web/visit-sentence";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** The preview in words, for the wishes that it was made from. */
export function builderView(locale: Locale, preview: SeriesPreview, input: SeriesInput): CoursePreview {
  const say = speaker(locale, "builder");
  const { answer, protocol, client, today, clinic } = preview;
  const at: RowSurroundings = { preview, input };
  const rows = answer.visits.map((visit) => courseRow(locale, at, visit));
  const placed = answer.visits.filter(({ state }) => state === "placed");
  const counts = {
    sessions: placed.filter(({ phase }) => phase === "session").length,
    touchUps: placed.filter(({ phase }) => phase === "touch_up").length,
  };
  const title = planTitle(locale, protocol.protocol, input.area);
  return {
    isPlaced: answer.ok,
    summary: say("summary", { ...counts, days: courseDays(placed) }),
    ...gaps(locale, preview),
    bookLabel: say("book", counts),
    bookingLabel: say("booking", counts),
    rows,
    ribbon: {
      today,
      visits: answer.visits.map((visit) => ribbonVisit(visit, !answer.ok && answer.visitId === visit.visitId)),
      labels: Object.fromEntries(
        answer.visits.flatMap((visit, index) => {
          const row = rows[index];
          return row ? [[visit.visitId, ribbonLabel(locale, at, visit, row)]] : [];
        }),
      ),
      curve: protocol.protocol.curve,
      words: ribbonWords(locale, `${client.givenName} ${client.familyName}`, title, protocol.protocol.curve),
    },
    problem: problem(locale, preview),
    dropped: dropped(locale, preview),
    protocol: protocolFacts(locale, protocol, {
      target: preview.target,
      sunscreenStartHours: clinic.sunscreenStartHours,
    }),
  };
}

/** From the first session to the last, in days; 0 where there are not two. */
function courseDays(placed: readonly PlannedVisit[]): number {
  const days = placed.filter(({ phase }) => phase === "session").flatMap(({ on }) => on ?? []);
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? daysBetween(first, last) : 0;
}

function gaps(locale: Locale, { answer, protocol }: SeriesPreview): Pick<CoursePreview, "gapsText" | "areGapsKept"> {
  if (!answer.ok) return { gapsText: null, areGapsKept: false };
  const { earliestDays: from, latestDays: to } = protocol.protocol.gap;
  const judged = answer.visits.filter(({ phase, gapDays }) => phase === "session" && gapDays !== null);
  const count = judged.filter(({ grade }) => grade !== "on-cadence").length;
  if (judged.length === 0) return { gapsText: null, areGapsKept: true };
  const say = speaker(locale, "builder");
  return count === 0
    ? { gapsText: say("gapsKept", { from, to }), areGapsKept: true }
    : { gapsText: say("gapsNotKept", { count, from, to }), areGapsKept: false };
}

/** What is placed is drawn as it will stand once it is booked; what stays due, as a day to book later. */
function ribbonVisit(visit: PlannedVisit, isLacking: boolean): RibbonVisit {
  const { visitId: id, phase, number, window, grade } = visit;
  const state = visit.state === "placed" ? "booked" : isLacking ? "overdue" : "to-book";
  return { id, phase, number, window, on: visit.on ?? visit.aboutOn, state, overridden: grade === "early", grade };
}

function ribbonLabel(locale: Locale, { preview }: RowSurroundings, visit: PlannedVisit, row: CourseRow) {
  const before = preview.answer.visits.find(({ position }) => position === visit.position - 1);
  const gap =
    visit.gapDays !== null && before
      ? speaker(locale, "plan")("gapAfterShort", { days: visit.gapDays, mark: visitTitle(locale, before).mark })
      : visit.state === "due"
        ? speaker(locale, "builder")("legendToBook")
        : row.gapText;
  const words = {
    title: row.title,
    state: visit.state === "placed" ? ("to-book" as const) : ("due" as const),
    dayText: visit.state === "placed" ? row.dayText : null,
    timeText: row.timeText,
    who: row.placeText,
    where: null,
    gapText: row.gapText,
    gradeText: row.noteText,
    overrideReason: null,
    aboutOn: visit.aboutOn,
    latestOn: null,
  };
  return {
    title: row.title,
    short: row.short,
    day: row.timeText === null ? row.dayText : `${row.dayText} ${row.timeText}`,
    ...(gap !== null && { gap }),
    sentence: visitSentence(locale, words, preview.today),
  };
}

function problem(locale: Locale, { answer, today, question }: SeriesPreview): CourseProblem | null {
  if (answer.ok) return null;
  const { visits, lacking, pinsInTheWay } = answer;
  const visit = visits.find(({ visitId }) => visitId === answer.visitId);
  if (!visit) return null;
  const say = speaker(locale, "builder");
  const way = wayOut(locale, answer, today);
  return {
    position: visit.position,
    title: say("problemTitle", {
      title: visitTitle(locale, visit).title,
      from: sayDay(locale, answer.earliestOn, today),
      to: sayDay(locale, answer.latestOn, today),
    }),
    detail: [lackingText(locale, lacking), way.because].filter((part) => part !== null).join(" "),
    advice: way.advice ?? say("adviceFirst"),
    releases: way.releases.map(({ visit: { position }, label }) => ({ position, label })),
    canFreeAll: pinsInTheWay.together && question.pins.length > 1,
  };
}

function dropped(locale: Locale, { answer }: SeriesPreview): CoursePreview["dropped"] {
  const visits = answer.visits.filter(({ visitId }) => answer.droppedPins.includes(visitId));
  if (visits.length === 0) return null;
  return {
    positions: visits.map(({ position }) => position),
    sentence: speaker(locale, "builder")("dropped", { visits: listed(locale, visits) }),
  };
}

/** "Session 2 and Session 3" */
export function listed(locale: Locale, visits: readonly Pick<PlannedVisit, "phase" | "number">[]): string {
  return new Intl.ListFormat(locale).format(visits.map((visit) => visitTitle(locale, visit).title));
}
