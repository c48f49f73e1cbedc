// Where does a figure come from?

/** `title` is for people and stands beside dates, `ref` is to look it up ("PMC6122507"). */
export type Source = { title: string; ref: string };
