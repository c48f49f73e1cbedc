// What does the repair of a bad day rest on: what is lost, who is hit, and everything that is free elsewhere?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { type AffectedVisit, loadAffectedVisits } from "@/lib/db/queries/affected-visits";
import { loadLosses, lossSpans, type StoredLoss } from "@/lib/db/queries/losses";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadPlaces, type Place, type Places } from "@/lib/db/queries/places";
import { loadPlans, type PlanRecord, type VisitRecord } from "@/lib/db/queries/plans";
import { loadProtocols, shortestVisitMinutes } from "@/lib/db/queries/protocols";
import { loadScreenings, standingOf } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { hoursOfPeriod, type Lost } from "@/lib/rules/loss";
import { blockIn, deferredDays } from "@/lib/rules/screening";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { withoutLost } from "@/lib/scheduling/with-taken";
import type { AskedLoss } from "@/lib/schemas/bad-day";
import { dateOf, fromDate, instantAt, type PlainDate, type Span } from "@/lib/time";
import { barredDaysOf, loadClinic } from "./plan-facts";

/** `isStored`: it is written down already. */
export type Loss = StoredLoss & { isStored: boolean; timeZone: string };

/** A visit that is to move. `stuck`: why it can't be moved by us, whatever is free. */
export type HitVisit = AffectedVisit & {
  plan: PlanRecord | null;
  visit: VisitRecord | null;
  stuck: "screening" | "plan-stopped" | null;
  /** The client's other visits, and the days on which this one must not be. */
  clientBusy: Span[];
};

export type BadDayFacts = {
  loss: Loss;
  today: PlainDate;
  horizonOn: PlainDate;
  /** By start. */
  hit: HitVisit[];
  /** Their clients are here: they never move. */
  here: AffectedVisit[];
  /** Where the hit visits are, without what is lost, and without themselves. */
  places: Omit<Place, "clientBusy">[];
  names: PlaceNames;
};

/**
 * Everything in one read: at most 32 queries, whatever the number of visits.
 *
 * @throws Refusal "not-found" for what the clinic doesn't have, and for a loss that is over
 * @throws Refusal "in-the-past" for one that would begin before today
 */
export async function loadBadDay(tx: Tx, ctx: Context, asked: AskedLoss): Promise<BadDayFacts> {
  const { clinicId } = ctx.actor;
  const clinic = await loadClinic(tx, clinicId);
  const names = await loadPlaceNames(tx, clinicId);
  const loss = await lossOf(tx, ctx, asked, names);
  const today = dateOf(fromDate(ctx.now), loss.timeZone);
  const affected = await loadAffectedVisits(tx, clinicId, { ...loss, since: today });
  const toMove = affected.filter(({ status }) => isStillToCome(status));
  const plans = await loadPlans(tx, clinicId, [...new Set(toMove.flatMap(({ planId }) => planId ?? []))]);
  const protocols = await loadProtocols(tx, clinicId);
  const { places, clientBusyOf } = await loadPlaces(tx, {
    clinicId,
    locationIds: [...new Set(toMove.map(({ locationId }) => locationId))],
    clientIds: [...new Set(toMove.map(({ client }) => client.id))],
    leaveOut: { appointmentIds: toMove.map(({ appointmentId }) => appointmentId) },
    days: (timeZone) => {
      const from = dateOf(fromDate(ctx.now), timeZone);
      return { from, to: bookingHorizon(from, clinic.horizonMonths) };
    },
    now: ctx.now,
    shortestVisitMinutes: shortestVisitMinutes(protocols),
  });
  const screenings = await loadScreenings(tx, clinicId, [...new Set(plans.map(({ client }) => client.id))]);
  const standings = new Map([...screenings].map(([clientId, one]) => [clientId, standingOf(one, today)]));
  const hit = toMove.map((one): HitVisit => {
    const plan = plans.find(({ id }) => id === one.planId) ?? null;
    const visit = plan?.visits.find(({ id }) => id === one.visitId) ?? null;
    const standing = plan && standings.get(one.client.id);
    const barred = plan ? barredDaysOf(plan, standing ? deferredDays(standing, today) : []) : [];
    const isBlocked = plan && standing ? blockIn(standing, plan.area) !== null : false;
    const isStopped = one.planId !== null && (plan?.status !== "active" || visit === null);
    return {
      ...one,
      plan,
      visit,
      stuck: isStopped ? "plan-stopped" : isBlocked ? "screening" : null,
      clientBusy: busyOn(clientBusyOf, one, barred),
    };
  });
  return {
    loss,
    today,
    horizonOn: bookingHorizon(today, clinic.horizonMonths),
    hit,
    here: affected.filter(({ status }) => !isStillToCome(status)),
    places: places.map((place) => ({
      ...place,
      facility: withoutLost(place.facility, loss.lost, lossSpans(loss.rows, place.location.timeZone)),
    })),
    names,
  };
}

function busyOn(
  clientBusyOf: Places["clientBusyOf"],
  { client, timeZone }: AffectedVisit,
  barred: readonly { from: PlainDate; to: PlainDate }[],
): Span[] {
  const days = barred.map(({ from, to }) => ({
    start: instantAt(from, 0, timeZone),
    end: instantAt(to, 1440, timeZone),
  }));
  return [...clientBusyOf(client.id), ...days].sort((a, b) => a.start - b.start);
}

async function lossOf(tx: Tx, ctx: Context, asked: AskedLoss, names: PlaceNames): Promise<Loss> {
  const { clinicId } = ctx.actor;
  const home = names.locations[0]?.timeZone;
  if (home === undefined) throw new Refusal("not-found");
  const now = fromDate(ctx.now);
  const losses = await loadLosses(tx, clinicId, dateOf(now - 1440, home), ctx.now);
  if ("stored" in asked) {
    const stored = losses.find(({ rows }) => rows.some(({ id }) => id === asked.stored));
    if (!stored) throw new Refusal("not-found");
    return { ...stored, isStored: true, timeZone: await zoneOf(tx, clinicId, stored.lost, names) };
  }
  const lost: Lost = { kind: asked.kind, id: asked.id };
  const timeZone = await zoneOf(tx, clinicId, lost, names);
  if (asked.fromOn < dateOf(now, timeZone)) throw new Refusal("in-the-past");
  const hours = hoursOfPeriod(asked);
  const isOfHours = lost.kind === "clinician" || lost.kind === "location";
  const rows = isOfHours
    ? hours.map((one) => ({ id: uuid(), hours: one }))
    : [
        {
          id: uuid(),
          span: wholeOf(
            lossSpans(
              hours.map((one) => ({ id: "", hours: one })),
              timeZone,
            ),
          ),
        },
      ];
  // Said twice, it is one loss.
  const same = sameLoss(losses, { lost, rows });
  return { id: rows[0]?.id ?? "", lost, reason: asked.reason, rows, ...same, isStored: same !== undefined, timeZone };
}

/** The loss among these that is of the same person or thing, at the same time. */
export function sameLoss(
  losses: readonly StoredLoss[],
  { lost, rows }: Pick<StoredLoss, "lost" | "rows">,
): StoredLoss | undefined {
  return losses.find((one) => one.lost.kind === lost.kind && one.lost.id === lost.id && isSameTime(one.rows, rows));
}

const wholeOf = (spans: readonly Span[]): Span => ({ start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 });

const isSameTime = (some: StoredLoss["rows"], others: StoredLoss["rows"]) => {
  const whole = (rows: StoredLoss["rows"]) => wholeOf(lossSpans(rows, "UTC"));
  const [a, b] = [whole(some), whole(others)];
  return a.start === b.start && a.end === b.end;
};

/** The clock by which its hours are said; a clinician's is that of the clinic's first location. */
async function zoneOf(tx: Tx, clinicId: string, { kind, id }: Lost, names: PlaceNames): Promise<string> {
  const key = { where: { clinicId_id: { clinicId, id } }, select: { locationId: true } } as const;
  const room = kind === "room" ? await tx.room.findUnique(key) : null;
  const device = kind === "device" ? await tx.device.findUnique(key) : null;
  const locationId = kind === "location" ? id : (room ?? device)?.locationId;
  const at =
    kind === "clinician"
      ? names.clinicians.some((one) => one.id === id) && names.locations[0]
      : names.locations.find((one) => one.id === locationId);
  if (!at) throw new Refusal("not-found");
  return at.timeZone;
}
