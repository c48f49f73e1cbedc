// What does a plan say on paper, for a client to take home?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import type { Clinic } from "@/lib/operations/plan-facts";
import { type CareAfter, careOnPaper } from "@/lib/rules/care-bands";
import { type CareMoment, type CareStep, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { RED_FLAGS, rednessHours } from "@/lib/rules/red-flags";
import { dateOf, type Minute, type PlainDate } from "@/lib/time";
import type { ExpectedView } from "@/lib/web/expected-view";
import { planView, type RibbonView, type VisitView } from "@/lib/web/plan-view";
import { careWords } from "@/lib/words/care-words";
import { sayDay, sayDays, sayMinutes } from "@/lib/words/dates";
import { redFlagSentences } from "@/lib/words/red-flag-sentences";
import { type Locale, speaker } from "@/lib/words/say";

type PaperCare = { key: string; title: string; detail: string | null };

export type PrintedPlanView = {
  planId: string;
  clinic: string;
  location: { name: string; address: string; phone: string };
  clientName: string;
  course: string;
  lead: string;
  ribbon: RibbonView;
  /** `open` stands in the place of day, time and length where nothing is booked. */
  rows: {
    id: string;
    title: string;
    day: string | null;
    time: string | null;
    length: string | null;
    who: string | null;
    isGiven: boolean;
    open: string | null;
    /** That its day lies before the earliest, and a clinician decided so; the reason is the clinic's own. */
    note: string | null;
  }[];
  timesNote: string;
  care: {
    before: { key: string; when: string; steps: PaperCare[] }[];
    after: { key: string; when: string; steps: PaperCare[] }[];
    lasting: PaperCare[];
  };
  redFlags: string[];
  expected: ExpectedView | null;
  sources: string[];
  printedOn: string;
};

export type PrintFacts = { plan: PlanRecord; clinic: Clinic; names: PlaceNames; now: Minute };

/** A day long ago: from there every day is said with its year. */
const LONG_AGO = "1970-01-01";

export function printedPlan(locale: Locale, { plan, clinic, names, now }: PrintFacts): PrintedPlanView {
  const say = speaker(locale, "print");
  const location = names.locations.find(({ id }) => id === plan.locationId);
  const timeZone = location?.timeZone ?? "UTC";
  const today = dateOf(now, timeZone);
  const view = planView(locale, { plan, names, today, timeZone }, "client");
  const timeline = withSunscreenFrom(plan.protocol.careTimeline, clinic.sunscreenStartHours);
  const { before, after, lasting } = careOnPaper(timeline);
  const stepOf = (step: CareStep) => paperCare(locale, step, clinic.sunscreenStartHours);
  const bandOf = ({ steps }: { steps: CareStep[] }, when: string) => ({
    key: when,
    when,
    steps: steps.flatMap(stepOf),
  });
  const phone = location?.phone ?? clinic.phone;
  return {
    planId: plan.id,
    clinic: clinic.name,
    location: { name: location?.name ?? "", address: location?.address ?? "", phone },
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    course: view.title,
    lead: say("lead", { sessions: view.sessionsTotal }),
    ribbon: { ...view.ribbon, labels: withoutGaps(view.ribbon.labels) },
    rows: view.visits.flatMap((visit) => {
      const stored = plan.visits.find(({ id }) => id === visit.id);
      return stored && visit.state !== "skipped" ? [rowOf(locale, visit, stored, today)] : [];
    }),
    timesNote: say("timesNote", { location: location?.name ?? clinic.name }),
    care: {
      before: before.map((band) => bandOf(band, beforeText(locale, band.from))),
      after: after.map((band) => bandOf(band, afterText(locale, band))),
      lasting: lasting.flatMap(stepOf),
    },
    redFlags: redFlagSentences(locale, RED_FLAGS, rednessHours([plan.protocol.careTimeline])),
    expected: view.expected,
    sources: plan.protocol.sources.map(({ title }) => title),
    printedOn: say("printedOn", { day: sayDay(locale, today, LONG_AGO) }),
  };
}

/** On paper the days stand in the table below; under the ribbon there is little room. */
function withoutGaps(labels: RibbonView["labels"]): RibbonView["labels"] {
  return Object.fromEntries(Object.entries(labels).map(([id, { gap: _gap, ...label }]) => [id, label]));
}

function rowOf(
  locale: Locale,
  visit: VisitView,
  { appointment }: VisitRecord,
  today: PlainDate,
): PrintedPlanView["rows"][number] {
  const isBooked = appointment !== null;
  const minutes = appointment && appointment.occupancy.client.to - appointment.occupancy.client.from;
  return {
    id: visit.id,
    title: visit.title,
    day: isBooked ? visit.dayText : null,
    time: isBooked ? visit.timeText : null,
    length: minutes === null ? null : sayMinutes(locale, minutes),
    who: visit.who,
    isGiven: visit.state === "done",
    open: isBooked ? null : openText(locale, visit, today),
    note: appointment?.override?.kind === "signed" ? speaker(locale, "print")("signedEarly") : null,
  };
}

/** A touch-up is invited; a session that is not booked asks for a call. */
function openText(locale: Locale, visit: VisitView, today: PlainDate): string {
  const say = speaker(locale, "print");
  const { aboutOn, phase, state } = visit;
  const isAhead = aboutOn !== null && aboutOn > today;
  if (phase === "touch_up" && isAhead) return say("dueInvited", { day: sayDay(locale, aboutOn, today) });
  if (isAhead && state !== "missed") return say("dueCall", { day: sayDay(locale, aboutOn, today) });
  return say("callNow");
}

/** Stands for the day on which a step ends: on paper, which holds for every visit, there is none. */
const SOME_DAY = "\u0000";

/** A sentence that names that day says nothing here; the heading tells how long. */
function paperCare(locale: Locale, step: CareStep, sunscreenStartHours: number): PaperCare[] {
  const words = careWords(locale, step, { until: SOME_DAY, sunscreenStartHours });
  if (words === null) return [];
  const sentences = words.detail.split(/(?<=[.?])\s+/).filter((sentence) => !sentence.includes(SOME_DAY));
  const detail = sentences.join(" ").trim();
  return [{ key: step.key, title: words.title, detail: detail === "" ? null : detail }];
}

function beforeText(locale: Locale, { unit, value }: CareMoment): string {
  return speaker(locale, "print")(unit === "days" ? "beforeDays" : "beforeHours", { count: Math.abs(value) });
}

function afterText(locale: Locale, { from, until }: CareAfter): string {
  const say = speaker(locale, "print");
  const length = ({ unit, value }: CareMoment) =>
    unit === "days" ? sayDays(locale, value) : say("hours", { count: value });
  if (from.value === 0) return say("afterFirst", { until: length(until) });
  if (from.unit === "days" && until.unit === "days") return sayDays(locale, from.value, until.value);
  if (from.unit === "hours" && until.unit === "hours") {
    return say("hoursSpan", { from: from.value, until: until.value });
  }
  return say("afterSpan", { from: length(from), until: length(until) });
}
