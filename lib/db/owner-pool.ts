// The connection that owns the tables and is not bound by the clinics' policies: sign-in, seed, the worker's cross-clinic sweep.
// tests/architecture.test.ts lists the files that may import this one.
import { PrismaPg } from "@prisma/adapter-pg";
import { connectionString } from "@/lib/db/connection-string";
import { PrismaClient } from "@/lib/db/generated/client";

const kept = globalThis as typeof globalThis & { needlepointOwnerPool?: PrismaClient };

/** One pool of three connections a process, made on first use. */
export function ownerPool(): PrismaClient {
  kept.needlepointOwnerPool ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: connectionString(), max: 3 }),
  });
  return kept.needlepointOwnerPool;
}

export async function endOwnerPool(): Promise<void> {
  await kept.needlepointOwnerPool?.$disconnect();
  delete kept.needlepointOwnerPool;
}
