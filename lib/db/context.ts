// What does an operation get to work with: who asks, when, and how it reaches the database?
import type { Actor } from "@/lib/access/actor";
import { inClinic, type Tx } from "@/lib/db/clinic-pool";

/** `read`, `write` and `book` are each one transaction that sees the actor's clinic only. */
export type Context = {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string | null;
  /** Facts: can't write. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A write that places, moves and frees nothing. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A write that places, moves or frees: it begins with the clinic's booking lock. */
  book<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export function contextFor(actor: Actor, now: Date, requestId: string | null = null): Context {
  return {
    actor,
    now,
    requestId,
    read: (work) => inClinic(actor.clinicId, "read", now, work),
    write: (work) => inClinic(actor.clinicId, "write", now, work),
    book: (work) => inClinic(actor.clinicId, "book", now, work),
  };
}
