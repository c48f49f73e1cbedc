// Who may do what?
import type { Actor, Role } from "@/lib/access/actor";
import { Refusal } from "@/lib/errors";

const STAFF: readonly Role[] = ["desk", "clinician", "owner"];
const EVERYBODY: readonly Role[] = ["client", ...STAFF];
const PRESCRIBERS: readonly Role[] = ["clinician", "owner"];

/** One row a deed. A client reaches only records that belong to them: see `authorize`. */
const MAY = {
  "client:read": EVERYBODY,
  "client:add": STAFF,
  "client:invite": STAFF,
  // Who sees an invitation's link could choose the client's password: only who answers for the clinic.
  "invitation:hand-over": ["owner"],
  "consent:set": EVERYBODY,
  "plan:read": EVERYBODY,
  "plan:prescribe": STAFF,
  "appointment:move": EVERYBODY,
  "visit:book": EVERYBODY,
  "appointment:confirm": EVERYBODY,
  "appointment:run": STAFF,
  "appointment:cancel": STAFF,
  "gap:override": PRESCRIBERS,
  "plan:change": STAFF,
  "visit:go-on": PRESCRIBERS,
  "plan:exceed": PRESCRIBERS,
  "visit:record": STAFF,
  "protocol:read": STAFF,
  "protocol:publish": PRESCRIBERS,
  "maintenance:assess": PRESCRIBERS,
  "screening:answer": STAFF,
  "screening:decide": PRESCRIBERS,
  "day:read": STAFF,
  "day:repair": STAFF,
  "messages:read": STAFF,
  // Whoever holds a key acts for the clinic: only who answers for it gives one away.
  "key:manage": ["owner"],
  "worklist:read": STAFF,
  "audit:read": PRESCRIBERS,
  "reports:read": PRESCRIBERS,
  "waitlist:read": STAFF,
  "waitlist:join": EVERYBODY,
  "waitlist:answer": EVERYBODY,
  // How freed places are offered is the clinic's policy, as its protocols are.
  "waitlist:set-up": PRESCRIBERS,
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof MAY;

/** What a key may do, as the front desk may: book what is due, and no more. */
const A_KEY_MAY: readonly Deed[] = ["plan:read", "plan:prescribe", "visit:book"];

/** Whether the actor may do it; `ownerClientId` is the client that the record belongs to, where it belongs to one. */
export function may(actor: Actor, deed: Deed, ownerClientId?: string | null): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "key") return A_KEY_MAY.includes(deed);
  const roles: readonly Role[] = MAY[deed];
  if (!roles.includes(actor.role)) return false;
  return (
    actor.role !== "client" ||
    (ownerClientId !== undefined && ownerClientId !== null && ownerClientId === actor.clientId)
  );
}

/**
 * Lets the actor pass or throws.
 *
 * @throws Refusal "not-found" for a client who asks about somebody else's record, so that its existence is not told; else "not-allowed"
 */
export function authorize(actor: Actor, deed: Deed, ownerClientId?: string | null): void {
  if (may(actor, deed, ownerClientId)) return;
  const roles: readonly Role[] = MAY[deed];
  const strangersRecord = actor.kind === "member" && actor.role === "client" && roles.includes("client");
  throw new Refusal(strangersRecord ? "not-found" : "not-allowed");
}
