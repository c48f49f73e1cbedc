// How do the visits of a plan get other figures, with what is booked of them?
import type { Tx } from "@/lib/db/clinic-pool";
import { toDbDate } from "@/lib/db/dates";
import type { NewPlace } from "@/lib/db/queries/appointments";
import type { GapFigures } from "@/lib/rules/gap";
import { toDate } from "@/lib/time";

export type NewFiguresPlace = Pick<NewPlace, "appointmentId" | "slot" | "on"> & { visitId: string };

/**
 * Gives visits other figures, and their appointments the places that these ask for, in one statement: an appointment's least gap
 * is a copy of its visit's, held by a key, and two visits that come nearer to each other than the new figures allow must have
 * moved by the time the constraints are judged. A signature stays where the visit stays, while it is still needed.
 *
 * @param lapses visits whose signature was for a gap that is gone
 */
export async function writeFigures(
  tx: Tx,
  clinicId: string,
  {
    figures,
    places,
    lapses,
  }: { figures: ReadonlyMap<string, GapFigures>; places: readonly NewFiguresPlace[]; lapses: readonly string[] },
): Promise<void> {
  const visits = [...figures];
  const column = (of: keyof GapFigures) => visits.map(([, gap]) => gap[of]);
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(
        ${visits.map(([id]) => id)}::uuid[], ${column("blockedUnderDays")}::int[], ${column("earliestDays")}::int[],
        ${column("targetDays")}::int[], ${column("latestDays")}::int[], ${column("restartAfterDays")}::int[]
      ) AS g(visit_id, blocked, earliest, target, latest, restart)
    ), place AS (
      SELECT * FROM unnest(
        ${places.map(({ visitId }) => visitId)}::uuid[], ${places.map(({ appointmentId }) => appointmentId)}::uuid[],
        ${places.map(({ slot }) => toDate(slot.start))}::timestamptz[], ${places.map(({ on }) => toDbDate(on))}::date[],
        ${places.map(({ slot }) => slot.clinicianId)}::uuid[], ${places.map(({ slot }) => slot.roomId)}::uuid[],
        ${places.map(({ slot }) => slot.deviceId)}::uuid[]
      ) AS p(visit_id, appointment_id, starts_at, on_date, clinician_id, room_id, device_id)
    ), visit AS (
      UPDATE "Visit" v
      SET "blockedUnderDays" = g.blocked, "earliestDays" = g.earliest, "targetDays" = g.target, "latestDays" = g.latest,
          "restartAfterDays" = g.restart
      FROM given g WHERE v."clinicId" = ${clinicId}::uuid AND v.id = g.visit_id
      RETURNING 1
    ), wanted AS (
      SELECT a.id, g.earliest, p.*,
        p.appointment_id IS NOT NULL AS moves,
        p.appointment_id IS NULL AND a."gapOverrideId" IS NOT NULL AND a."gapDays" < g.earliest
          AND a."visitId" <> ALL (${[...lapses]}::uuid[]) AS stays_signed
      FROM "Appointment" a JOIN given g ON g.visit_id = a."visitId" LEFT JOIN place p ON p.appointment_id = a.id
      WHERE a."clinicId" = ${clinicId}::uuid
    )
    UPDATE "Appointment" a
    SET "minGapDays" = w.earliest,
        "gapDays" = CASE WHEN w.stays_signed THEN a."gapDays" ELSE w.earliest END,
        "gapOverrideId" = CASE WHEN w.stays_signed THEN a."gapOverrideId" END,
        "startsAt" = CASE WHEN w.moves THEN w.starts_at ELSE a."startsAt" END,
        "onDate" = CASE WHEN w.moves THEN w.on_date ELSE a."onDate" END,
        "clinicianId" = CASE WHEN w.moves THEN w.clinician_id ELSE a."clinicianId" END,
        "roomId" = CASE WHEN w.moves THEN w.room_id ELSE a."roomId" END,
        "deviceId" = CASE WHEN w.moves THEN w.device_id ELSE a."deviceId" END,
        status = CASE WHEN w.moves THEN 'booked' ELSE a.status END,
        version = a.version + w.moves::int
    FROM wanted w WHERE a."clinicId" = ${clinicId}::uuid AND a.id = w.id`;
}
