// What happened in the clinic, as reports count it?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import type { GapFigures } from "@/lib/rules/gap";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

/** What a report looks at: days at their location, both included, and one location or all. */
export type ReportQuestion = { from: PlainDate | null; to: PlainDate; locationId: string | null };

/** A visit that was given. `gapDays`: since the visit that was given before it; null for the first. */
export type GivenVisit = {
  planId: string;
  phase: "session" | "touch_up";
  on: PlainDate;
  gapDays: number | null;
  figures: GapFigures;
  exception: "signed" | "recorded" | null;
};

type GivenRow = GapFigures & {
  planId: string;
  phase: string;
  on: string;
  gapDays: number | null;
  exception: string | null;
};

/**
 * The given visits of every plan that has one in the period, the earlier ones of these plans too, in the order in which they
 * were given. One query.
 */
export async function loadGivenVisits(tx: Tx, clinicId: string, question: ReportQuestion): Promise<GivenVisit[]> {
  const { from, to, locationId } = question;
  const rows = await tx.$queryRaw<GivenRow[]>`
    WITH given AS (
      SELECT v."planId", v.phase, a."onDate", v."blockedUnderDays", v."earliestDays", v."targetDays", v."latestDays",
        v."restartAfterDays", o.kind AS exception,
        a."onDate" - lag(a."onDate") OVER plan AS "gapDays", max(a."onDate") OVER (PARTITION BY v."planId") AS last
      FROM "Appointment" a
      JOIN "Visit" v ON v."clinicId" = a."clinicId" AND v.id = a."visitId"
      LEFT JOIN "GapOverride" o ON o."clinicId" = a."clinicId" AND o.id = a."gapOverrideId"
      WHERE a."clinicId" = ${clinicId}::uuid AND a.status = 'completed' AND a."onDate" <= ${toDbDate(to)}::date
        AND (${locationId}::uuid IS NULL OR a."locationId" = ${locationId}::uuid)
      WINDOW plan AS (PARTITION BY v."planId" ORDER BY a."startsAt")
    )
    SELECT "planId", phase, "onDate"::text AS on, "gapDays", "blockedUnderDays", "earliestDays", "targetDays", "latestDays",
      "restartAfterDays", exception
    FROM given WHERE ${from === null ? null : toDbDate(from)}::date IS NULL OR last >= ${from === null ? null : toDbDate(from)}::date
    ORDER BY "planId", "onDate"`;
  return rows.map(({ planId, phase, on, gapDays, exception, ...figures }) => ({
    planId,
    phase: phase === "touch_up" ? "touch_up" : "session",
    on,
    gapDays,
    figures,
    exception: exception === "signed" || exception === "recorded" ? exception : null,
  }));
}

export type CoursePlan = { id: string; status: "active" | "paused" | "ended"; sessions: number };

/** How many sessions these plans call for, and how they are: two queries. */
export async function loadCoursePlans(tx: Tx, clinicId: string, planIds: readonly string[]): Promise<CoursePlan[]> {
  const rows = await tx.plan.findMany({
    where: { clinicId, id: { in: [...planIds] } },
    select: { id: true, status: true },
  });
  const counts = await tx.visit.groupBy({
    by: ["planId"],
    where: { clinicId, planId: { in: [...planIds] }, phase: "session", skippedAt: null },
    _count: { _all: true },
  });
  const sessionsOf = new Map(counts.map(({ planId, _count }) => [planId, _count._all]));
  return rows.map(({ id, status }) => ({
    id,
    status: status === "ended" || status === "paused" ? status : "active",
    sessions: sessionsOf.get(id) ?? 0,
  }));
}

/** How many appointments of the period ended in each way: one query. */
export async function countOutcomes(
  tx: Tx,
  clinicId: string,
  { from, to, locationId }: ReportQuestion,
): Promise<{ completed: number; missed: number; cancelled: number }> {
  const rows = await tx.appointment.groupBy({
    by: ["status"],
    where: {
      clinicId,
      clientId: { not: null },
      status: { in: ["completed", "missed", "cancelled"] },
      onDate: { ...(from !== null && { gte: toDbDate(from) }), lte: toDbDate(to) },
      ...(locationId !== null && { locationId }),
    },
    _count: { _all: true },
  });
  const of = (status: string) => rows.find((row) => row.status === status)?._count._all ?? 0;
  return { completed: of("completed"), missed: of("missed"), cancelled: of("cancelled") };
}

export type ReportedException = {
  id: string;
  kind: "signed" | "recorded";
  gapDays: number;
  earliestDays: number;
  reason: string;
  by: string;
  at: Minute;
  visit: { phase: "session" | "touch_up"; number: number };
  plan: { clientId: string; area: string; timeZone: string; protocol: { key: string; name: string } };

  /** The day of the visit that stands by it; null where it has moved or was cancelled since. */
  on: PlainDate | null;
};

/** What was signed or noted between two instants, the newest first, and how many there are: eight queries. */
export async function loadExceptions(
  tx: Tx,
  clinicId: string,
  { from, until, locationId, limit }: { from: Date | null; until: Date; locationId: string | null; limit: number },
): Promise<{ rows: ReportedException[]; signed: number; recorded: number }> {
  const where = {
    clinicId,
    signedAt: { ...(from && { gte: from }), lt: until },
    ...(locationId !== null && { visit: { plan: { locationId } } }),
  };
  const counts = await tx.gapOverride.groupBy({ by: ["kind"], where, _count: { _all: true } });
  const rows = await tx.gapOverride.findMany({
    where,
    orderBy: [{ signedAt: "desc" }, { id: "desc" }],
    take: limit,
    include: {
      signer: { select: { name: true } },
      appointmentGapOverride: { where: { counts: true }, select: { onDate: true } },
      visit: {
        select: {
          phase: true,
          number: true,
          earliestDays: true,
          plan: {
            select: {
              clientId: true,
              area: true,
              location: { select: { timeZone: true } },
              protocolVersion: { select: { protocol: { select: { key: true, name: true } } } },
            },
          },
        },
      },
    },
  });
  const of = (kind: string) => counts.find((row) => row.kind === kind)?._count._all ?? 0;
  return {
    signed: of("signed"),
    recorded: of("recorded"),
    rows: rows.map(({ id, kind, gapDays, reason, signedAt, signer, visit, appointmentGapOverride: [standing] }) => ({
      ...{ id, gapDays, reason },
      kind: kind === "recorded" ? "recorded" : "signed",
      earliestDays: visit.earliestDays,
      by: signer.name,
      at: fromDate(signedAt),
      visit: { phase: visit.phase === "touch_up" ? "touch_up" : "session", number: visit.number },
      plan: {
        clientId: visit.plan.clientId,
        area: visit.plan.area,
        timeZone: visit.plan.location.timeZone,
        protocol: visit.plan.protocolVersion.protocol,
      },
      on: standing ? fromDbDate(standing.onDate) : null,
    })),
  };
}
