// What does a visit look like in each of its states: a fill, an icon, an ink?
import {
  Activity,
  Check,
  CircleCheck,
  CircleDashed,
  ClipboardList,
  DoorOpen,
  Hourglass,
  type LucideIcon,
  MessageSquare,
  UserX,
  X,
} from "lucide-react";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { Block, VisitStatus } from "./calendar-data";

/** `lane` is the ground of numbing and cleaning; `line` the ink of the second row, `mark` of the icon. */
type VisitLook = { icon: LucideIcon; frame: string; fill: string; lane: string; line: string; mark: string };

const LOOKS: Readonly<Record<VisitStatus, VisitLook>> = {
  held: {
    icon: Hourglass,
    frame: "border-dashed border-line-2 [--lane:var(--line-2)]",
    fill: "bg-ground text-ink-2",
    lane: "bg-ground",
    line: "text-ink-3",
    mark: "text-ink-3",
  },
  booked: {
    icon: CircleDashed,
    frame: "border-ok-edge [--lane:var(--ok-edge)]",
    fill: "bg-surface text-ink",
    lane: "bg-surface",
    line: "text-ink-2",
    mark: "text-ink-3",
  },
  confirmed: {
    icon: CircleCheck,
    frame: "border-ok-edge [--lane:var(--ok-edge)]",
    fill: "bg-accent-soft text-ink",
    lane: "bg-surface",
    line: "text-ink-2",
    mark: "text-ok-ink",
  },
  arrived: {
    icon: DoorOpen,
    frame: "border-accent [--lane:var(--accent)]",
    fill: "bg-accent-soft text-ink",
    lane: "bg-surface",
    line: "text-ink-2",
    mark: "text-accent-ink",
  },
  in_treatment: {
    icon: Activity,
    frame: "border-accent [--lane:var(--accent)]",
    fill: "bg-accent text-on-accent",
    lane: "bg-accent-soft",
    line: "text-on-accent",
    mark: "text-on-accent",
  },
  completed: {
    icon: Check,
    frame: "border-line-2 [--lane:var(--line-2)]",
    fill: "bg-sunken text-ink-3",
    lane: "bg-sunken",
    line: "text-ink-3",
    mark: "text-ink-3",
  },
  missed: {
    icon: UserX,
    frame: "border-late-edge [--lane:var(--late-edge)]",
    fill: "bg-late-soft text-ink",
    lane: "bg-late-soft",
    line: "text-late-ink",
    mark: "text-late-ink",
  },
  cancelled: {
    icon: X,
    frame: "border-line-2 [--lane:var(--line-2)]",
    fill: "bg-sunken text-ink-3",
    lane: "bg-sunken",
    line: "text-ink-3",
    mark: "text-ink-3",
  },
};

/** Something in the client's screening is open, so that the treatment can't start. */
const TO_REVIEW: VisitLook = {
  icon: ClipboardList,
  frame: "border-risk-edge [--lane:var(--risk-edge)]",
  fill: "bg-risk-soft text-ink",
  lane: "bg-risk-soft",
  line: "text-ink-2",
  mark: "text-risk-ink",
};

/** A consultation has its own icon while nobody has come yet. */
export function lookOf({
  status,
  isConsultation,
  review,
}: Pick<Block, "status" | "isConsultation" | "review">): VisitLook {
  if (review !== null) return TO_REVIEW;
  const look = LOOKS[status];
  return isConsultation && isStillToCome(status) ? { ...look, icon: MessageSquare } : look;
}

/** The clinician's colour, as an edge only. */
const EDGES = [
  "var(--clinician-1)",
  "var(--clinician-2)",
  "var(--clinician-3)",
  "var(--clinician-4)",
  "var(--clinician-5)",
] as const;

export function edgeOf(colour: number): string {
  return EDGES[(colour - 1) % EDGES.length] ?? EDGES[0];
}
