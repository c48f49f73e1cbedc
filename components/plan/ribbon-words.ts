// Which words does a ribbon need from its caller, and in which ink are they written?
import type { RibbonTone } from "@/lib/rules/ribbon";

/** What is said about one visit. */
export type RibbonLabel = {
  /** "Session 2", and "S2" where there is little room. */
  title: string;
  short: string;
  /** "Tue 29 Dec 15:30", "not booked". */
  day: string;
  /** "35 days after 1", "by Fri 4 Dec"; in rows it may be long, and wraps. */
  gap?: string;
  /** All of it as one sentence, for those who listen. */
  sentence: string;
  /** Where the reason stands; without it, and without `onSelect`, the visit can't be opened. */
  href?: string;
};

export type RibbonWords = {
  /** What the list of visits is called: "Amara Diallo's plan". */
  name: string;
  today: string;
  expectedResult: string;
  /** The same in the list of signs. */
  resultSign: string;
  /** "fades sooner if the course stops here" */
  stopsHere: string;
  withTouchUps: string;
  without: string;
};

/** Keyed by the visit's id. */
export type RibbonLabels = Readonly<Record<string, RibbonLabel>>;

/** Only what needs somebody is coloured; what goes well stays in plain ink. */
export const toneInk: Record<RibbonTone, string> = {
  ok: "",
  due: "text-due-ink",
  risk: "text-risk-ink",
  late: "text-late-ink",
};
