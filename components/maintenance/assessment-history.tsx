// What did clinicians find about a plan's maintenance before, and why did they set what they set?

type AssessmentHistoryProps = {
  rows: { id: string; what: string; detail: string; reason: string | null; by: string }[];
  empty: string;
};

/** The newest first; nothing is ever taken away. */
export function AssessmentHistory({ rows, empty }: AssessmentHistoryProps) {
  if (rows.length === 0) return <p className="text-ink-2">{empty}</p>;
  return (
    <ol className="divide-y divide-line border-line border-y">
      {rows.map(({ id, what, detail, reason, by }) => (
        <li key={id} className="grid gap-0.5 py-3">
          <p className="font-medium">{what}</p>
          {detail && <p className="text-ink-2">{detail}</p>}
          {reason !== null && <p className="text-ink-2">{reason}</p>}
          <p className="text-12 text-ink-3">{by}</p>
        </li>
      ))}
    </ol>
  );
}
