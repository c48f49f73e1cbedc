// By which letters is a person known where there is little room?

/** "Dr Ngozi Okafor" is NO: the first letters of the last two names. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== "");
  return parts
    .slice(-2)
    .map((part) => part[0]?.toUpperCase() ?? "")
    .join("");
}
