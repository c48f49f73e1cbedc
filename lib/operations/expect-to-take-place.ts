// Can an appointment take place where it is booked, so that a client may be told to come?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import type { AppointmentRow } from "@/lib/db/queries/appointments";
import { loadHindranceOf } from "@/lib/db/queries/hindrances";
import { Refusal } from "@/lib/errors";
import type { Hindrance } from "@/lib/rules/hindrance";
import { dateOf, fromDate } from "@/lib/time";

/** What stands in its way, as its sentence calls it. */
const CALLED: Readonly<Record<Hindrance["kind"], string>> = {
  "clinician-away": "away",
  closed: "closed",
  "room-closed": "room",
  "device-broken": "device",
  deferred: "deferred",
  blocked: "blocked",
};

/**
 * Lets an appointment be confirmed, or throws: its clinician is away, its location is closed, or the client's screening keeps
 * the area from being treated. To be called in the transaction that confirms.
 *
 * @throws Refusal "cannot-stand"; a client hears no ground, only whom to call
 */
export async function expectToTakePlace(tx: Tx, ctx: Context, row: AppointmentRow): Promise<void> {
  const { actor } = ctx;
  const todayAt = (timeZone: string) => dateOf(fromDate(ctx.now), timeZone);
  const found = await loadHindranceOf(tx, actor.clinicId, row.id, todayAt);
  if (found === null) return;
  const isClient = actor.kind === "member" && actor.role === "client";
  throw new Refusal(
    "cannot-stand",
    isClient
      ? { audience: "client", phone: row.location.phone }
      : { audience: "staff", kind: CALLED[found.kind], until: found.kind === "blocked" ? "" : found.until },
  );
}
