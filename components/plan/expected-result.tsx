// What may be expected of the course, and when?

export type ExpectedResultProps = {
  expected: {
    title: string;
    lead: string;
    rows: { key: string; name: string; days: string; detail: string }[];
    source: string;
  };
  level?: 2 | 3 | 4;
};

/** A short list of ranges under the ribbon, with where they come from. */
export function ExpectedResult({ expected, level = 4 }: ExpectedResultProps) {
  const Title = `h${level}` as const;
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <Title className="font-semibold text-14">{expected.title}</Title>
        <span className="text-13 text-ink-3">{expected.lead}</span>
      </div>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {expected.rows.map(({ key, name, days, detail }) => (
          <div key={key}>
            <dt className="text-13 text-ink-2">{name}</dt>
            <dd>
              <span className="font-medium print:text-12">{days}</span>
              <span className="block text-13 text-ink-3 print:text-12">{detail}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-12 text-ink-3">{expected.source}</p>
    </section>
  );
}
