// Is an appointment still to come, or has the client come to it?

/** It has its place and nobody has come to it yet: it may move, be missed or be cancelled. A hold is no appointment yet. */
export const STILL_TO_COME: readonly string[] = ["booked", "confirmed"];

/** The client is here for it, or was: it is given, or being given. */
export const COME: readonly string[] = ["arrived", "in_treatment", "completed"];

/** @param status null where there is no appointment */
export function isStillToCome(status: string | null): boolean {
  return status !== null && STILL_TO_COME.includes(status);
}

/** @param status null where there is no appointment */
export function hasCome(status: string | null): boolean {
  return status !== null && COME.includes(status);
}
