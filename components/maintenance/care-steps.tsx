// Which steps does a protocol's care have, when, and by what source?
import { CareKindIcon } from "@/components/portal/care-lines";
import type { CareKind } from "@/lib/rules/care-timeline";

type CareStepsProps = {
  groups: {
    key: string;
    title: string;
    steps: { key: string; kind: CareKind; when: string; title: string; detail: string; facts: string[] }[];
  }[];
};

export function CareSteps({ groups }: CareStepsProps) {
  return (
    <div className="grid gap-6">
      {groups.map(({ key, title, steps }) => (
        <section key={key} aria-labelledby={`care-${key}`} className="grid gap-1">
          <h3 id={`care-${key}`} className="font-medium text-ink-2">
            {title}
          </h3>
          <ul className="divide-y divide-line border-line border-y">
            {steps.map((step) => (
              <li key={step.key} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[14rem_1fr]">
                <p className="text-13 text-ink-3">{step.when}</p>
                <div className="flex min-w-0 items-start gap-2.5">
                  <CareKindIcon kind={step.kind} size={16} />
                  <div>
                    <p className="font-medium">{step.title}</p>
                    <p className="text-ink-2">{step.detail}</p>
                    <p className="text-12 text-ink-3">{step.facts.join(" · ")}</p>
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
