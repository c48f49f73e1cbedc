// What is chosen, what goes with it, and the button that does it?
import type { ComponentProps } from "react";
import { Notice } from "@/components/ui/notice";
import { MoveConfirm } from "./move-confirm";
import { type MovedVisit, MovedVisits } from "./move-places";

type MoveChoiceProps = {
  chosen: {
    when: string;
    who: string;
    gap: string | null;
    moves: MovedVisit[];
    movesText: string | null;
    refusal: string | null;
    needsReason: boolean;
    signedNote: string | null;
    label: string;
    input: ComponentProps<typeof MoveConfirm>["input"];
    doneHref: string;
  } | null;
  isTaken: boolean;
  keepHref: string;
  words: ComponentProps<typeof MoveConfirm>["words"] & {
    chosen: string;
    chooseTitle: string;
    chooseText: string;
    taken: string;
  };
  onMove: ComponentProps<typeof MoveConfirm>["onMove"];
};

/** The panel beside the places; on a phone it stands at the foot. */
export function MoveChoice({ chosen, isTaken, keepHref, words, onMove }: MoveChoiceProps) {
  return (
    <section aria-labelledby="chosen" className="grid content-start gap-3">
      <h2 id="chosen" className={chosen ? "font-medium text-13 text-ink-3" : "font-semibold text-16"}>
        {chosen ? words.chosen : words.chooseTitle}
      </h2>
      <div aria-live="polite" className="grid gap-3">
        {isTaken && <Notice kind="warning">{words.taken}</Notice>}
        {chosen ? (
          <>
            <div>
              <p className="font-semibold text-20">{chosen.when}</p>
              <p className="text-ink-2">{chosen.who}</p>
              {chosen.gap && <p className="text-ink-2">{chosen.gap}</p>}
            </div>
            {chosen.refusal && <Notice kind="refused">{chosen.refusal}</Notice>}
            {chosen.signedNote && <Notice kind="warning">{chosen.signedNote}</Notice>}
            {chosen.movesText && (
              <p className={chosen.moves.length > 0 ? "font-medium" : "text-ink-2"}>{chosen.movesText}</p>
            )}
            {chosen.moves.length > 0 && <MovedVisits moves={chosen.moves} />}
          </>
        ) : (
          <p className="text-ink-2">{words.chooseText}</p>
        )}
      </div>
      <MoveConfirm
        input={chosen?.input ?? null}
        label={chosen?.label ?? ""}
        needsReason={chosen?.needsReason ?? false}
        doneHref={chosen?.doneHref ?? keepHref}
        keepHref={keepHref}
        words={words}
        onMove={onMove}
      />
    </section>
  );
}
