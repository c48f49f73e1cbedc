// Whom does an invitation's link let in, and what happens when they choose a password?
import { v7 as uuid } from "uuid";
import type { Member } from "@/lib/access/actor";
import { record } from "@/lib/audit/record";
import { countTry, forgetTries } from "@/lib/auth/tries";
import { sqlState } from "@/lib/db/constraint-refusals";
import { contextFor } from "@/lib/db/context";
import { ownerPool } from "@/lib/db/owner-pool";
import { Refusal } from "@/lib/errors";
import { isObviousPassword } from "@/lib/rules/obvious-password";
import type { AcceptInvitationInput } from "@/lib/schemas/client";
import { invitationHash, readInvitationToken } from "@/lib/secrets/invitation-token";
import { hashPassword, isPassword } from "@/lib/secrets/passwords";

export type Invitation = {
  clinicId: string;
  clientId: string;
  givenName: string;
  familyName: string;
  email: string;
  clinic: { name: string; phone: string; locale: string };
  /** Whether somebody signs in with this e-mail address already: then that password counts, and none is chosen. */
  hasAccount: boolean;
};

/**
 * What a link stands for now, or null: it is none, it was used, seven days are over, the client's e-mail address is another
 * one since, or they can sign in already. Looking uses nothing up: mail programs open links by themselves.
 */
export async function invitationOf(token: string, now: Date): Promise<Invitation | null> {
  const named = readInvitationToken(token);
  if (!named) return null;
  const kept = await ownerPool().signInToken.findUnique({ where: { tokenHash: invitationHash(token) } });
  if (!kept || kept.expiresAt <= now) return null;
  const { clinicId, clientId } = named;
  const client = await ownerPool().client.findUnique({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: {
      givenName: true,
      familyName: true,
      email: true,
      emailKey: true,
      endedAt: true,
      memberships: { select: { id: true } },
      clinic: { select: { name: true, phone: true, locale: true } },
    },
  });
  if (!client || client.endedAt !== null || client.memberships.length > 0) return null;
  const { givenName, familyName, email, clinic } = client;
  if (email === null || client.emailKey !== kept.emailKey) return null;
  const account = await ownerPool().userAccount.findUnique({
    where: { emailKey: kept.emailKey },
    select: { id: true },
  });
  return { clinicId, clientId, givenName, familyName, email, clinic, hasAccount: account !== null };
}

type Asked = { now: Date; requestId: string | null; address: string | null };

/**
 * Makes the client's sign-in with the password that they chose; uses the link up. Where somebody has an account with that e-mail
 * address already, nothing about it changes: only its own password adds the clinic to it. So no link, in whoever's hands,
 * takes an account over.
 *
 * @returns the e-mail address to sign in with
 * @throws Refusal "invitation-over" when the link stands for nothing any more; of two at once, one comes in
 * @throws Refusal "invalid-input" at `password` when it is easy to guess
 * @throws Refusal "wrong-credentials" when it is not the password of the account that there is
 * @throws Refusal "too-many-attempts" after too many tries
 */
export async function acceptInvitation(
  { token, password }: AcceptInvitationInput,
  { now, requestId, address }: Asked,
): Promise<{ email: string }> {
  const invitation = await invitationOf(token, now);
  if (!invitation) throw new Refusal("invitation-over");
  const { clinicId, clientId, email, givenName, familyName, clinic } = invitation;
  const emailKey = email.toLowerCase();
  await countTry(emailKey, address);
  const account = await accountFor(invitation, password, now);
  const actor: Member = {
    kind: "member",
    clinicId,
    membershipId: uuid(),
    role: "client",
    name: `${givenName} ${familyName}`,
    locale: clinic.locale,
    clientId,
    clinicianId: null,
  };
  const { membershipId: id, role, name } = actor;
  try {
    await ownerPool().$transaction(async (tx) => {
      const used = await tx.signInToken.deleteMany({
        where: { tokenHash: invitationHash(token), expiresAt: { gt: now } },
      });
      if (used.count === 0) throw new Refusal("invitation-over");
      if (account.isNew) {
        await tx.userAccount.create({
          data: { id: account.id, emailKey, passwordHash: account.passwordHash, createdAt: now },
        });
      }
      await tx.membership.create({
        data: { clinicId, id, userId: account.id, role, name, email, clientId, createdAt: now },
      });
      await record(tx, contextFor(actor, now, requestId), "client.joined", [{ type: "Client", id: clientId }]);
    });
  } catch (error) {
    // Somebody made the account meanwhile, or is a member of the clinic already.
    if (sqlState(error) === "23505") throw new Refusal("invitation-over");
    throw error;
  }
  await forgetTries(emailKey, address);
  return { email };
}

type Account = { id: string; isNew: false } | { id: string; isNew: true; passwordHash: string };

/** The account that the password opens, or the one to be made. Hashes: never to be called inside a transaction. */
async function accountFor(invitation: Invitation, password: string, now: Date): Promise<Account> {
  const { email, givenName, familyName, clinic } = invitation;
  const account = await ownerPool().userAccount.findUnique({ where: { emailKey: email.toLowerCase() } });
  if (account) {
    if (!(await isPassword(password, account.passwordHash))) throw new Refusal("wrong-credentials");
    return { id: account.id, isNew: false };
  }
  if (isObviousPassword(password, [email, givenName, familyName, clinic.name, String(now.getUTCFullYear())])) {
    throw new Refusal("invalid-input", {}, { password: "passwordObvious" });
  }
  return { id: uuid(), isNew: true, passwordHash: await hashPassword(password) };
}
