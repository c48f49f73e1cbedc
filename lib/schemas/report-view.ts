// What does the page of the reports show?

/** One bar of a figure that is split into parts; `percent` of the whole. */
export type ReportPart = {
  key: string;
  label: string;
  /** How it is counted. */
  how: string;
  count: number;
  percent: number;
  tone: "ok" | "quiet" | "due" | "risk" | "late" | "ink";
};

export type ReportFigure = { key: string; label: string; value: string; how: string };

export type ReportException = {
  id: string;
  kind: "signed" | "recorded";
  kindText: string;
  client: string;
  href: string;
  visit: string;
  /** "21 days, 7 before the earliest (28)" */
  gap: string;
  by: string;
  when: string;
  reason: string;
  /** Whether a visit stands by it: "Session 2 on Tue 3 Dec", or that it has moved since. */
  state: string;
};
