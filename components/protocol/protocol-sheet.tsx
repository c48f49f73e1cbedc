// What does a version of a protocol say, for those who read it?

type ProtocolSheetProps = {
  sections: { id: string; title: string; lines: { id: string; label: string; value: string }[] }[];
};

/** Every line of it. The figures that only shape the ribbon's line come last, folded away. */
export function ProtocolSheet({ sections }: ProtocolSheetProps) {
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
      {sections.map(({ id, title, lines }) =>
        id === "curve" ? (
          <details key={id}>
            <summary className="w-fit rounded-4 font-semibold text-16">{title}</summary>
            <Lines lines={lines} />
          </details>
        ) : (
          <section
            key={id}
            aria-labelledby={`sheet-${id}`}
            className={`grid gap-2 ${id === "care" ? "lg:col-span-2" : ""}`}
          >
            <h2 id={`sheet-${id}`} className="font-semibold text-16">
              {title}
            </h2>
            <Lines lines={lines} isWide={id === "care"} />
          </section>
        ),
      )}
    </div>
  );
}

function Lines({
  lines,
  isWide = false,
}: {
  lines: ProtocolSheetProps["sections"][number]["lines"];
  isWide?: boolean;
}) {
  return (
    <dl className="border-line border-t">
      {lines.map(({ id, label, value }) => (
        <div
          key={id}
          className={`grid gap-x-4 border-line border-b py-2 ${isWide ? "sm:grid-cols-[18rem_minmax(0,1fr)]" : "grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"}`}
        >
          <dt className={isWide ? "font-medium" : "text-ink-2"}>{label}</dt>
          <dd className={isWide ? "text-ink-2" : "font-medium"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
