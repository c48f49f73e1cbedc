// What does a change of a plan do to one visit, in words?

export type ChangeEffect = {
  id: string;
  title: string;
  text: string;
  note: string | null;
  /** "gone": it falls away; "moves": it stands elsewhere; "stays": it is looked at, and nothing happens. */
  kind: "gone" | "moves" | "stays" | "new";
};
