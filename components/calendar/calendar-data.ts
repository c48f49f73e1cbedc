// What has to be known of a day to draw its calendar?
import type { PlainDate } from "@/lib/time";

export type VisitStatus =
  | "held"
  | "booked"
  | "confirmed"
  | "arrived"
  | "in_treatment"
  | "completed"
  | "missed"
  | "cancelled";

/** Minutes after the board's first hour, half-open. */
export type Part = { from: number; until: number };

export type Block = {
  id: string;
  /** Where it is selected. */
  href: string;
  name: string;
  /** "3 of 4 · Room 1" */
  line: string;
  /** "13:00", when the client comes. */
  time: string;
  /** What the eye has from the column and the icon: "Dr Okafor, Confirmed". */
  spoken: string;
  status: VisitStatus;
  statusWord: string;
  /** "Screening to review": what is open before the treatment can start; null when nothing is. */
  review: string | null;
  isConsultation: boolean;
  isSelected: boolean;
  /** 1 to 5, the clinician's. */
  colour: number;
  /** Numbing; null when the block begins with the clinician's part. */
  before: Part | null;
  /** The clinician's own time. */
  treating: Part;
  /** Cleaning. */
  after: Part | null;
};

export type Column = {
  id: string;
  name: string;
  /** "8 visits · 76 % full" */
  summary: string;
  /** Null for a room or a device. */
  colour: number | null;
  shut: (Part & { label: string | null })[];
  blocks: Block[];
};

type MonthDay = {
  on: PlainDate;
  number: number;
  /** "Tue 24 Nov, 12 visits" */
  label: string;
  href: string;
  /** How full, 0 to 1. */
  share: number;
  isOutside: boolean;
  isPast: boolean;
  isShown: boolean;
  isToday: boolean;
};

export type Month = {
  title: string;
  weekdays: { short: string; long: string }[];
  days: MonthDay[];
  before: { label: string; href: string };
  after: { label: string; href: string };
};
