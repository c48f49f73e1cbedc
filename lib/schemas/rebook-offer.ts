// What does the desk get to see before a visit is marked as missed or cancelled, in words?
import type { RebookVisitInput } from "./appointment";

export type RebookWay = {
  key: string;
  /** "Tue 1 Dec" and "15:30" */
  day: string;
  time: string;
  who: string;
  /** "35 days after session 1, on target"; null for a first visit. */
  gap: string | null;
  /** "Nothing else moves", or how many do. */
  movesText: string;
  moves: { id: string; title: string; from: string; to: string; why: string }[];
  /** What the button says, once it is chosen. */
  label: string;
  /** That day, inside a sentence, for the choice. */
  name: string;
  input: Pick<RebookVisitInput, "revision" | "seen">;
};

export type RebookOffer = {
  /** What becomes of the visit, and until when it should be given. */
  due: string;
  /** What is at risk then, a sentence each. */
  risks: string[];
  /** At most three, the least cost first. */
  ways: RebookWay[];
  /** Why there are none. */
  none: string | null;
};
