// How does one protocol stand in the list of the clinic's protocols?

export type LibraryRow = {
  protocolId: string;
  name: string;
  inUse: boolean;
  /** "Version 2, Tue 24 Nov by Dr Okafor" */
  versionText: string;
  sessionsText: string;
  gapText: string;
  touchUpText: string;
  confidenceText: string;
  /** "3 plans on version 2"; one a version that running plans are on. */
  plans: string[];
  /** What its buttons are called. */
  labels: { copy: string; retire: string; bringBack: string; earlier: string; later: string };
  /** What is said once it is retired, or in use again. */
  news: { retired: string; broughtBack: string };
};
