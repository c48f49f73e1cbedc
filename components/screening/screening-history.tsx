// What did the client answer before, to whom, and what was decided then?

type Past = { id: string; title: string; outcome: string; answers: string[]; decisions: string[] };

export function ScreeningHistory({ past, empty }: { past: readonly Past[]; empty: string }) {
  if (past.length === 0) return <p className="text-ink-3">{empty}</p>;
  return (
    <ol className="divide-y divide-line border-line border-y">
      {past.map(({ id, title, outcome, answers, decisions }) => (
        <li key={id}>
          <details className="group">
            <summary className="grid cursor-default gap-0.5 py-2.5 hover:bg-hover">
              <span className="font-medium">{title}</span>
              <span className="text-13 text-ink-2">{outcome}</span>
            </summary>
            <ul className="list-disc pb-3 pl-5 text-13 text-ink-2">
              {[...answers, ...decisions].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  );
}
