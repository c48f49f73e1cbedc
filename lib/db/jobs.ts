// How does a transaction wake the worker?
import type { Tx } from "@/lib/db/clinic-pool";

/** A wake-up for one row; `key` begins with the clinic's id, a second job with the same key replaces the first. */
export type Job = {
  task: "send-message";
  key: string;
  payload: { clinicId: string; messageId: string };
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
