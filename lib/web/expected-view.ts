// What may a client expect of their plan, and when, in words: ranges, never a promise?
import type { PlanRecord } from "@/lib/db/queries/plans";
import { type DayRange, expectedDays } from "@/lib/rules/expected-result";
import type { PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type ExpectedView = {
  title: string;
  /** "Expected, people differ." */
  lead: string;
  rows: { key: string; name: string; days: string; detail: string }[];
  source: string;
};

/** Null while nothing was given or booked, and once all of it lies behind the client. What is over is left out. */
export function expectedView(locale: Locale, plan: PlanRecord, today: PlainDate): ExpectedView | null {
  const visits = plan.visits.flatMap(({ phase, number, skipped, appointment }) =>
    appointment && !skipped ? [{ phase, number, on: appointment.on }] : [],
  );
  const { expected } = plan.protocol;
  const found = expectedDays(expected, visits);
  if (found === null) return null;
  const say = speaker(locale, "expected");
  const after = { visit: visitTitle(locale, found.lastSession).inText };
  const last = { visit: visitTitle(locale, found.last).inText };
  const rows = [
    { key: "firstChange", range: found.firstChange, detail: say("firstChangeDetail") },
    { key: "collagen", range: found.collagenUntil, detail: say("collagenDetail", after) },
    { key: "fade", range: found.fadeFrom, detail: say("fadeDetail", last) },
  ] as const;
  const ahead = rows.filter(({ range }) => range.toOn >= today);
  if (ahead.length === 0) return null;
  const days = ({ fromOn, toOn }: DayRange) => ({
    from: sayDay(locale, fromOn, today),
    to: sayDay(locale, toOn, today),
  });
  return {
    title: say("title"),
    lead: say("lead"),
    rows: ahead.map(({ key, range, detail }) => ({
      key,
      name: say(key),
      days: say(`${key}Days`, days(range)),
      detail,
    })),
    source: say("source", { source: expected.source.title }),
  };
}
