// Which job sends a message?
import { type Job, messageJobKey } from "@/lib/db/jobs";

/** The one job of a message: a second one replaces it. `delayMs` null: at once. */
export function wakeUp(clinicId: string, messageId: string, delayMs: number | null): Job {
  return {
    task: "send-message",
    key: messageJobKey(clinicId, messageId),
    payload: { clinicId, messageId },
    delayMs,
  };
}
