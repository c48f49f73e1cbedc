// To whom is a place offered that fell free?
import { v7 as uuid } from "uuid";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { enqueueJobs } from "@/lib/db/jobs";
import { loadRunningPlans } from "@/lib/db/queries/plan-standings";
import { partsRowOf } from "@/lib/db/queries/plans";
import { loadWaiting, timeOf, type WaitingEntry } from "@/lib/db/queries/waiting";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { planStanding, type VisitStanding } from "@/lib/rules/plan-standing";
import { isTooNear, type OfferTimes, offerTimes, suitsWishes } from "@/lib/rules/waitlist";
import {
  type Candidate,
  candidatesFor,
  candidatesForHold,
  type FreedTime,
  type WaitingVisit,
} from "@/lib/scheduling/waitlist";
import type { FreedPlaceInput } from "@/lib/schemas/waitlist";
import { dateOf, fromDate, toDate } from "@/lib/time";
import { expectBookable } from "./expect-screening";
import { isLostRace } from "./lost-race";
import { endOffersJob } from "./offers-job";
import { loadPlanFacts } from "./plan-facts";

/** How often it looks again when somebody was faster. */
const MOST_TRIES = 3;

type FreedPlace = Pick<FreedPlaceInput, "appointmentId" | "slot">;
type Offered = Candidate & { entry: WaitingEntry; times: OfferTimes };
type Found = { at: { locationId: string; timeZone: string }; offers: [Offered, ...Offered[]] };

/**
 * Offers a freed place to the one of those who wait whom it helps most, or to all whom it suits, as the clinic has chosen: a
 * hold keeps it for them, they hear of it, and a job ends the offers when their time is over. Nothing happens where the place
 * is gone already, suits nobody, or begins too soon.
 *
 * @returns the hold and how many were asked; null where nobody was
 */
export async function offerFreedPlace(
  ctx: Context,
  freed: FreedPlace,
): Promise<{ holdId: string; offered: number } | null> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const found = await find(ctx, freed);
    if (found === null) return null;
    try {
      const holdId = await ctx.book((tx) => write(tx, ctx, found));
      if (holdId !== null) return { holdId, offered: found.offers.length };
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  }
  return null;
}

/** The plans are read one after the other, each for itself, so that many who wait keep no transaction open for long. */
async function find(ctx: Context, freed: FreedPlace): Promise<Found | null> {
  const known = await ctx.read((tx) => whoWaits(tx, ctx, freed));
  if (known === null) return null;
  const { at, time, mode, entries, timesOf } = known;
  const waiting: WaitingVisit[] = [];
  for (const entry of entries) waiting.push(await visitOf(ctx, entry, known));

  const asked = async (candidates: readonly Candidate[], most: number): Promise<Offered[]> => {
    const offers: Offered[] = [];
    for (const candidate of candidates) {
      const entry = entries.find(({ id }) => id === candidate.entryId);
      if (!entry || offers.length === most) continue;
      const times = timesOf(entry);
      if (isTooNear(candidate.slot.start, times) || !(await isBookable(ctx, entry, candidate, at.timeZone))) continue;
      offers.push({ ...candidate, entry, times });
    }
    return offers;
  };
  const [first] = await asked(candidatesFor(time, waiting), 1);
  if (!first) return null;
  if (mode === "one") return { at, offers: [first] };
  const others = waiting.filter(({ entryId }) => entryId !== first.entryId);
  return { at, offers: [first, ...(await asked(candidatesForHold(first, time, others), Number.POSITIVE_INFINITY))] };
}

/** Those whom the freed time may help, and how their visits stand; null where the place is gone already. */
async function whoWaits(tx: Tx, ctx: Context, { appointmentId, slot }: FreedPlace) {
  const { clinicId } = ctx.actor;
  const left = await tx.appointment.findUnique({ where: { clinicId_id: { clinicId, id: appointmentId } } });
  if (!left || slot.start <= fromDate(ctx.now)) return null;
  const clinic = await tx.clinic.findUniqueOrThrow({
    where: { id: clinicId },
    select: { waitlistMode: true, waitlistHoldMinutes: true },
  });
  const { locationId, timeZone } = left;
  const time = timeOf(slot, { from: left.clinicianFrom, to: left.clinicianTo });
  const timesOf = ({ clientTimeZone }: WaitingEntry) =>
    offerTimes(fromDate(ctx.now), clinic.waitlistHoldMinutes, clientTimeZone);
  const entries = (await loadWaiting(tx, clinicId, locationId)).filter(
    (entry) => mayHelp(entry, time, timeZone) && !isTooNear(time.span.end, timesOf(entry)),
  );
  const today = dateOf(fromDate(ctx.now), timeZone);
  const clientIds = [...new Set(entries.map(({ clientId }) => clientId))];
  const running = clientIds.length === 0 ? [] : await loadRunningPlans(tx, clinicId, clientIds, today);
  const standings = new Map(
    running.flatMap((plan) => planStanding(plan, today).visits.map((one): [string, VisitStanding] => [one.id, one])),
  );
  const mode = clinic.waitlistMode === "first" ? ("first" as const) : ("one" as const);
  return { at: { locationId, timeZone }, time, mode, entries, timesOf, today, standings };
}

/** The client comes before the treatment begins: a freed time a little after the start of a booking may still be earlier than that. */
const NEARLY_A_DAY = 1440;

/** Spares those the reading of their plan whom the freed time can't help. */
function mayHelp({ bookedAt, wishes, passed }: WaitingEntry, { clinicianId, span }: FreedTime, timeZone: string) {
  const { weekdays = [], clinicianId: wished } = wishes;
  const asWished = suitsWishes(
    { weekdays, ...(wished !== undefined && { clinicianId: wished }) },
    { start: span.start, end: span.start, clinicianId },
    timeZone,
  );
  const isPassed = passed.some(
    (one) => one.clinicianId === clinicianId && one.span.start <= span.start && span.end <= one.span.end,
  );
  return asWished && !isPassed && (bookedAt === null || span.start < bookedAt + NEARLY_A_DAY);
}

async function visitOf(
  ctx: Context,
  { id, planId, visitId, since, wishes, passed }: WaitingEntry,
  { standings, today }: Pick<NonNullable<Awaited<ReturnType<typeof whoWaits>>>, "standings" | "today">,
): Promise<WaitingVisit> {
  const { question, place } = await ctx.read((tx) => loadPlanFacts(tx, ctx, planId));
  const standing = standings.get(visitId);
  const latestOn = standing?.window?.latestOn ?? null;
  return {
    ...{ entryId: id, visitId, since, wishes, passed, question, facility: place.facility },
    isAtRisk: standing !== undefined && AT_RISK.includes(standing.state),
    latestOn: latestOn !== null && latestOn >= today ? latestOn : null,
  };
}

/** A visit that was missed or is past its window is in more danger still. */
const AT_RISK: readonly VisitStanding["state"][] = ["at-risk", "overdue", "missed"];

/** Whether the client's screening lets the visit be booked on that day: by the same judgement as a booking by hand. */
async function isBookable(
  ctx: Context,
  { clientId, area }: WaitingEntry,
  { on }: Candidate,
  timeZone: string,
): Promise<boolean> {
  try {
    await ctx.read((tx) => expectBookable(tx, ctx, { clientId, area, timeZone, days: [on] }));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Null when somebody of them waits no longer, or was offered another place meanwhile: then nothing was written. */
async function write(tx: Tx, ctx: Context, { at, offers }: Found): Promise<string | null> {
  const { clinicId } = ctx.actor;
  const stillWaiting = await tx.waitlistEntry.count({
    where: {
      clinicId,
      id: { in: offers.map(({ entryId }) => entryId) },
      endedAt: null,
      offers: { none: { answer: null } },
    },
  });
  if (stillWaiting !== offers.length) return null;
  const [first] = offers;
  const { slot, on, occupancy } = first;
  const holdId = uuid();
  const expiresAt = toDate(Math.max(...offers.map(({ times }) => times.expiresAt)));
  await tx.appointment.create({
    data: {
      ...{ clinicId, id: holdId, ...at },
      clinicianId: slot.clinicianId,
      roomId: slot.roomId,
      deviceId: slot.deviceId,
      startsAt: toDate(slot.start),
      onDate: toDbDate(on),
      ...partsRowOf(occupancy),
      status: "held",
      holdExpiresAt: expiresAt,
      createdAt: ctx.now,
    },
  });
  const rows = offers.map(({ entryId, entry, visitId, times }) => ({ id: uuid(), entryId, entry, visitId, times }));
  await tx.waitlistOffer.createMany({
    data: rows.map(({ id, entryId }) => ({ clinicId, id, entryId, holdId, offeredAt: ctx.now, expiresAt })),
  });
  await record(
    tx,
    ctx,
    "waitlist.offered",
    rows.map(({ id, entryId }) => ({ type: "WaitlistOffer", id, after: { entryId, ...slot } })),
  );
  await enqueueJobs(tx, [endOffersJob(ctx, { holdId, expiresAt })]);
  for (const { id, entry, visitId, times } of rows) {
    await announce(tx, ctx, {
      rule: "waitlist-offer",
      ...{ clientId: entry.clientId, appointmentId: holdId, visitId, occasion: id },
      ...{ askedAt: toDate(times.askedAt), expiresAt },
    });
  }
  return holdId;
}
