// How does the page say, where it happened, that something was saved, refused or needs attention?
import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type NoticeKind = "info" | "saved" | "warning" | "refused";

const looks: Record<NoticeKind, { icon: LucideIcon; box: string }> = {
  info: { icon: Info, box: "bg-due-soft text-due-ink ring-due-edge" },
  saved: { icon: CircleCheck, box: "bg-ok-soft text-ok-ink ring-ok-edge" },
  warning: { icon: TriangleAlert, box: "bg-risk-soft text-risk-ink ring-risk-edge" },
  refused: { icon: OctagonAlert, box: "bg-late-soft text-late-ink ring-late-edge" },
};

type NoticeProps = {
  kind?: NoticeKind;
  /** What happened, in one sentence. */
  children: ReactNode;
  /** What is still so, and what works instead. */
  detail?: ReactNode;
  /** One next step: a button or a link. */
  action?: ReactNode;
  /** Of the words, px: 13 at the desk, 16 for clients. */
  size?: 13 | 16;
  className?: string;
};

/** A message in the page's flow. A refusal is an alert and is read at once; the others wait their turn. */
export function Notice({ kind = "info", children, detail, action, size = 13, className = "" }: NoticeProps) {
  const look = looks[kind];
  return (
    <div
      role={kind === "refused" ? "alert" : "status"}
      className={`flex items-start gap-2.5 rounded-8 px-3.5 py-2.5 ring-1 ring-inset forced-colors:border ${size === 16 ? "text-16" : "text-13"} ${look.box} ${className}`}
    >
      <Icon of={look.icon} className={size === 16 ? "mt-1" : "mt-px"} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{children}</p>
        {detail && <p className="text-ink-2">{detail}</p>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}
