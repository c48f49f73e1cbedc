// How does a plan stand: on track, due, at risk, overdue, finished or paused?
import { CirclePause } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { StateBadge } from "@/components/ui/state-badge";
import type { PlanStanding } from "@/lib/rules/plan-standing";

export function StandingBadge({ standing }: { standing: { state: PlanStanding; word: string } }) {
  if (standing.state !== "paused") return <StateBadge state={standing.state}>{standing.word}</StateBadge>;
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-13 text-ink-3 whitespace-nowrap">
      <Icon of={CirclePause} size={15} />
      {standing.word}
    </span>
  );
}
