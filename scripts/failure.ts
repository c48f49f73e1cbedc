// What went wrong, in one sentence that says what to do?

const disk = "The disk is full: free some space and start again.";

/** By the code of a system call or of Postgres. `detail` is what the error itself says, for the sentences that need it. */
const sentences: Readonly<Record<string, (detail: string) => string>> = {
  ENOSPC: () => disk,
  "53100": () => "The database's disk is full: free some space there and start again.",
  EACCES: (detail) => `A file cannot be read or written (${detail}): start as its owner, or change its rights.`,
  EPERM: (detail) => `A file cannot be changed (${detail}): start as its owner, or change its rights.`,
  EEXIST: (detail) => `A file stands where a folder is needed (${detail}): move it away, or name another folder.`,
  ENOTDIR: (detail) => `A file stands where a folder is needed (${detail}): move it away, or name another folder.`,
  EROFS: (detail) => `The project lies on a disk that cannot be written (${detail}): copy it to one that can.`,
  ECONNREFUSED: (detail) => `The database does not answer (${detail}): start it, or correct DATABASE_URL.`,
  ECONNRESET: (detail) => `The database closed the connection (${detail}): look at its log, or correct DATABASE_URL.`,
  ETIMEDOUT: (detail) => `The database does not answer (${detail}): start it, or correct DATABASE_URL.`,
  EHOSTUNREACH: (detail) => `The database cannot be reached (${detail}): check the network, or correct DATABASE_URL.`,
  ENETUNREACH: (detail) => `The database cannot be reached (${detail}): check the network, or correct DATABASE_URL.`,
  ENOTFOUND: (detail) => `The database's host is not known (${detail}): correct DATABASE_URL.`,
  EAI_AGAIN: (detail) =>
    `The database's host could not be looked up (${detail}): check the network, or correct DATABASE_URL.`,
  "28P01": () => "The database refuses the password: correct the user or the password in DATABASE_URL.",
  "28000": (detail) =>
    `The database refuses the login (${detail}): correct DATABASE_URL, or allow it in the server's pg_hba.conf.`,
  "3D000": (detail) => `The database does not exist (${detail}): create it, or correct DATABASE_URL.`,
  "42501": (detail) =>
    `The database's login lacks a right (${detail}): make it the owner of the database (ALTER DATABASE … OWNER TO …) and start again.`,
  "53300": () => "The database takes no more connections: raise its max_connections or end other programs.",
  "57P03": (detail) => `The database is not ready (${detail}): start again in a moment.`,
};

/**
 * The sentence for an error; its stack is never shown. An error of our own is one already.
 *
 * @example sentenceOf(Object.assign(new Error("write"), { code: "ENOSPC" })) // "The disk is full: free some space and start again."
 */
export function sentenceOf(error: unknown): string {
  for (const link of causes(error)) {
    const sentence = sentences[link.code]?.(oneLine(link.message));
    if (sentence) return sentence;
    if (/no space left on device/i.test(link.message)) return disk;
  }
  const message = error instanceof Error ? oneLine(error.message) : oneLine(String(error));
  return message === "" ? "Something failed and did not say why: start again with LOG_LEVEL=debug." : message;
}

/** The error, what it was caused by, and the errors that it gathers, outermost first. */
function causes(error: unknown): { code: string; message: string }[] {
  if (!(error instanceof Error)) return [];
  const gathered: unknown[] = error instanceof AggregateError ? error.errors : [];
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return [{ code, message: error.message }, ...gathered.flatMap(causes), ...causes(error.cause)];
}

function oneLine(text: string): string {
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();
}
