// How does a clinic day travel to and from a `date` column?
import type { PlainDate } from "@/lib/time";

/** Prisma reads and writes a `date` as a Date at UTC midnight, whatever the server's zone. */
export function toDbDate(on: PlainDate): Date {
  return new Date(`${on}T00:00:00.000Z`);
}

export function fromDbDate(date: Date): PlainDate {
  return date.toISOString().slice(0, 10);
}
