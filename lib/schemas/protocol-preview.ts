// What does the editor of a protocol get to show of what was typed? Words and days, ready to be shown.
import type { CourseRibbon } from "./course-preview";

/** A line of the protocol that differs from the newest published version; null where one of the two has no such line. */
export type ProtocolChange = {
  id: string;
  section: string;
  label: string;
  before: string | null;
  after: string | null;
};

/** An example course by it, on its target days, from today. */
export type ProtocolPreview = {
  /** "4 sessions in 105 days" */
  summary: string;
  /** "Session 2", and "28–42 days after session 1: Tue 22 Dec to Tue 5 Jan, about Tue 29 Dec" */
  visits: { id: string; title: string; text: string }[];
  /** What a visit takes, the days of a touch-up by its factors, the steps of care. */
  facts: { name: string; value: string }[];
  /** What is right and worth a second look, as a depth that is off-label. */
  remarks: string[];
  ribbon: CourseRibbon;
};

/** What stands in the form, judged: either it can be published, or the sentence at each wrong field, by path. */
export type ProtocolCheck = {
  fields: Record<string, string>;
  /** Null while a field is wrong. */
  preview: ProtocolPreview | null;
  changes: ProtocolChange[] | null;
  /** The newest version there is: what is compared with, and what is published upon. */
  newest: { versionId: string; number: number };
};
