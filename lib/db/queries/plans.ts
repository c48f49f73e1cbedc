// What does a plan call for, and what of it is booked?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import type { Prisma } from "@/lib/db/generated/client";
import { Refusal } from "@/lib/errors";
import type { GapFigures } from "@/lib/rules/gap";
import { type Occupancy, occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import type { LiveStatus } from "@/lib/scheduling/plan-request";
import type { Preferences, Slot } from "@/lib/scheduling/types";
import { protocolSchema } from "@/lib/schemas/protocol";
import { preferencesSchema } from "@/lib/schemas/series";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

export type AppointmentStatus = LiveStatus | "missed" | "cancelled" | "held";

/** A visit of a plan and the appointment that it is, if it is booked; a missed or cancelled one does not count. */
export type VisitRecord = {
  id: string;
  phase: "session" | "touch_up";
  position: number;
  number: number;
  gap: GapFigures;
  skipped: boolean;
  goOn: boolean;
  appointment: {
    id: string;
    status: LiveStatus;
    slot: Slot;
    on: PlainDate;
    occupancy: Occupancy;
    /** `signedBy` is the name of who signed for it. */
    override: { reason: string; gapDays: number; signedBy: string; signedAt: Minute } | null;
  } | null;
  /** The latest day on which it was booked and the client did not come, if nothing was booked since. */
  missedOn: PlainDate | null;
};

export type PlanRecord = {
  id: string;
  revision: number;
  status: "active" | "paused" | "ended";
  area: string;
  locationId: string;
  client: { id: string; givenName: string; familyName: string };
  protocol: Protocol;
  protocolVersion: number;
  preferences: Preferences;
  bigEventOn: PlainDate | null;
  occupancy: Occupancy;
  visits: VisitRecord[];
};

const PLAN = {
  client: { select: { id: true, givenName: true, familyName: true } },
  protocolVersion: { select: { number: true, body: true } },
  visits: {
    orderBy: { position: "asc" },
    include: {
      appointments: {
        where: { status: { notIn: ["cancelled", "held"] } },
        orderBy: { startsAt: "asc" },
        include: {
          gapOverride: { select: { reason: true, gapDays: true, signedAt: true, signer: { select: { name: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.PlanInclude;

type PlanRow = Prisma.PlanGetPayload<{ include: typeof PLAN }>;
type OverrideRow = NonNullable<PlanRow["visits"][number]["appointments"][number]["gapOverride"]>;

/**
 * One plan with its visits: at most seven queries, whatever their number.
 *
 * @throws Refusal "not-found"
 */
export async function loadPlan(tx: Tx, clinicId: string, planId: string): Promise<PlanRecord> {
  const row = await tx.plan.findUnique({ where: { clinicId_id: { clinicId, id: planId } }, include: PLAN });
  if (!row) throw new Refusal("not-found");
  return planOf(row);
}

/** A client's plans, the running ones first, then the newest: at most seven queries. */
export async function loadPlansOfClient(tx: Tx, clinicId: string, clientId: string): Promise<PlanRecord[]> {
  const rows = await tx.plan.findMany({ where: { clinicId, clientId }, include: PLAN, orderBy: { createdAt: "desc" } });
  return rows.map(planOf).sort((a, b) => Number(a.status === "ended") - Number(b.status === "ended"));
}

function planOf(row: PlanRow): PlanRecord {
  const protocol = protocolSchema.parse(row.protocolVersion.body);
  return {
    id: row.id,
    revision: row.revision,
    status: row.status === "paused" || row.status === "ended" ? row.status : "active",
    area: row.area,
    locationId: row.locationId,
    client: row.client,
    protocol,
    protocolVersion: row.protocolVersion.number,
    preferences: preferencesSchema.parse(row.preferences),
    bigEventOn: row.bigEventOn && fromDbDate(row.bigEventOn),
    occupancy: occupancyOf(protocol.phases),
    visits: row.visits.map(visitOf),
  };
}

function visitOf(row: PlanRow["visits"][number]): VisitRecord {
  const live = row.appointments.find((one) => one.counts);
  const missed = row.appointments.findLast((one) => one.status === "missed");
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
    goOn: row.goOnAt !== null,
    appointment: live
      ? {
          id: live.id,
          status: liveStatusOf(live.status),
          slot: slotOf(live),
          on: fromDbDate(live.onDate),
          occupancy: occupancyOfRow(live),
          override: live.gapOverride && overrideOf(live.gapOverride),
        }
      : null,
    missedOn: !live && missed ? fromDbDate(missed.onDate) : null,
  };
}

function overrideOf({ reason, gapDays, signedAt, signer }: OverrideRow) {
  return { reason, gapDays, signedBy: signer.name, signedAt: fromDate(signedAt) };
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
