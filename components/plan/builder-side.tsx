// What should a prescriber know of the protocol while placing a course of it?
import type { ProtocolFacts } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";

type BuilderSideProps = { protocol: ProtocolFacts; words: BuilderWords };

/** The care timeline shows so many days to either side of a session. */
const SHOWN_DAYS = 28;

function Rows({ rows }: { rows: readonly { name: string; value: string }[] }) {
  return (
    <dl className="border-line border-t">
      {rows.map(({ name, value }) => (
        <div key={name} className="flex justify-between gap-4 border-line border-b py-2.25">
          <dt className="text-ink-2">{name}</dt>
          <dd className="text-right font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CareLine({ steps }: { steps: ProtocolFacts["care"]["steps"] }) {
  const x = (day: number) =>
    8 + ((Math.min(SHOWN_DAYS, Math.max(-SHOWN_DAYS, day)) + SHOWN_DAYS) / (2 * SHOWN_DAYS)) * 328;
  return (
    <svg viewBox="0 0 344 22" aria-hidden="true" className="block h-auto w-full max-w-86">
      <rect x="0" y="7" width="344" height="8" rx="4" fill="var(--track)" />
      <rect x={x(0)} y="7" width={344 - x(0)} height="8" rx="4" fill="var(--heal)" opacity="0.7" />
      <path d={`M8 11H${x(0)}`} stroke="var(--ok)" strokeWidth="1.5" strokeDasharray="4 3" />
      {[...new Set(steps.map(({ day }) => x(day)))].map((at) => (
        <circle key={at} cx={at} cy="11" r="3.5" fill="var(--ground)" stroke="var(--ok)" strokeWidth="1.5" />
      ))}
      <circle cx={x(0)} cy="11" r="7" fill="var(--ok)" />
    </svg>
  );
}

export function BuilderSide({ protocol, words }: BuilderSideProps) {
  return (
    <aside className="grid content-start gap-8 md:max-xl:grid-cols-3">
      <section className="grid content-start gap-2.5">
        <h2 className="font-semibold text-16">
          {words.protocolFacts}: {protocol.name}
        </h2>
        <Rows rows={protocol.facts} />
        <details className="text-13">
          <summary className="w-fit rounded-4 py-0.5 text-ink-2 hover:text-ink">{words.sources}</summary>
          <ul className="grid gap-1.5 pt-1.5 text-ink-2">
            {protocol.sources.map(({ title, ref }) => (
              <li key={ref}>
                {title} <span className="text-ink-3">({ref})</span>
              </li>
            ))}
          </ul>
        </details>
      </section>
      <section className="grid content-start gap-2.5">
        <h2 className="font-semibold text-16">{words.touchUpTarget}</h2>
        <Rows rows={protocol.touchUp} />
      </section>
      <section className="grid content-start gap-2.5">
        <h2 className="font-semibold text-16">{protocol.care.title}</h2>
        <div>
          <CareLine steps={protocol.care.steps} />
          <p className="flex justify-between text-12 text-ink-3">
            <span>{words.careBefore}</span>
            <span>{words.careSession}</span>
            <span>{words.careAfter}</span>
          </p>
        </div>
        <p className="text-13 text-ink-2">{protocol.care.note}</p>
      </section>
    </aside>
  );
}
