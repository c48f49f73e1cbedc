// In which state is a plan or a visit: a colour, an icon and a word, never one of them alone?
import { CalendarClock, Check, CircleCheck, type LucideIcon, OctagonAlert, PenLine, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type BadgeState = "on-track" | "due" | "at-risk" | "overdue" | "refused" | "overridden" | "done";

const looks: Record<BadgeState, { icon: LucideIcon; ink: string }> = {
  "on-track": { icon: CircleCheck, ink: "text-ok-ink" },
  due: { icon: CalendarClock, ink: "text-due-ink" },
  "at-risk": { icon: TriangleAlert, ink: "text-risk-ink" },
  overdue: { icon: OctagonAlert, ink: "text-late-ink" },
  refused: { icon: OctagonAlert, ink: "text-late-ink" },
  overridden: { icon: PenLine, ink: "text-ink" },
  done: { icon: Check, ink: "text-ink-3" },
};

/** The state's icon and colour around its word. */
export function StateBadge({ state, children }: { state: BadgeState; children: ReactNode }) {
  const look = looks[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium text-13 whitespace-nowrap ${look.ink}`}>
      <Icon of={look.icon} size={15} />
      {children}
    </span>
  );
}
