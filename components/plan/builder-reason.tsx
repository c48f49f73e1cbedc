// Why does a visit of a course stand on its day, and where do the figures come from?

type BuilderReasonProps = { title: string; why: readonly string[]; source: string | null; sourceLabel: string };

export function BuilderReason({ title, why, source, sourceLabel }: BuilderReasonProps) {
  return (
    <div className="grid content-start gap-1 text-13">
      <p className="font-medium text-12 text-ink-3">{title}</p>
      <p className="text-ink-2">{why.join(" ")}</p>
      {source && (
        <p className="text-12 text-ink-3">
          {sourceLabel}: {source}
        </p>
      )}
    </div>
  );
}
