// How does a test run one clinic's bookings at once, and tell who won and why the others lost?
import type pg from "pg";

/** How often each SQLSTATE occurred among those that failed, and how many came through. */
type Outcome = { won: number; lost: Readonly<Record<string, number>> };

/**
 * Counts the ends of a race.
 *
 * @throws what was thrown, when it is no error of Postgres
 */
export function outcomeOf(ends: readonly PromiseSettledResult<unknown>[]): Outcome {
  const lost: Record<string, number> = {};
  for (const end of ends) {
    if (end.status === "fulfilled") continue;
    const code = sqlStateOf(end.reason);
    lost[code] = (lost[code] ?? 0) + 1;
  }
  return { won: ends.filter((end) => end.status === "fulfilled").length, lost };
}

function sqlStateOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

/** A transaction that begins with the clinic's booking lock, as the product's bookings do. */
export async function underBookingLock(db: pg.Client, clinicId: string, work: () => Promise<void>): Promise<void> {
  await db.query("BEGIN");
  try {
    await db.query('SELECT 1 FROM "BookingLock" WHERE "clinicId" = $1 FOR NO KEY UPDATE', [clinicId]);
    await work();
    await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  }
}
