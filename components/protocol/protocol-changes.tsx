// What would be another than in the newest published version?
import type { ProtocolChange } from "@/lib/schemas/protocol-preview";
import { type EditorWords, filled } from "./editor-words";

type ProtocolChangesProps = {
  id: string;
  /** Null while a field is wrong. */
  changes: readonly ProtocolChange[] | null;
  /** The version that is compared with. */
  number: number;
  words: EditorWords["editor"];
};

/** Line by line, what it was and what it would be. */
export function ProtocolChanges({ id, changes, number, words }: ProtocolChangesProps) {
  return (
    <section aria-labelledby={id} className="grid gap-2.5 border-line border-t pt-5">
      <h2 id={id} tabIndex={-1} className="scroll-mt-6 font-semibold text-16">
        {filled(words.differs, number)}
      </h2>
      {changes === null && <p className="text-ink-2">{words.previewIsOld}</p>}
      {changes?.length === 0 && <p className="text-ink-2">{words.nothingYet}</p>}
      {changes !== null && changes.length > 0 && (
        <ul className="border-line border-t">
          {changes.map((change) => (
            <li
              key={change.id}
              className="grid gap-x-4 gap-y-0.5 border-line border-b py-2 sm:grid-cols-[16rem_minmax(0,1fr)]"
            >
              <p>
                <span className="font-medium">{change.label}</span>
                <span className="block text-12 text-ink-3">{change.section}</span>
              </p>
              <div>
                {change.before !== null && (
                  <p className="text-ink-3">
                    <span className="sr-only">{words.was} </span>
                    <s>{change.before}</s>
                  </p>
                )}
                {change.after !== null && <p>{change.after}</p>}
                {change.before === null && <p className="text-12 text-ink-3">{words.added}</p>}
                {change.after === null && <p className="text-12 text-ink-3">{words.removed}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
