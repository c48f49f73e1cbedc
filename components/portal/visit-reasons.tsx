// Which days do a client's visits have, and why these?
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { ReasonDetails } from "./reason-details";

type VisitReasonsProps = {
  visits: {
    id: string;
    title: string;
    dayText: string | null;
    timeText: string | null;
    openText: string | null;
    statusText: string | null;
    detail: string | null;
    gapText: string | null;
    why: string[];
  }[];
  words: { why: string; source: Record<string, string> };
};

/** One visit a row; its reason opens under it. An address may name a row, whose reason is then open. */
export function VisitReasons({ visits, words }: VisitReasonsProps) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {visits.map((visit) => {
        const reasons = visit.gapText === null ? visit.why : [`${visit.gapText}.`, ...visit.why];
        return (
          <li
            key={visit.id}
            id={`visit-${visit.id}`}
            className="scroll-mt-4 py-4 target:-mx-3 target:rounded-8 target:bg-accent-soft target:px-3"
          >
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="font-semibold">{visit.title}</h3>
              {visit.statusText && <p className="text-14 text-ink-3">{visit.statusText}</p>}
            </div>
            <p className="text-ink-2">
              {visit.dayText === null ? visit.openText : [visit.dayText, visit.timeText].filter(Boolean).join(", ")}
            </p>
            {visit.detail && <p className="text-14 text-ink-3">{visit.detail}</p>}
            {reasons.length > 0 && (
              <ReasonDetails
                anchor={`visit-${visit.id}`}
                summary={
                  <>
                    {words.why}
                    <VisuallyHidden>: {visit.title}</VisuallyHidden>
                  </>
                }
              >
                <div className="grid gap-1 pb-1 text-14 text-ink-2">
                  {reasons.map((reason) => (
                    <p key={reason}>{reason}</p>
                  ))}
                  {words.source[visit.id] && <p className="text-13 text-ink-3">{words.source[visit.id]}</p>}
                </div>
              </ReasonDetails>
            )}
          </li>
        );
      })}
    </ol>
  );
}
