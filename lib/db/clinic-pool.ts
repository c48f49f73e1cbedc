// How does a transaction see one clinic and no other?
import { PrismaPg } from "@prisma/adapter-pg";
import { connectionString } from "@/lib/db/connection-string";
import { refusalOf, sqlState } from "@/lib/db/constraint-refusals";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";

export type Tx = Prisma.TransactionClient;
type Mode = "read" | "write" | "book";

const kept = globalThis as typeof globalThis & { needlepointClinicPool?: PrismaClient };

/**
 * Not exported: nobody queries outside a transaction that names its clinic. Who waits for a lock gives up before the pool runs
 * dry: one clinic's long booking must not keep the others from reading.
 */
function clinicPool(): PrismaClient {
  kept.needlepointClinicPool ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: connectionString(),
      max: 10,
      options: "-c role=needlepoint_app -c lock_timeout=4s -c idle_in_transaction_session_timeout=15s",
    }),
  });
  return kept.needlepointClinicPool;
}

export async function endClinicPool(): Promise<void> {
  await kept.needlepointClinicPool?.$disconnect();
  delete kept.needlepointClinicPool;
}

/** The role that the clinic pool's connections act as: it must be needlepoint_app, or the wall between clinics is down. */
export async function clinicPoolRole(): Promise<string> {
  const rows = await clinicPool().$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`;
  return rows[0]?.role ?? "";
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The clinic's id goes into the statement's text, so it must be a uuid and nothing else. */
function uuid(id: string): string {
  if (!UUID.test(id)) throw new TypeError(`Not a uuid: ${JSON.stringify(id)}`);
  return id;
}

/**
 * Runs `work` in one transaction that sees one clinic. "read" can't write; "book" first takes the clinic's booking lock and ends
 * the holds that have expired at `now`, so that whoever places, moves or frees does it one after the other.
 *
 * A deadlock is tried again, twice at most. A violated constraint comes out as the Refusal that it stands for.
 * Never nest one in another: both would wait for a connection.
 */
export async function inClinic<T>(clinicId: string, mode: Mode, now: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Statements and not set_config(): a distributed database passes SET LOCAL on to the node that holds the clinic.
  const open = `${mode === "read" ? "SET TRANSACTION READ ONLY; " : ""}SET LOCAL ROLE needlepoint_app; SET LOCAL app.clinic_id = '${uuid(clinicId)}'`;
  for (let attempt = 1; ; attempt++) {
    try {
      return await clinicPool().$transaction(
        async (tx) => {
          await tx.$executeRawUnsafe(open);
          if (mode === "book") {
            const locked =
              await tx.$executeRaw`SELECT 1 FROM "BookingLock" WHERE "clinicId" = ${clinicId}::uuid FOR NO KEY UPDATE`;
            if (locked !== 1) throw new Error("The clinic has no booking lock.");
            await tx.$executeRaw`UPDATE "Appointment" SET status = 'cancelled', "holdExpiresAt" = NULL WHERE "clinicId" = ${clinicId}::uuid AND "holdExpiresAt" <= ${now}`;
          }
          return await work(tx);
        },
        { maxWait: 5_000, timeout: 10_000 },
      );
    } catch (error) {
      if (sqlState(error) === "40P01" && attempt < 3) continue;
      throw refusalOf(error) ?? error;
    }
  }
}
