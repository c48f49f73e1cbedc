// What would follow if the plan's next visit was given then and there, in words?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { VisitRecord } from "@/lib/db/queries/plans";
import { occupancyOfVisit } from "@/lib/operations/plan-facts";
import type { RecordPreview } from "@/lib/operations/preview-record";
import type { RecordedJudgement } from "@/lib/scheduling/judge-recorded";
import type { ChangeEffect } from "@/lib/schemas/change-effect";
import { gradeText } from "@/lib/web/grade-text";
import { changedHref } from "@/lib/web/plan-changes";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import { takenThen } from "@/lib/web/record-visit-taken";
import { sayDay, sayDayAndTime, sayTime } from "@/lib/words/dates";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { type Locale, speaker } from "@/lib/words/say";

export function recordVisitView(locale: Locale, preview: RecordPreview, names: PlaceNames) {
  const say = speaker(locale, "recordVisit");
  const { facts, given, visit, judgement, problem } = preview;
  const { plan, place, today } = facts;
  const { timeZone } = place.location;
  const view = planView(locale, { plan, names, today, timeZone });
  const inText = visit ? visitTitle(locale, visit).inText : say("aVisit");
  const moves = judgement?.moves ?? [];
  const moved = moves.filter(({ slot }) => slot !== null).length;
  const taken = judgement && takenThen(locale, preview);
  const isBookedBehind = plan.visits.some(
    ({ position, appointment }) => appointment !== null && position > (visit?.position ?? 0),
  );
  return {
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    clientHref: `/clinic/clients/${plan.client.id}`,
    planTitle: view.title,
    standing: view.standing,
    title: say("title", { visit: inText }),
    lead: say("lead"),
    no: problem && visit === null ? say("none") : null,
    instead: null,
    /** What is wrong with what the form says; it can be changed there. */
    problem: problem && visit !== null ? refusalSentence(locale, problem.code, problem.values, today) : taken,
    fields: {
      on: { label: say("on"), value: given.on, latest: today },
      at: { label: say("at"), value: sayTime(given.minute) },
      with: {
        label: say("with"),
        value: given.clinicianId,
        options: place.clinicians.map(({ id, name }) => ({ id, name })),
      },
      room: { label: say("room"), value: given.roomId, options: place.rooms },
      device:
        occupancyOfVisit(plan, visit).device === null
          ? null
          : { label: say("device"), value: given.deviceId ?? "", options: place.devices },
    },
    effects:
      visit && judgement
        ? {
            title:
              moves.length > 0
                ? say("follows", { count: moves.length })
                : say(isBookedBehind ? "nothingMoves" : "nothingBehind"),
            rows: [
              itself(locale, preview, visit, judgement),
              ...moves.flatMap((move) => effectOf(locale, preview, move)),
            ],
            none: "",
          }
        : null,
    form:
      visit && judgement
        ? {
            input: {
              planId: plan.id,
              revision: plan.revision,
              visitId: visit.id,
              given,
              moves: moves.map(({ visitId, slot }) => ({ visitId, slot })),
            },
            reason: {
              label: judgement.isEarly ? say("reason") : say("reasonIfAny"),
              hint: judgement.isEarly ? earlyHint(locale, visit, judgement.gapDays ?? 0) : null,
              isRequired: judgement.isEarly,
            },
            button: say(moved === 0 ? "button" : "buttonMoves", { visit: inText, count: moved }),
            busy: say("saving"),
            doneHref: changedHref(plan, "record"),
            isTaken: taken !== null,
          }
        : null,
  };
}

/** Under the floor it is more often a slip than a walk-in. */
function earlyHint(locale: Locale, { gap }: VisitRecord, days: number): string {
  const say = speaker(locale, "recordVisit");
  return days < gap.blockedUnderDays
    ? say("underFloor", { days, floor: gap.blockedUnderDays })
    : say("early", { days, least: gap.earliestDays });
}

function itself(
  locale: Locale,
  { facts: { place, today }, slot }: RecordPreview,
  visit: VisitRecord,
  { gapDays, grade }: RecordedJudgement,
): ChangeEffect {
  const say = speaker(locale, "recordVisit");
  const at = sayDayAndTime(locale, slot.start, place.location.timeZone, today);
  const was = visit.appointment?.slot.start;
  const gap = gapDays === null ? null : say("gap", { days: gapDays });
  return {
    id: visit.id,
    title: visitTitle(locale, visit).title,
    text:
      was === undefined
        ? say("givenOn", { at })
        : say("givenInstead", { at, was: sayDayAndTime(locale, was, place.location.timeZone, today) }),
    // It has happened: that nobody might have done it says nothing more than the days do.
    note:
      [gap, grade === "blocked" ? null : gradeText(locale, grade, gapDays, visit.gap.targetDays)]
        .filter(Boolean)
        .join(", ") || null,
    kind: "new",
  };
}

function effectOf(
  locale: Locale,
  { facts: { plan, place, today } }: RecordPreview,
  { visitId, slot }: RecordedJudgement["moves"][number],
): ChangeEffect[] {
  const say = speaker(locale, "planChange");
  const { timeZone } = place.location;
  const visit = plan.visits.find(({ id }) => id === visitId);
  if (!visit?.appointment) return [];
  const when = (start: number) => sayDayAndTime(locale, start, timeZone, today);
  const from = when(visit.appointment.slot.start);
  const { earliestDays, latestDays } = visit.gap;
  return [
    {
      id: visitId,
      title: visitTitle(locale, visit).title,
      text: slot ? say("movesTo", { from, to: when(slot.start) }) : say("losesPlace", { from }),
      note: speaker(locale, "recordVisit")("why", {
        from: earliestDays,
        to: latestDays,
        day: sayDay(locale, visit.appointment.on, today),
      }),
      kind: slot ? "moves" : "gone",
    },
  ];
}
