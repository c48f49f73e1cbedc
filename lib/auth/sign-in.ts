// May this person sign in, and to which clinic?
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { ownerPool } from "@/lib/db/owner-pool";
import { Refusal } from "@/lib/errors";
import { isPassword } from "@/lib/secrets/passwords";

/** What the session cookie holds, and no more: rights are read anew at each request. */
export type SignedIn = { userId: string; sessionEpoch: number; clinicId: string };

const WINDOW_SECONDS = 15 * 60;

/** Counted in the database, so that every instance of the app sees the same count. */
function limiter(keyPrefix: string, points: number): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: ownerPool(),
    tableName: "signInAttempt",
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
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

/** An e-mail as it is looked up: trimmed, lower case. */
function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** The clinic that a person enters: the one where they became a member first; in the demo, of demo clinics only. */
async function entry(user: { id: string; sessionEpoch: number }, demo = false): Promise<SignedIn> {
  const membership = await ownerPool().membership.findFirst({
    where: { userId: user.id, deactivatedAt: null, ...(demo && { clinic: { isDemo: true } }) },
    orderBy: { createdAt: "asc" },
    select: { clinicId: true },
  });
  if (!membership) throw new Refusal("wrong-credentials");
  return { userId: user.id, sessionEpoch: user.sessionEpoch, clinicId: membership.clinicId };
}

/** Tries in 15 minutes: for one person from one address, for one person from anywhere, from one address for anybody. */
const TRIES = { personHere: 10, person: 50, here: 100 };

/**
 * @param address where the try comes from, or null where that can't be known: then a person has the tries of one address
 * @throws Refusal "wrong-credentials" alike for an unknown e-mail, a wrong password and a member of no clinic
 * @throws Refusal "too-many-attempts" after too many tries
 */
export async function signInWithPassword(email: string, password: string, address: string | null): Promise<SignedIn> {
  const emailKey = emailKeyOf(email);
  if (address !== null) await countAttempt("address", address, TRIES.here);
  await countAttempt("email", emailKey, address === null ? 2 * TRIES.personHere : TRIES.person);
  await countAttempt("email-address", `${emailKey} ${address}`, TRIES.personHere);
  const user = await ownerPool().userAccount.findUnique({ where: { emailKey } });
  if (!(await isPassword(password, user?.passwordHash ?? null)) || !user) throw new Refusal("wrong-credentials");
  const signedIn = await entry(user);
  await limiter("email", TRIES.person).delete(emailKey);
  await limiter("email-address", TRIES.personHere).delete(`${emailKey} ${address}`);
  await forgetOldAttempts();
  return signedIn;
}

/**
 * Signs in as a person of the demo clinic, without a password. The caller has made sure that demo mode is on.
 *
 * @throws Refusal "wrong-credentials" when the person is not of a demo clinic
 */
export async function signInToDemo(email: string): Promise<SignedIn> {
  const user = await ownerPool().userAccount.findFirst({
    where: { emailKey: emailKeyOf(email), memberships: { some: { clinic: { isDemo: true }, deactivatedAt: null } } },
  });
  if (!user) throw new Refusal("wrong-credentials");
  return entry(user, true);
}
