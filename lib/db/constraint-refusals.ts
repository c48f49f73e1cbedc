// Which expected "no" does a violated constraint stand for? The one place where a constraint's name becomes a Refusal.
import { Refusal, type RefusalCode } from "@/lib/errors";

/** None of these names may be the start of another: a distributed database appends a shard's number to them. */
const MEANING: Readonly<Record<string, RefusalCode>> = {
  appointment_clinician_free: "clinician-taken",
  appointment_room_free: "room-taken",
  appointment_device_free: "device-taken",
  appointment_client_free: "client-taken",
  appointment_one_per_visit: "plan-changed",
  appointment_gap_kept: "gap-too-short",
  appointment_gap_signed: "gap-too-short",
  appointment_step: "wrong-step",
  gap_override_floor_kept: "gap-under-floor",
  gap_override_reason_given: "reason-missing",
  plan_one_an_area: "plan-exists",
  membership_one_a_person: "already-exists",
};

type DriverCause = { originalCode?: unknown; originalMessage?: unknown };
type Wrapped = { meta?: { driverAdapterError?: { cause?: DriverCause } }; cause?: DriverCause };

const causeOf = (error: unknown): DriverCause | undefined => {
  if (typeof error !== "object" || error === null) return undefined;
  const wrapped = error as Wrapped;
  return wrapped.meta?.driverAdapterError?.cause ?? wrapped.cause;
};

/** The five letters of Postgres behind an error of Prisma or of the driver, or undefined when it is neither. */
export function sqlState(error: unknown): string | undefined {
  const code = causeOf(error)?.originalCode;
  return typeof code === "string" ? code : undefined;
}

/** The lock, or a connection, did not come free in time: Postgres's own code, and Prisma's two. */
function isBusy(error: unknown, state: string | undefined): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return state === "55P03" || code === "P2028" || code === "P2024";
}

/** The Refusal that a violated constraint, or a database that is busy, stands for; undefined when the error is something else. */
export function refusalOf(error: unknown): Refusal | undefined {
  const state = sqlState(error);
  if (isBusy(error, state)) return new Refusal("busy");
  if (state === undefined || !["23P01", "23505", "23514", "XX000"].includes(state)) return undefined;
  const message = String(causeOf(error)?.originalMessage ?? "");
  const name = Object.keys(MEANING).find((known) => message.includes(`"${known}`) || message.includes(`${known}:`));
  const code = name === undefined ? undefined : MEANING[name];
  return code === undefined ? undefined : new Refusal(code);
}
