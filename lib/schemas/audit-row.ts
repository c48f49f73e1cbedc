// What does a line of the audit log show?

export type AuditRow = {
  id: string;
  /** The instant, for machines. */
  at: string;
  when: string;
  who: string;
  role: string | null;
  act: string;
  /** "Session 2, Rejuvenation, face"; null for what is about a client as a whole, or the clinic. */
  what: string | null;
  /** Where it stands; null for what has no page. */
  href: string | null;
  client: { name: string; href: string } | null;
  why: string | null;
  /** Signed for, decided or noted beside the rules. */
  isException: boolean;
  exceptionText: string;
  changes: { field: string; before: string | null; after: string | null }[];
};
