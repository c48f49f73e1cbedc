// How does a test of the waitlist get clients who wait, places that fall free, and the work that is done for them?
import { contextFor } from "@/lib/db/context";
import { endOffers } from "@/lib/operations/end-offers";
import { joinWaitlist } from "@/lib/operations/join-waitlist";
import { offerFreedPlace } from "@/lib/operations/offer-freed-place";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { SeriesInput } from "@/lib/schemas/series";
import { freedPlaceSchema, type JoinWaitlistInput } from "@/lib/schemas/waitlist";
import type { PlainDate } from "@/lib/time";
import { aBookedCourse, type BookedVisit } from "./a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "./a-working-clinic";
import { aClient, aProtocol } from "./builders";
import { STANDARD_PROTOCOL } from "./builders/standard-protocol";

/** A clinic whose courses are a single session: nothing behind it keeps it where it is. */
export async function aClinicOfSingleVisits(): Promise<WorkingClinic> {
  const clinic = await aWorkingClinic();
  const { protocolVersionId } = await aProtocol(clinic, {
    ...STANDARD_PROTOCOL,
    sessions: { min: 1, usual: 1, max: 6 },
    plannedTouchUps: 0,
  });
  return { ...clinic, protocolVersionId };
}

export type Waiting = { clientId: string; planId: string; visits: BookedVisit[]; entryId: string };

/** A client with a course from that day on, who waits for something earlier for its first visit. */
export async function aWaitingClient(
  clinic: WorkingClinic,
  firstOn: PlainDate,
  wishes: JoinWaitlistInput["wishes"] = {},
  course: Partial<SeriesInput> = {},
): Promise<Waiting> {
  const { clientId } = await aClient(clinic);
  const { planId, visits } = await aBookedCourse(clinic, { clientId, firstOn, sessions: 1, ...course });
  const { entryId } = await joinWaitlist(await clinic.asked("desk"), {
    planId,
    visitId: visit(visits).visitId,
    wishes,
  });
  return { clientId, planId, visits, entryId };
}

/** A booked visit of somebody who does not wait, and its place. */
export async function aVisitOn(clinic: WorkingClinic, firstOn: PlainDate): Promise<BookedVisit> {
  const { clientId } = await aClient(clinic);
  return visit((await aBookedCourse(clinic, { clientId, firstOn, sessions: 1 })).visits);
}

export function visit(visits: readonly BookedVisit[], number = 1): BookedVisit {
  const found = visits[number - 1];
  if (!found) throw new Error(`No visit ${number}`);
  return found;
}

export async function cancel(clinic: WorkingClinic, appointmentId: string, at = NOW): Promise<void> {
  await stepAppointment(await clinic.asked("desk", at), { appointmentId, step: "cancel", reason: "Cannot come" });
}

const system = ({ clinicId }: WorkingClinic, at: Date) => contextFor({ kind: "system", clinicId }, at);

/** Does the jobs that wait for freed places, and those that they lead to, until there are none; how many offers were made. */
export async function offerAround(clinic: WorkingClinic, at = NOW): Promise<number> {
  let offered = 0;
  for (;;) {
    const jobs = await rowsOf<{ id: string; payload: unknown }>(
      `SELECT j.id, j.payload FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'offer-freed-place' ORDER BY j.id`,
    );
    if (jobs.length === 0) return offered;
    for (const { id, payload } of jobs) {
      await rowsOf("DELETE FROM graphile_worker._private_jobs WHERE id = $1", [id]);
      offered += (await offerFreedPlace(system(clinic, at), freedPlaceSchema.parse(payload)))?.offered ?? 0;
    }
  }
}

export async function endInTime(clinic: WorkingClinic, holdId: string, at: Date): Promise<number> {
  return endOffers(system(clinic, at), holdId);
}

export type OfferRow = {
  id: string;
  entryId: string;
  holdId: string;
  answer: string | null;
  expiresAt: Date;
  startsAt: Date;
  status: string;
};

/** All offers in the order in which they were made, with their holds. */
export function offers(): Promise<OfferRow[]> {
  return rowsOf<OfferRow>(
    `SELECT o.id, o."entryId", o."holdId", o.answer, o."expiresAt", h."startsAt", h.status
     FROM "WaitlistOffer" o JOIN "Appointment" h ON h.id = o."holdId" ORDER BY o.id`,
  );
}

export async function endOf(entryId: string): Promise<string | null> {
  const [row] = await rowsOf<{ reason: string | null }>(
    `SELECT "endReason" AS reason FROM "WaitlistEntry" WHERE id = $1`,
    [entryId],
  );
  return row?.reason ?? null;
}
