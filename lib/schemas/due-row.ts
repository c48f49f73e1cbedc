// What does a screen get to show of a visit that is due: to be booked, to be moved, or left for later?

type LabelledLink = { href: string; label: string; name: string };

export type DueRow = {
  id: string;
  phase: "session" | "touch_up";
  title: string;
  /** "3", "T1" */
  mark: string;
  dayText: string;
  timeText: string | null;
  placeText: string | null;
  gapText: string | null;
  noteText: string | null;
  noteTone: "quiet" | "risk";
  /** "moves from Fri 1 Jan 14:00": of a visit that is booked elsewhere. */
  wasText: string | null;
  why: string[];
  source: string | null;
  isOpen: boolean;
  /** Opens the other days, or closes them. */
  change: LabelledLink | null;
  /** Lets a chosen place go. */
  release: LabelledLink | null;
  /** Leaves a touch-up for later, or books it after all. */
  tick: LabelledLink | null;
  otherDays: { href: string; dayText: string; timeText: string; placeText: string; detail: string; name: string }[];
};
