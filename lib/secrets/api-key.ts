// What does a key of another program look like, and how is it known again without being kept?
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const SHAPE = new RegExp(`^np_(${UUID})_[\\w-]{43}$`);

/** Names its clinic, so that it is looked up there and nowhere else, and holds 256 bits of chance. */
export function newApiKey(clinicId: string): string {
  return `np_${clinicId}_${randomBytes(32).toString("base64url")}`;
}

/** The clinic that a key says it is for; true only once its hash was found there. Null for anything that is no key. */
export function clinicOfApiKey(key: string): string | null {
  return SHAPE.exec(key)?.[1] ?? null;
}

/** What is kept of a key, whole: so much chance needs no slow hash, and no part of one key makes another. */
export function apiKeyHash(key: string): string {
  return createHash("sha256").update(`api-key:${key}`).digest("hex");
}

/** Whether both are the same, in a time that doesn't tell how much of them is. */
export function isSameHash(some: string, other: string): boolean {
  return some.length === other.length && timingSafeEqual(Buffer.from(some), Buffer.from(other));
}
