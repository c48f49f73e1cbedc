// What does a plan call for, and what of it is booked?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import type { Prisma } from "@/lib/db/generated/client";
import { Refusal } from "@/lib/errors";
import type { GapFigures } from "@/lib/rules/gap";
import type { Hindrance } from "@/lib/rules/hindrance";
import { type Occupancy, occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import type { LiveStatus } from "@/lib/scheduling/plan-request";
import type { Preferences, Slot } from "@/lib/scheduling/types";
import { protocolSchema } from "@/lib/schemas/protocol";
import { preferencesSchema } from "@/lib/schemas/series";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

export type AppointmentStatus = LiveStatus | "missed" | "cancelled" | "held";

/** Who said so, when and why; `by` is their name. */
export type Signed = { by: string; at: Minute; reason: string };

/** An exception to the gap before a visit: `by` is who signed for it or noted it. "recorded": it had happened already. */
export type GapException = Signed & { kind: "signed" | "recorded"; gapDays: number };

/** A visit of a plan and the appointment that it is, if it is booked; a missed or cancelled one does not count. */
export type VisitRecord = {
  id: string;
  phase: "session" | "touch_up";
  position: number;
  number: number;
  gap: GapFigures;
  skipped: boolean;
  /** Why it is left out; null while it is not. */
  skip: Signed | null;
  goOn: boolean;
  /** Who decided to go on past the protocol's last day; null while nobody has. */
  goneOn: Signed | null;
  appointment: {
    id: string;
    status: LiveStatus;
    slot: Slot;
    on: PlainDate;
    occupancy: Occupancy;
    /** The exception that it stands by. */
    override: GapException | null;
    /** Why the treatment was not finished; null when it was. */
    cutShort: string | null;
    /** Why it can't stand there; null where nothing is known, and where nobody looked (see hindrances.ts). */
    hindrance: Hindrance | null;
  } | null;
  /** Exceptions by which nothing stands any more, the oldest first: what was signed once stays with the visit for ever. */
  pastExceptions: GapException[];
  /** The latest day on which it was booked and the client did not come, if nothing was booked since. */
  missedOn: PlainDate | null;
};

export type PlanRecord = {
  id: string;
  revision: number;
  status: "active" | "paused" | "ended";
  pause: Signed | null;
  end: Signed | null;
  area: string;
  locationId: string;
  client: { id: string; givenName: string; familyName: string };
  protocolId: string;
  protocol: Protocol;
  protocolVersionId: string;
  protocolVersion: number;
  preferences: Preferences;
  bigEventOn: PlainDate | null;
  occupancy: Occupancy;
  visits: VisitRecord[];
};

const PLAN = {
  client: { select: { id: true, givenName: true, familyName: true } },
  protocolVersion: { select: { number: true, body: true, protocolId: true } },
  visits: {
    orderBy: { position: "asc" },
    include: {
      appointments: {
        where: { status: { notIn: ["cancelled", "held"] } },
        orderBy: { startsAt: "asc" },
      },
      overrides: {
        orderBy: { signedAt: "asc" },
        select: { id: true, kind: true, reason: true, gapDays: true, signedAt: true, signedBy: true },
      },
    },
  },
} as const satisfies Prisma.PlanInclude;

type PlanRow = Prisma.PlanGetPayload<{ include: typeof PLAN }>;
type OverrideRow = PlanRow["visits"][number]["overrides"][number];

/**
 * One plan with its visits: at most seven queries, whatever their number.
 *
 * @throws Refusal "not-found"
 */
export async function loadPlan(tx: Tx, clinicId: string, planId: string): Promise<PlanRecord> {
  const row = await tx.plan.findUnique({ where: { clinicId_id: { clinicId, id: planId } }, include: PLAN });
  if (!row) throw new Refusal("not-found");
  return planOf(row, await namesOfSigners(tx, clinicId, [row]));
}

/** These plans, in any order: at most seven queries, whatever their number. */
export async function loadPlans(tx: Tx, clinicId: string, planIds: readonly string[]): Promise<PlanRecord[]> {
  if (planIds.length === 0) return [];
  const rows = await tx.plan.findMany({ where: { clinicId, id: { in: [...planIds] } }, include: PLAN });
  const names = await namesOfSigners(tx, clinicId, rows);
  return rows.map((row) => planOf(row, names));
}

/** A client's plans, the running ones first, then the newest: at most seven queries. */
export async function loadPlansOfClient(tx: Tx, clinicId: string, clientId: string): Promise<PlanRecord[]> {
  const rows = await tx.plan.findMany({ where: { clinicId, clientId }, include: PLAN, orderBy: { createdAt: "desc" } });
  const names = await namesOfSigners(tx, clinicId, rows);
  return rows
    .map((row) => planOf(row, names))
    .sort((a, b) => Number(a.status === "ended") - Number(b.status === "ended"));
}

/** The number of each protocol's newest version, by the protocol's id: one query. */
export async function loadNewestVersions(tx: Tx, clinicId: string): Promise<Map<string, number>> {
  const rows = await tx.protocolVersion.groupBy({ by: ["protocolId"], where: { clinicId }, _max: { number: true } });
  return new Map(rows.map(({ protocolId, _max }) => [protocolId, _max.number ?? 1]));
}

type Names = ReadonlyMap<string, string>;

/** Who signed for anything in these plans, by the membership's id: one query, none where nobody did. */
async function namesOfSigners(tx: Tx, clinicId: string, plans: readonly PlanRow[]): Promise<Names> {
  const ids = plans.flatMap(({ pausedBy, endedBy, visits }) => [
    pausedBy,
    endedBy,
    ...visits.flatMap(({ skippedBy, goOnBy, overrides }) => [
      skippedBy,
      goOnBy,
      ...overrides.map(({ signedBy }) => signedBy),
    ]),
  ]);
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await tx.membership.findMany({
    where: { clinicId, id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function planOf(row: PlanRow, names: Names): PlanRecord {
  const protocol = protocolSchema.parse(row.protocolVersion.body);
  return {
    id: row.id,
    revision: row.revision,
    status: row.status === "paused" || row.status === "ended" ? row.status : "active",
    pause: signed(names, row.pausedAt, row.pausedBy, row.pauseReason),
    end: signed(names, row.endedAt, row.endedBy, row.endReason),
    area: row.area,
    locationId: row.locationId,
    client: row.client,
    protocolId: row.protocolVersion.protocolId,
    protocol,
    protocolVersionId: row.protocolVersionId,
    protocolVersion: row.protocolVersion.number,
    preferences: preferencesSchema.parse(row.preferences),
    bigEventOn: row.bigEventOn && fromDbDate(row.bigEventOn),
    occupancy: occupancyOf(protocol.phases),
    visits: row.visits.map((visit) => visitOf(visit, names)),
  };
}

function signed(names: Names, at: Date | null, by: string | null, reason: string | null): Signed | null {
  return at && { at: fromDate(at), by: (by && names.get(by)) ?? "", reason: reason ?? "" };
}

function visitOf(row: PlanRow["visits"][number], names: Names): VisitRecord {
  const live = row.appointments.find((one) => one.counts);
  const missed = row.appointments.findLast((one) => one.status === "missed");
  const standsBy = row.overrides.find(({ id }) => id === live?.gapOverrideId);
  return {
    id: row.id,
    phase: row.phase === "touch_up" ? "touch_up" : "session",
    position: row.position,
    number: row.number,
    gap: {
      blockedUnderDays: row.blockedUnderDays,
      earliestDays: row.earliestDays,
      targetDays: row.targetDays,
      latestDays: row.latestDays,
      restartAfterDays: row.restartAfterDays,
    },
    skipped: row.skippedAt !== null,
    skip: signed(names, row.skippedAt, row.skippedBy, row.skipReason),
    goOn: row.goOnAt !== null,
    goneOn: signed(names, row.goOnAt, row.goOnBy, row.goOnReason),
    appointment: live
      ? {
          id: live.id,
          status: liveStatusOf(live.status),
          slot: slotOf(live),
          on: fromDbDate(live.onDate),
          occupancy: occupancyOfRow(live),
          override: standsBy ? exceptionOf(standsBy, names) : null,
          cutShort: live.cutShortReason,
          hindrance: null,
        }
      : null,
    pastExceptions: row.overrides.filter((one) => one !== standsBy).map((one) => exceptionOf(one, names)),
    missedOn: !live && missed ? fromDbDate(missed.onDate) : null,
  };
}

function exceptionOf({ kind, reason, gapDays, signedAt, signedBy }: OverrideRow, names: Names): GapException {
  return {
    kind: kind === "recorded" ? "recorded" : "signed",
    gapDays,
    reason,
    by: names.get(signedBy) ?? "",
    at: fromDate(signedAt),
  };
}

const LIVE: readonly LiveStatus[] = ["booked", "confirmed", "arrived", "in_treatment", "completed"];

/** @throws TypeError for a status that does not count: a caller asked for the wrong rows */
export function liveStatusOf(status: string): LiveStatus {
  const known = LIVE.find((one) => one === status);
  if (!known) throw new TypeError(`Not the status of a live appointment: ${status}`);
  return known;
}

type SlotRow = { startsAt: Date; clinicianId: string; roomId: string; deviceId: string | null };

export function slotOf(row: SlotRow): Slot {
  return {
    start: fromDate(row.startsAt),
    clinicianId: row.clinicianId,
    roomId: row.roomId,
    deviceId: row.deviceId,
  };
}

type PartsRow = {
  clientFrom: number;
  clientTo: number;
  clinicianFrom: number;
  clinicianTo: number;
  roomFrom: number;
  roomTo: number;
  deviceFrom: number | null;
  deviceTo: number | null;
};

/** What the appointment itself takes, as it was booked. */
export function occupancyOfRow(row: PartsRow): Occupancy {
  return {
    client: { from: row.clientFrom, to: row.clientTo },
    clinician: { from: row.clinicianFrom, to: row.clinicianTo },
    room: { from: row.roomFrom, to: row.roomTo },
    device: row.deviceFrom === null || row.deviceTo === null ? null : { from: row.deviceFrom, to: row.deviceTo },
  };
}

/** The columns of the parts of a visit. */
export function partsRowOf(occupancy: Occupancy): PartsRow {
  return {
    clientFrom: occupancy.client.from,
    clientTo: occupancy.client.to,
    clinicianFrom: occupancy.clinician.from,
    clinicianTo: occupancy.clinician.to,
    roomFrom: occupancy.room.from,
    roomTo: occupancy.room.to,
    deviceFrom: occupancy.device?.from ?? null,
    deviceTo: occupancy.device?.to ?? null,
  };
}
