// What does a newer version do to the visits of this plan?
import { CalendarSync } from "lucide-react";
import { Icon } from "@/components/ui/icon";

type VersionVisitsProps = {
  summary: string;
  rows: { id: string; title: string; before: string; after: string; day: string | null; note: string | null }[];
  touchUps: string | null;
  words: { visits: string; was: string; is: string; booked: string; kept: string };
};

/** Every visit that is still to be given: its window before and after, and where it goes if it can't stay. */
export function VersionVisits({ summary, rows, touchUps, words }: VersionVisitsProps) {
  return (
    <section className="grid gap-3" aria-labelledby="version-visits">
      <div>
        <h2 id="version-visits" className="font-semibold text-16">
          {words.visits}
        </h2>
        <p className="text-ink-2" aria-live="polite">
          {[`${summary}.`, touchUps].filter((part) => part !== null).join(" ")}
        </p>
      </div>
      <ol className="border-line border-t" aria-label={words.visits}>
        {rows.map(({ id, title, before, after, day, note }) => (
          <li key={id} className="grid gap-x-4 gap-y-0.5 border-line border-b py-2.5 sm:grid-cols-[7rem_1fr]">
            <p className="font-medium">{title}</p>
            <div>
              {day !== null && (
                <p>
                  {day} <span className="text-13 text-ink-3">{words.booked}</span>
                </p>
              )}
              <p className="text-ink-2">
                {before === after ? (
                  before
                ) : (
                  <>
                    <span className="text-13 text-ink-3">{words.was}: </span>
                    {before}
                    <span className="block text-ink">
                      <span className="text-13 text-ink-3">{words.is}: </span>
                      {after}
                    </span>
                  </>
                )}
              </p>
              {note !== null && (
                <p className="flex items-start gap-1.5 pt-1 text-risk-ink">
                  <Icon of={CalendarSync} size={15} className="mt-0.5" />
                  {note}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      <p className="text-13 text-ink-3">{words.kept}</p>
    </section>
  );
}
