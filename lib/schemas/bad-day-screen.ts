// What does the screen of a bad day hold, in finished words?
import type { Slot } from "@/lib/scheduling/types";

type Who = {
  appointmentId: string;
  client: string;
  recordHref: string;
  visit: string;
  was: { day: string; time: string };
};

/** A visit that moves, or one that the desk has left out: then without a place. Spots are hundredths of the axis. */
export type BadDayRow = Who & {
  isIncluded: boolean;
  isPinned: boolean;
  place: {
    day: string;
    time: string;
    who: string;
    gap: string | null;
    version: number;
    slot: Slot;
    isSame: boolean;
  } | null;
  window: { text: string; from: number; until: number; was: number; on: number } | null;
};

export type CallRow = Who & {
  why: string;
  where: string;
  phone: { text: string; href: string; label: string } | null;
  moveHref: string | null;
  planHref: string | null;
};

export type BadDayScreen = {
  title: string;
  lead: string;
  /** It is written down: what is shown stands in it still. */
  isStored: boolean;
  counts: { key: string; value: number; label: string }[];
  /** How sure the answer is; null when nothing moves. */
  proven: string | null;
  notes: string[];
  rows: BadDayRow[];
  calls: CallRow[];
  /** null: there is nothing to write. */
  bookLabel: string | null;
  empty: { title: string; text: string } | null;
};
