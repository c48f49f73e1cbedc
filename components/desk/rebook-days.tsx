// Is the visit booked again now, and on which of the best days?
import type { Ref } from "react";
import { SkeletonLine } from "@/components/ui/skeleton";
import type { RebookOffer } from "@/lib/schemas/rebook-offer";

type RebookDaysProps = {
  offer: RebookOffer | "looking" | "unread";
  /** Null while it is not to be booked now. */
  chosenKey: string | null;
  words: { question: string; only: string; onlyDetail: string; looking: string; unread: string };
  /** The choice that books nothing: it has the focus first. */
  only: Ref<HTMLInputElement>;
  onChoose: (key: string | null) => void;
};

const option =
  "grid content-start gap-0.5 rounded-8 border border-line-2 bg-surface px-3.5 py-2.5 transition-colors hover:border-ink-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2";

/** Room for the days is kept while they are looked for. */
export function RebookDays({ offer, chosenKey, words, only, onChoose }: RebookDaysProps) {
  const shown = typeof offer === "string" ? null : offer;
  return (
    <fieldset aria-busy={offer === "looking"} className="grid gap-2">
      <legend className="mb-2 font-medium text-13">{words.question}</legend>
      <label className={option}>
        <input
          ref={only}
          type="radio"
          name="again"
          className="sr-only"
          checked={chosenKey === null}
          onChange={() => onChoose(null)}
        />
        <span className="font-semibold">{words.only}</span>
        <span className="min-h-9.5 text-13 text-ink-2">
          {shown ? shown.due : words.onlyDetail}
          {shown?.risks.map((risk) => (
            <span key={risk} className="block text-risk-ink">
              {risk}
            </span>
          ))}
        </span>
      </label>
      {offer === "looking" && (
        <div className="grid gap-2 sm:grid-cols-3">
          {["80%", "70%", "75%"].map((width) => (
            <div
              key={width}
              className="grid min-h-28 content-start gap-2.5 rounded-8 border border-line px-3.5 py-3.5 max-sm:min-h-20"
            >
              <SkeletonLine width={width} />
              <SkeletonLine width="60%" />
            </div>
          ))}
        </div>
      )}
      <p role="status" className={offer === "looking" ? "sr-only" : "text-13 text-ink-2 empty:hidden"}>
        {offer === "looking" ? words.looking : offer === "unread" ? words.unread : offer.none}
      </p>
      {shown && shown.ways.length > 0 && (
        <div className="grid gap-2 sm:grid-cols-3">
          {shown.ways.map(({ key, day, time, who, gap, movesText, moves, name }) => (
            <label key={key} className={`${option} sm:min-h-28`}>
              <input
                type="radio"
                name="again"
                className="sr-only"
                checked={chosenKey === key}
                aria-label={[name, who, gap, movesText].filter(Boolean).join(", ")}
                onChange={() => onChoose(key)}
              />
              <span>
                <span className="font-semibold">{day}</span> {time}
              </span>
              <span className="text-13 text-ink-2">{who}</span>
              {gap && <span className="text-13 text-ink-2">{gap}</span>}
              <span className={`text-13 ${moves.length > 0 ? "text-risk-ink" : "text-ink-3"}`}>{movesText}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
