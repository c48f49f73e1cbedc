// What does the protocol come down to as it stands: a visit, and a course from today on?
import { StateBadge } from "@/components/ui/state-badge";
import type { ProtocolPreview } from "@/lib/schemas/protocol-preview";
import type { EditorWords } from "./editor-words";

type ProtocolAsideProps = { preview: ProtocolPreview; words: EditorWords["editor"] };

export function ProtocolAside({ preview, words }: ProtocolAsideProps) {
  return (
    <aside className="grid content-start gap-7 self-start xl:sticky xl:top-6">
      <section className="grid gap-2.5">
        <h2 className="font-semibold text-16">{words.inShort}</h2>
        {preview.remarks.map((remark) => (
          <StateBadge key={remark} state="at-risk">
            <span className="whitespace-normal">{remark}</span>
          </StateBadge>
        ))}
        <dl className="border-line border-t">
          {preview.facts.map(({ name, value }) => (
            <div key={name} className="flex justify-between gap-4 border-line border-b py-1.5">
              <dt className="whitespace-nowrap text-ink-2">{name}</dt>
              <dd className="text-right font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="grid gap-2.5">
        <h2 className="font-semibold text-16">{preview.summary}</h2>
        <ol className="border-line border-t">
          {preview.visits.map(({ id, title, text }) => (
            <li key={id} className="border-line border-b py-1.5">
              <span className="font-medium">{title}</span>
              <span className="block text-13 text-ink-2">{text}</span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
