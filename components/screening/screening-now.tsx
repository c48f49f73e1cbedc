// How does a client's screening stand: what was found, by what source, and who decided what?
import { StateBadge } from "@/components/ui/state-badge";
import type { DecideScreeningInput } from "@/lib/schemas/screening";
import { DecideForm, type DecideFormProps } from "./decide-form";

type Finding = {
  question: string;
  name: string;
  state: "on-track" | "due" | "at-risk" | "refused";
  word: string;
  detail: string;
  areas: string | null;
  ground: string;
  isDecidable: boolean;
  decision: string | null;
};

type ScreeningNowProps = {
  clientId: string;
  answerId: string;
  findings: readonly Finding[];
  mayDecide: boolean;
  words: DecideFormProps["words"] & { nobodyFound: string; whoDecides: string; decide: string; decideAgain: string };
  onDecide: DecideFormProps["onDecide"];
};

export function ScreeningNow({ clientId, answerId, findings, mayDecide, words, onDecide }: ScreeningNowProps) {
  if (findings.length === 0) return <p className="text-ink-2">{words.nobodyFound}</p>;
  const inputOf = (question: string): Pick<DecideScreeningInput, "clientId" | "answerId" | "question"> => ({
    clientId,
    answerId,
    question,
  });
  return (
    <ul className="divide-y divide-line border-line border-y">
      {findings.map((finding) => (
        <li key={finding.question} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3">
            <span className="font-semibold">{finding.name}</span>
            <StateBadge state={finding.state}>{finding.word}</StateBadge>
          </p>
          <p className="text-ink-2">{finding.decision ?? finding.detail}</p>
          {finding.areas && <p className="text-13 text-ink-2">{finding.areas}</p>}
          <p className="text-12 text-ink-3">{finding.ground}</p>
          {finding.isDecidable &&
            (mayDecide ? (
              <DecideForm
                about={inputOf(finding.question)}
                label={finding.decision === null ? words.decide : words.decideAgain}
                name={finding.name}
                words={words}
                onDecide={onDecide}
              />
            ) : (
              finding.decision === null && <p className="text-13 text-risk-ink">{words.whoDecides}</p>
            ))}
        </li>
      ))}
    </ul>
  );
}
