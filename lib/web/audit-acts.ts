// Of which kind is each act that the audit log tells?
import type { AuditAction } from "@/lib/audit/record";

/** What the log can be narrowed to. "signed": what somebody answers for with their name, beside the rules. */
export const AUDIT_GROUPS = ["signed", "bookings", "plans", "clients", "screening", "waitlist", "settings"] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** Every act has a kind here and its words in the catalogue, under `auditAct`. */
export const GROUP_OF: Readonly<Record<AuditAction, AuditGroup>> = {
  "gap.overridden": "signed",
  "visit.gone-on": "signed",
  "visit.recorded": "signed",
  "plan.booked": "bookings",
  "appointment.booked": "bookings",
  "appointment.moved": "bookings",
  "appointment.confirmed": "bookings",
  "appointment.arrived": "bookings",
  "appointment.started": "bookings",
  "appointment.completed": "bookings",
  "appointment.missed": "bookings",
  "appointment.cancelled": "bookings",
  "appointment.reverted": "bookings",
  "plan.saved": "plans",
  "plan.version-adopted": "plans",
  "plan.extended": "plans",
  "plan.paused": "plans",
  "plan.resumed": "plans",
  "plan.ended": "plans",
  "visit.skipped": "plans",
  "visit.brought-back": "plans",
  "maintenance.assessed": "plans",
  "client.added": "clients",
  "client.invited": "clients",
  "client.joined": "clients",
  "consent.given": "clients",
  "consent.withdrawn": "clients",
  "screening.answered": "screening",
  "screening.decided": "screening",
  "waitlist.joined": "waitlist",
  "waitlist.wishes-changed": "waitlist",
  "waitlist.ended": "waitlist",
  "waitlist.offered": "waitlist",
  "waitlist.answered": "waitlist",
  "waitlist.set-up": "settings",
  "api-key.made": "settings",
  "api-key.revoked": "settings",
  "loss.recorded": "bookings",
  "loss.ended": "bookings",
  "clinic.founded": "settings",
  "care.sunscreen-chosen": "settings",
  "questionnaire.published": "settings",
  "protocol.published": "settings",
  "protocol.copied": "settings",
  "protocol.retired": "settings",
  "protocol.brought-back": "settings",
  "protocol.ordered": "settings",
};

const known = Object.keys(GROUP_OF) as AuditAction[];

/** The acts of one kind. */
export function actsOf(group: AuditGroup): AuditAction[] {
  return known.filter((action) => GROUP_OF[action] === group);
}

/** What is stored, as one of the acts that there are; null for one that this version does not know. */
export function actOf(stored: string): AuditAction | null {
  return known.find((action) => action === stored) ?? null;
}

/** Whether a line is about something that lies beside the rules: signed for, or noted after it had happened. */
export function isException(action: AuditAction | null, after: Readonly<Record<string, unknown>>): boolean {
  return (
    action === "gap.overridden" || action === "visit.gone-on" || (action === "visit.recorded" && "gapDays" in after)
  );
}
