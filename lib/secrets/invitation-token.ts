// What does an invitation's link carry, and how is it known again without being kept?
import { createHash, randomBytes } from "node:crypto";

type Invited = { clinicId: string; clientId: string };

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const SHAPE = new RegExp(`^(${UUID})\\.(${UUID})\\.[\\w-]{43}$`);

/** Whom it is for, so that it is looked up inside one clinic, and 256 bits of chance. */
export function newInvitationToken({ clinicId, clientId }: Invited): string {
  return `${clinicId}.${clientId}.${randomBytes(32).toString("base64url")}`;
}

/** Whom a token says it is for; true only once its hash was found. Null for anything that is no token. */
export function readInvitationToken(token: string): Invited | null {
  const [, clinicId, clientId] = SHAPE.exec(token) ?? [];
  return clinicId === undefined || clientId === undefined ? null : { clinicId, clientId };
}

/** What is kept of a token, whole: nobody who reads it can make the link, nor turn one into another client's. */
export function invitationHash(token: string): string {
  return createHash("sha256").update(`invitation:${token}`).digest("hex");
}
