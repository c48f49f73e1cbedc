// Which visits stand in the time that somebody or something is lost?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { type LossRow, lossSpans } from "@/lib/db/queries/losses";
import { liveStatusOf, occupancyOfRow, slotOf } from "@/lib/db/queries/plans";
import type { Lost } from "@/lib/rules/loss";
import type { Occupancy } from "@/lib/rules/occupancy";
import type { LiveStatus } from "@/lib/scheduling/plan-request";
import type { Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, type PlainDate, type Span } from "@/lib/time";

export type AffectedVisit = {
  appointmentId: string;
  version: number;
  status: LiveStatus;
  on: PlainDate;
  slot: Slot;
  occupancy: Occupancy;
  locationId: string;
  timeZone: string;
  client: { id: string; givenName: string; familyName: string; phone: string | null };
  planId: string | null;
  /** null for a consultation. */
  visitId: string | null;
};

/**
 * The visits that need it while it is lost, from `since` on, by start: those that are still to come, and those whose client is
 * here. Two queries.
 */
export async function loadAffectedVisits(
  tx: Tx,
  clinicId: string,
  { lost, rows: lostRows, since }: { lost: Lost; rows: readonly LossRow[]; since: PlainDate },
): Promise<AffectedVisit[]> {
  const spans = lossSpans(lostRows, "UTC");
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const from = addDays(dateOf(first, "UTC"), -1);
  const rows = await tx.appointment.findMany({
    where: {
      clinicId,
      ...placedAt(lost),
      onDate: { gte: toDbDate(from < since ? since : from), lte: toDbDate(addDays(dateOf(last, "UTC"), 1)) },
      status: { in: ["booked", "confirmed", "arrived", "in_treatment"] },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    include: { client: { select: { id: true, givenName: true, familyName: true, phoneE164: true } } },
  });
  return rows.flatMap((row): AffectedVisit[] => {
    const { client, timeZone } = row;
    const slot = slotOf(row);
    const occupancy = occupancyOfRow(row);
    if (!client || !needsLost({ slot, occupancy, timeZone }, { lost, rows: lostRows })) return [];
    return [
      {
        appointmentId: row.id,
        version: row.version,
        status: liveStatusOf(row.status),
        on: fromDbDate(row.onDate),
        slot,
        occupancy,
        locationId: row.locationId,
        timeZone,
        client: {
          id: client.id,
          givenName: client.givenName,
          familyName: client.familyName,
          phone: client.phoneE164,
        },
        planId: row.planId,
        visitId: row.visitId,
      },
    ];
  });
}

/** The open offers whose place needs it while it is lost: nobody may take them. One query. */
export async function loadAffectedOffers(
  tx: Tx,
  clinicId: string,
  loss: { lost: Lost; rows: readonly LossRow[] },
): Promise<{ id: string; holdId: string }[]> {
  const offers = await tx.waitlistOffer.findMany({
    where: { clinicId, answer: null, hold: placedAt(loss.lost) },
    include: { hold: true },
  });
  return offers.filter(({ hold }) =>
    needsLost({ slot: slotOf(hold), occupancy: occupancyOfRow(hold), timeZone: hold.timeZone }, loss),
  );
}

/** Which rows of the table of appointments have to do with it. */
function placedAt({ kind, id }: Lost) {
  if (kind === "clinician") return { clinicianId: id };
  if (kind === "room") return { roomId: id };
  return kind === "device" ? { deviceId: id } : { locationId: id };
}

function needsLost(
  { slot, occupancy, timeZone }: Pick<AffectedVisit, "slot" | "occupancy" | "timeZone">,
  { lost, rows }: { lost: Lost; rows: readonly LossRow[] },
): boolean {
  const part = partOf(occupancy, lost);
  const needs = part && { start: slot.start + part.from, end: slot.start + part.to };
  return needs !== null && lossSpans(rows, timeZone).some((span) => meet(span, needs));
}

/** A closed location has nobody who treats: it is the clinician's own part that can't be given. */
function partOf({ clinician, room, device }: Occupancy, { kind }: Lost) {
  if (kind === "room") return room;
  return kind === "device" ? device : clinician;
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
