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

/** An e-mail as it is looked up: trimmed, lower case. */
function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** The clinic that a person enters: the one where they became a member first. */
async function entry(user: { id: string; sessionEpoch: number }): Promise<SignedIn> {
  const membership = await ownerPool().membership.findFirst({
    where: { userId: user.id, deactivatedAt: null },
    orderBy: { createdAt: "asc" },
    select: { clinicId: true },
  });
  if (!membership) throw new Refusal("wrong-credentials");
  return { userId: user.id, sessionEpoch: user.sessionEpoch, clinicId: membership.clinicId };
}

/**
 * @throws Refusal "wrong-credentials" alike for an unknown e-mail, a wrong password and a member of no clinic
 * @throws Refusal "too-many-attempts" after ten tries for one e-mail, or a hundred from one address, in 15 minutes
 */
export async function signInWithPassword(email: string, password: string, address: string): Promise<SignedIn> {
  const emailKey = emailKeyOf(email);
  await countAttempt("address", address, 100);
  await countAttempt("email", emailKey, 10);
  const user = await ownerPool().userAccount.findUnique({ where: { emailKey } });
  if (!(await isPassword(password, user?.passwordHash ?? null)) || !user) throw new Refusal("wrong-credentials");
  const signedIn = await entry(user);
  await limiter("email", 10).delete(emailKey);
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
  return entry(user);
}
