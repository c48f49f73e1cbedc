// Is an appointment still to come?

/** It has its place and nobody has come to it yet: it may move, be missed or be cancelled. A hold is no appointment yet. */
export const STILL_TO_COME: readonly string[] = ["booked", "confirmed"];

/** @param status null where there is no appointment */
export function isStillToCome(status: string | null): boolean {
  return status !== null && STILL_TO_COME.includes(status);
}
