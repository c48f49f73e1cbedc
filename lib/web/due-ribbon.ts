// What does a plan's ribbon look like with what is due of it in the places where it would be booked?
import type { Placed } from "@/lib/operations/book-due-visits";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { DueRow } from "@/lib/schemas/due-row";
import { type DueSurroundings, dueRow } from "@/lib/web/due-row";
import { visitTitle } from "@/lib/web/plan-titles";
import type { PlanView, RibbonView } from "@/lib/web/plan-view";
import { visitSentence } from "@/lib/web/visit-sentence";
import { type Locale, speaker } from "@/lib/words/say";

/** The plan's visits with the reasons of the new places, and its ribbon as it will stand once they are booked. */
export function dueRibbon(
  locale: Locale,
  at: DueSurroundings,
  view: PlanView,
): Pick<PlanView, "visits"> & { ribbon: RibbonView } {
  const { toBook, toMove, answer } = at.preview;
  const placed = new Map([...toBook, ...toMove].map((visit) => [visit.visitId, visit]));
  const rows = new Map([...placed].map(([id, visit]) => [id, dueRow(locale, at, visit)]));
  // Behind a visit that has no place the answer counts from days that are past; the plan's own view counts from today.
  const windows = new Map(answer.ok ? answer.visits.map(({ visitId, window }) => [visitId, window]) : []);
  return {
    visits: view.visits.map((visit) => ({ ...visit, why: rows.get(visit.id)?.why ?? visit.why })),
    ribbon: {
      ...view.ribbon,
      visits: view.ribbon.visits.map((visit): RibbonVisit => {
        const to = placed.get(visit.id);
        if (!to) return { ...visit, window: windows.get(visit.id) ?? visit.window };
        return { ...visit, window: to.window, on: to.on, was: visit.on, state: "booked", grade: to.grade };
      }),
      labels: Object.fromEntries(
        Object.entries(view.ribbon.labels).map(([id, label]) => {
          const to = placed.get(id);
          const row = rows.get(id);
          return [id, to && row ? { ...label, ...newLabel(locale, at, to, row) } : label];
        }),
      ),
    },
  };
}

function newLabel(locale: Locale, { preview }: DueSurroundings, to: Placed, row: DueRow) {
  const before = preview.answer.visits.findLast(
    ({ position, on, aboutOn }) => position < to.position && (on ?? aboutOn) !== null,
  );
  const gap =
    to.gapDays !== null && before
      ? speaker(locale, "plan")("gapAfterShort", { days: to.gapDays, mark: visitTitle(locale, before).mark })
      : speaker(locale, "due")("proposed");
  return {
    day: `${row.dayText} ${row.timeText ?? ""}`,
    gap: row.noteTone === "risk" && row.noteText !== null ? `${gap}, ${row.noteText}` : gap,
    sentence: visitSentence(
      locale,
      {
        ...{ title: row.title, state: "to-book", dayText: row.dayText, timeText: row.timeText, who: row.placeText },
        ...{ where: null, gapText: row.gapText, gradeText: row.noteText, overrideReason: null },
        ...{ aboutOn: null, latestOn: null },
      },
      preview.facts.today,
    ),
  };
}
