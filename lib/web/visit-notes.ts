// What did people sign, decide or note about a visit of a plan, or about the plan itself?
import type { PlanRecord, Signed, VisitRecord } from "@/lib/db/queries/plans";
import type { VisitStanding } from "@/lib/rules/plan-standing";
import { dateOf, type Minute, type PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** The location's clock and the day there. */
type Here = { timeZone: string; today: PlainDate };

/** "Signed by Dr Okafor on Tue 24 Nov: Leaves in December"; null where the gap needed nobody's word. */
export function signedText(locale: Locale, { appointment }: VisitRecord, here: Here): string | null {
  const exception = appointment?.override;
  if (!exception) return null;
  const say = speaker(locale, "plan");
  const values = signedBy(locale, exception, here);
  return exception.kind === "signed"
    ? say("signedBy", values)
    : say("recordedBy", { ...values, days: exception.gapDays });
}

/** Everything else that stands with the visit for ever, a sentence each. */
export function visitNotes(locale: Locale, visit: VisitRecord, here: Here): string[] {
  const { skip, goneOn, appointment, pastExceptions } = visit;
  const say = speaker(locale, "plan");
  return [
    ...pastExceptions.map((one) =>
      say(one.kind === "signed" ? "signedOnce" : "recordedOnce", {
        ...signedBy(locale, one, here),
        days: one.gapDays,
      }),
    ),
    ...(skip ? [say("skippedBy", signedBy(locale, skip, here))] : []),
    ...(goneOn ? [say("goneOnBy", signedBy(locale, goneOn, here))] : []),
    ...(appointment?.cutShort ? [say("cutShort", { reason: appointment.cutShort })] : []),
  ];
}

/** "Paused by Joana Reis on Tue 24 Nov: Travelling"; null for a plan that runs. */
export function planNote(locale: Locale, { pause, end }: Pick<PlanRecord, "pause" | "end">, here: Here): string | null {
  const say = speaker(locale, "plan");
  if (end) return say("endedBy", signedBy(locale, end, here));
  return pause && say("pausedBy", signedBy(locale, pause, here));
}

/** Why what is booked can't stand, and what helps; null for what can. */
export function riskText(
  locale: Locale,
  { risk, after }: Pick<VisitStanding, "risk" | "after">,
  before: { phase: "session" | "touch_up"; number: number } | null,
  today: PlainDate,
): string | null {
  if (risk === null) return null;
  const say = speaker(locale, "risk");
  if ("until" in risk) return say(risk.kind, { day: sayDay(locale, risk.until, today) });
  if (risk.kind === "past-restart" || risk.kind === "blocked") return say(risk.kind);
  const named = after ?? before;
  return say(risk.kind, {
    day: sayDay(locale, risk.earliestOn, today),
    visit: named ? visitTitle(locale, named).inText : "",
  });
}

function signedBy(locale: Locale, { by, at, reason }: Signed, here: Here) {
  return { name: by, day: dayOf(locale, at, here), reason };
}

const dayOf = (locale: Locale, at: Minute, { timeZone, today }: Here) => sayDay(locale, dateOf(at, timeZone), today);
