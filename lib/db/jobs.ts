// How does a transaction wake the worker?
import type { Tx } from "@/lib/db/clinic-pool";
import type { FreedPlaceInput } from "@/lib/schemas/waitlist";

/** What the worker can do, in an order that stays: what is new comes last. */
export const TASKS = ["send-message", "offer-freed-place", "end-offers"] as const;

/**
 * A wake-up: for one message, for whoever looks after a place that fell free, or for the end of a hold's offers. `key` begins with
 * the clinic's id, a second job with the same key replaces the first.
 */
export type Job = {
  task: (typeof TASKS)[number];
  key: string;
  payload: { clinicId: string; messageId: string } | FreedPlaceInput | { clinicId: string; holdId: string };
  /** How long from now; null: at once. A delay, so that the database's clock and ours need not agree. */
  delayMs: number | null;
};

export const messageJobKey = (clinicId: string, messageId: string): string => `${clinicId}:message:${messageId}`;

/** Adds the jobs inside the caller's transaction: they commit with its rows, or not at all. */
export async function enqueueJobs(tx: Tx, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.$executeRaw`SELECT enqueue_jobs(${JSON.stringify(jobs)}::jsonb)`;
}

export async function cancelJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.$executeRaw`SELECT cancel_jobs(${[...keys]}::text[])`;
}
