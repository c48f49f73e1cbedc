// May this person sign in, and to which clinic?
import { countTry, forgetTries } from "@/lib/auth/tries";
import { ownerPool } from "@/lib/db/owner-pool";
import { Refusal } from "@/lib/errors";
import { isPassword } from "@/lib/secrets/passwords";

/** What the session cookie holds, and no more: rights are read anew at each request. */
export type SignedIn = { userId: string; sessionEpoch: number; clinicId: string };

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

/**
 * @param address where the try comes from, or null where that can't be known: then a person has the tries of one address
 * @throws Refusal "wrong-credentials" alike for an unknown e-mail, a wrong password and a member of no clinic
 * @throws Refusal "too-many-attempts" after too many tries
 */
export async function signInWithPassword(email: string, password: string, address: string | null): Promise<SignedIn> {
  const emailKey = emailKeyOf(email);
  await countTry(emailKey, address);
  const user = await ownerPool().userAccount.findUnique({ where: { emailKey } });
  if (!(await isPassword(password, user?.passwordHash ?? null)) || !user) throw new Refusal("wrong-credentials");
  const signedIn = await entry(user);
  await forgetTries(emailKey, address);
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

/**
 * Ends every sign-in of a person, on whatever device: no cookie made before holds at the next request, a copied one neither.
 * What an outdated cookie asks is nothing, so that whoever keeps one can't throw the person out.
 */
export async function signOutEverywhere({ userId, sessionEpoch }: SignedIn): Promise<void> {
  await ownerPool().userAccount.updateMany({
    where: { id: userId, sessionEpoch },
    data: { sessionEpoch: { increment: 1 } },
  });
}
