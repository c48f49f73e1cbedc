// How often may somebody try to prove who they are?
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { ownerPool } from "@/lib/db/owner-pool";
import { Refusal } from "@/lib/errors";

const WINDOW_SECONDS = 15 * 60;

/** Counted in the database, so that every instance of the app sees the same count. */
function limiter(keyPrefix: string, points: number, duration = WINDOW_SECONDS): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: ownerPool(),
    tableName: "signInAttempt",
    keyPrefix,
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}

async function countAttempt(keyPrefix: string, key: string, points: number): Promise<void> {
  try {
    await limiter(keyPrefix, points).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal("too-many-attempts", { minutes: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) });
  }
}

/** What was counted in windows that are over; by the real clock, which the limiter uses too. */
async function forgetOldAttempts(): Promise<void> {
  await ownerPool().signInAttempt.deleteMany({
    where: { expire: { lt: new Date(Date.now() - WINDOW_SECONDS * 1000) } },
  });
}

/** Tries in 15 minutes: for one person from one address, for one person from anywhere, from one address for anybody. */
const TRIES = { personHere: 10, person: 50, here: 100 };

/**
 * Counts one try for a person.
 *
 * @param address where it comes from, or null where that can't be known: then a person has the tries of one address
 * @throws Refusal "too-many-attempts" after too many
 */
export async function countTry(emailKey: string, address: string | null): Promise<void> {
  if (address !== null) await countAttempt("address", address, TRIES.here);
  await countAttempt("email", emailKey, address === null ? 2 * TRIES.personHere : TRIES.person);
  await countAttempt("email-address", `${emailKey} ${address}`, TRIES.personHere);
}

/** A right answer forgets the wrong ones before it. */
export async function forgetTries(emailKey: string, address: string | null): Promise<void> {
  await limiter("email", TRIES.person).delete(emailKey);
  await limiter("email-address", TRIES.personHere).delete(`${emailKey} ${address}`);
  await forgetOldAttempts();
}

/** Requests a minute, of one key. */
export const REQUESTS_A_MINUTE = 120;

/**
 * Counts one request of a key.
 *
 * @throws Refusal "too-many-requests" after too many, with the `seconds` until the next may come
 */
export async function countRequest(keyId: string): Promise<void> {
  try {
    await limiter("api-key", REQUESTS_A_MINUTE, 60).consume(keyId);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal("too-many-requests", { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
  }
}
