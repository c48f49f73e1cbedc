// What do the plan builder's questions get for an answer, in words?
import type { Member } from "@/lib/access/actor";
import { may } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { bookSeries } from "@/lib/operations/book-series";
import { previewAlternatives, previewSeries, type SeriesPreview } from "@/lib/operations/preview-series";
import { type PreviewTimes, previewTimes } from "@/lib/operations/preview-times";
import { savePlan } from "@/lib/operations/save-plan";
import type { Alternative } from "@/lib/scheduling/alternatives";
import type {
  BookedCourse,
  CoursePreview,
  OtherDay,
  OtherDaysInput,
  TimesOfDay,
  TimesOfDayInput,
} from "@/lib/schemas/course-preview";
import type { BookSeriesInput, SeriesInput } from "@/lib/schemas/series";
import { builderView, listed } from "@/lib/web/builder-view";
import { gradeText } from "@/lib/web/grade-text";
import { movesText } from "@/lib/web/moves-text";
import { placeText } from "@/lib/web/place-text";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

type Asking = Context & { actor: Member };

/** The course as these wishes place it. */
export async function previewForBuilder(ctx: Asking, input: SeriesInput): Promise<CoursePreview> {
  return builderView(localeOf(ctx.actor.locale), await previewSeries(ctx, input), input);
}

/** The best other days for one visit, the least cost first. */
export async function otherDaysForBuilder(ctx: Asking, input: OtherDaysInput): Promise<OtherDay[]> {
  const locale = localeOf(ctx.actor.locale);
  const { preview, alternatives } = await previewAlternatives(ctx, input);
  return alternatives.map((one) => otherDay(locale, preview, input.position, one));
}

/** The free times of one day for one visit, or the sentence that says why it can't be that day. */
export async function timesForBuilder(ctx: Asking, input: TimesOfDayInput): Promise<TimesOfDay> {
  const locale = localeOf(ctx.actor.locale);
  const times = await previewTimes(ctx, input);
  const { preview, after, gapDays } = times;
  const maySign = may(ctx.actor, "gap:override");
  const refusal = refused(locale, times, input, maySign);
  const { place, today } = preview;
  const gapText =
    after && gapDays !== null
      ? speaker(locale, "plan")("gapAfter", { days: gapDays, visit: visitTitle(locale, after).inText })
      : null;
  const needsSigning = refusal === null && times.grade === "early";
  const wished = input.preferences.clinicianId;
  const clinicians = [...place.clinicians].sort((a, b) => Number(b.id === wished) - Number(a.id === wished));
  return {
    dayText: sayDay(locale, input.on, today),
    gapText,
    needsSigning,
    signingText:
      needsSigning && times.earliestOn
        ? speaker(locale, "builder")("earlySign", { day: sayDay(locale, times.earliestOn, today) })
        : null,
    refusal,
    clinicians:
      refusal === null
        ? clinicians.flatMap(({ id, name }) => {
            const own = times.slots.filter(({ clinicianId }) => clinicianId === id);
            const said = own.map((slot) => ({ slot, timeText: sayTimeAt(slot.start, place.location.timeZone) }));
            return said.length > 0 ? [{ name, times: said }] : [];
          })
        : [],
  };
}

/** Books what was seen; when it can't stand any more, how it could. */
export async function bookFromBuilder(ctx: Asking, input: BookSeriesInput): Promise<BookedCourse> {
  const locale = localeOf(ctx.actor.locale);
  const answer = await bookSeries(ctx, input);
  if (answer.booked) {
    return { booked: true, href: `/clinic/clients/${input.clientId}?booked=${answer.planId}` };
  }
  const { preview, changed } = answer;
  const visits = preview.answer.visits.filter(({ position }) => changed.includes(position));
  const say = speaker(locale, "builder");
  return {
    booked: false,
    preview: builderView(locale, preview, input),
    changed,
    sentence: visits.length > 0 ? say("lost", { visits: listed(locale, visits) }) : say("lostNoVisit"),
  };
}

/** Keeps the plan without booking any of it. */
export async function saveFromBuilder(ctx: Asking, input: SeriesInput): Promise<{ href: string }> {
  const { planId } = await savePlan(ctx, input);
  return { href: `/clinic/clients/${input.clientId}?saved=${planId}` };
}

function otherDay(locale: Locale, preview: SeriesPreview, position: number, one: Alternative): OtherDay {
  const { today, place, answer, question } = preview;
  const visit = question.visits.find((each) => each.position === position);
  const before = answer.visits.find((each) => each.position === position - 1);
  const { slot, on, gapDays, grade } = one;
  return {
    slot,
    dayText: sayDay(locale, on, today),
    timeText: sayTimeAt(slot.start, place.location.timeZone),
    placeText: placeText(place, slot),
    gapText:
      before && gapDays !== null
        ? speaker(locale, "plan")("gapAfter", { days: gapDays, visit: visitTitle(locale, before).inText })
        : null,
    gradeText: gradeText(locale, grade, gapDays, visit?.gap.targetDays ?? 0),
    movesText: movesText(locale, answer.visits, today, one.moves),
  };
}

function refused(locale: Locale, times: PreviewTimes, input: TimesOfDayInput, maySign: boolean): string | null {
  const say = speaker(locale, "builder");
  const { visit, grade, floorOn, earliestOn, slots, trial, preview } = times;
  const spoken = (on: string) => sayDay(locale, on, preview.today);
  if (grade === "blocked" && floorOn) {
    return say("underFloor", { days: visit.gap.blockedUnderDays, day: spoken(floorOn) });
  }
  if (grade === "early" && earliestOn && !maySign) {
    return say("earlyDesk", { days: visit.gap.earliestDays, day: spoken(earliestOn) });
  }
  if (slots.length === 0) return say("noTimes", { day: spoken(input.on) });
  const { title } = visitTitle(locale, visit);
  if (trial?.ok && trial.droppedPins.length === 0) return null;
  const window = preview.answer.visits.find(({ position }) => position === input.position)?.window;
  if (!window || (window.earliestOn <= input.on && input.on <= window.latestOn)) {
    return say("outside", { title, day: spoken(input.on) });
  }
  const [from, until] = [spoken(window.earliestOn), spoken(window.latestOn)];
  return say("outsideWindow", { title, day: spoken(input.on), from, until });
}
