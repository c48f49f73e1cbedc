// Was somebody else faster?
import { Refusal } from "@/lib/errors";

const TAKEN = ["clinician-taken", "room-taken", "device-taken", "client-taken", "slot-taken"];

/** Whether it is the "no" of a place that was taken in that moment: another try may find another place. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Refusal && TAKEN.includes(error.code);
}
