// What would one more session do to a plan, in words?
import { ADDED, type ExtensionPreview } from "@/lib/operations/preview-extension";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import type { ChangeEffect } from "@/lib/schemas/change-effect";
import { type ChangeFacts, headOf, type PlanChangeView } from "@/lib/web/plan-change-view";
import { bookHref } from "@/lib/web/plan-changes";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** The new session where it could be booked, and what is booked now and would have to move for it. */
export function extensionView(
  locale: Locale,
  facts: ChangeFacts,
  { facts: read, added, answer }: ExtensionPreview,
): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan } = read;
  const head = headOf(locale, facts, planView(locale, { ...facts, plan }));
  const title = say("extendTitle", { number: added.number });
  const lead = say("extendLead");
  if (added.isBeyondMost && !facts.mayExceed) {
    return { ...head, title, lead, no: say("extendWho", { most: plan.protocol.sessions.max }) };
  }
  const rows = answer.visits.flatMap((visit) => effectOf(locale, { today: read.today, plan, facts }, visit));
  const most = { most: plan.protocol.sessions.max };
  return {
    ...head,
    title,
    lead,
    effects: { title: say("onceBooked"), rows, none: "" },
    form: {
      input: { planId: plan.id, revision: plan.revision },
      reason: {
        label: added.isBeyondMost ? say("reason") : say("reasonIfAny"),
        hint: added.isBeyondMost ? say("extendBeyond", most) : null,
        isRequired: added.isBeyondMost,
      },
      button: say("extendButton", { number: added.number }),
      busy: say("saving"),
      doneHref: bookHref(plan.id),
    },
  };
}

type Around = { today: string; plan: ExtensionPreview["facts"]["plan"]; facts: ChangeFacts };

function effectOf(locale: Locale, { today, plan, facts }: Around, visit: PlannedVisit): ChangeEffect[] {
  const say = speaker(locale, "planChange");
  const { title } = visitTitle(locale, visit);
  const id = visit.visitId;
  const to = visit.slot && sayDayAndTime(locale, visit.slot.start, facts.timeZone, today);
  if (id === ADDED) {
    const about = visit.aboutOn && sayDay(locale, visit.aboutOn, today);
    return [
      {
        id,
        title,
        text: to ? say("couldBe", { at: to }) : say("noPlaceYet", { day: about ?? "" }),
        note: visit.gapDays === null ? null : gapNote(locale, visit, plan),
        kind: "new",
      },
    ];
  }
  const was = plan.visits.find((one) => one.id === id)?.appointment?.slot.start;
  if (!visit.moved || was === undefined) return [];
  const from = sayDayAndTime(locale, was, facts.timeZone, today);
  return [
    {
      id,
      title,
      text: to ? say("movesTo", { from, to }) : say("losesPlace", { from }),
      note: gapNote(locale, visit, plan),
      kind: to ? "moves" : "gone",
    },
  ];
}

function gapNote(locale: Locale, { gapDays, phase, visitId }: PlannedVisit, plan: Around["plan"]): string {
  const say = speaker(locale, "planChange");
  const gap =
    plan.visits.find(({ id }) => id === visitId)?.gap ?? plan.protocol[phase === "session" ? "gap" : "touchUp"];
  const least = say("leastGap", { days: gap.earliestDays });
  return gapDays === null ? least : say("gapOf", { days: gapDays, least: gap.earliestDays });
}
