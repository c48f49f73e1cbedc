// How are the classes of an element put together?

/** Joins what is a class and leaves out what is false or missing. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
