// What does the skin need around every visit, by time?

export type PaperStep = { key: string; title: string; detail: string | null };

type PrintedCareProps = { title: string; bands: { key: string; when: string; steps: PaperStep[] }[] };

/** One band of time after the other; none is cut by the end of a page. */
export function PrintedCare({ title, bands }: PrintedCareProps) {
  return (
    <div>
      <h3 className="break-after-avoid border-line-2 border-b pb-1 font-semibold text-14">{title}</h3>
      <dl>
        {bands.map(({ key, when, steps }) => (
          <div
            key={key}
            className="grid break-inside-avoid grid-cols-[6.25rem_1fr] gap-x-2 border-line border-b py-1 text-12 last:border-b-0"
          >
            <dt className="text-ink-3">{when}</dt>
            <dd className="grid gap-0.5">
              {steps.map((step) => (
                <p key={step.key}>
                  <span className="font-medium">{step.title}</span>
                  {step.detail && <span className="text-ink-2">. {step.detail}</span>}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
