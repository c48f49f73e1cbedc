// What does another program hear about what is due of a plan?
import { createHash } from "node:crypto";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import type { VisitRecord } from "@/lib/db/queries/plans";
import { bookDueVisits, type DuePreview, type Placed, previewDueVisits } from "@/lib/operations/book-due-visits";
import { findDueDays } from "@/lib/operations/find-due-days";
import { once } from "@/lib/operations/once";
import { planStanding, type VisitStanding } from "@/lib/rules/plan-standing";
import { standingOf } from "@/lib/rules/standing";
import type { Slot } from "@/lib/scheduling/types";
import {
  type BOOK_DUE_VISITS,
  bookedDueSchema,
  type DueAnswer,
  type DueDaysAnswer,
  type SEE_DUE_DAYS,
  type SEE_DUE_VISITS,
  wishesOf,
} from "@/lib/schemas/api-due-visits";
import { writtenPlace } from "@/lib/schemas/place-address";
import { dateOf, type PlainDate } from "@/lib/time";
import { staffListener } from "@/lib/web/place-text";
import { stoodVisit } from "@/lib/web/plan-view";
import type { Asked, KeyContext } from "@/lib/web/route";
import { zonedInstant } from "@/lib/web/zoned-instant";
import { reasonSentence } from "@/lib/words/reason-sentence";
import { localeOf } from "@/lib/words/say";

/** Where what is due of a plan is seen and booked. */
export function dueVisitsHref(planId: string): string {
  return `/api/v1/plans/${encodeURIComponent(planId)}/due-visits`;
}

export async function seeDueVisits(
  ctx: KeyContext,
  { params: { planId }, query }: Asked<typeof SEE_DUE_VISITS>,
): Promise<DueAnswer> {
  const { pins = [], later = [], firstOn } = query;
  const wishes = wishesOf(query);
  const preview = await previewDueVisits(ctx, {
    ...{ planId, pins, unticked: later },
    ...(firstOn !== undefined && { firstOn }),
    ...(wishes && { wishes }),
  });
  const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
  const { facts, answer, toBook, toMove, toDrop } = preview;
  const { plan, today, place } = facts;
  const { timeZone } = place.location;
  const stood = planStanding({ status: plan.status, visits: plan.visits.map(stoodVisit) }, today);
  const at = (slot: Slot, visit: VisitRecord | undefined) =>
    placeOf(names, timeZone, slot, (visit?.appointment?.occupancy ?? plan.occupancy).client.to);
  const visitOf = (visitId: string) => plan.visits.find(({ id }) => id === visitId);
  return {
    planId,
    revision: plan.revision,
    timeZone,
    today,
    visits: plan.visits.flatMap((visit) => {
      const standing = stood.visits.find(({ id }) => id === visit.id);
      if (!standing || standing.on !== null || standing.state === "skipped") return [];
      const placed = answer.ok ? toBook.find(({ visitId }) => visitId === visit.id) : undefined;
      return [
        {
          visitId: visit.id,
          phase: visit.phase,
          number: visit.number,
          standing: openStanding(standing, today),
          missedOn: visit.missedOn,
          after: standing.after,
          window: placed?.window ?? standing.window,
          aboutOn: standing.aboutOn,
          clinicianDecides: standing.clinicianDecides,
          place: placed ? { ...at(placed.slot, visit), ...gapOf(placed), why: whyOf(ctx, placed, names, today) } : null,
          days: `${dueVisitsHref(planId)}/${visit.id}/days`,
        },
      ];
    }),
    moves: answer.ok
      ? toMove.flatMap((to) => {
          const visit = visitOf(to.visitId);
          if (!visit?.appointment) return [];
          const { phase, number } = visit;
          const from = at(visit.appointment.slot, visit);
          return [{ visitId: to.visitId, phase, number, from, to: { ...at(to.slot, visit), ...gapOf(to) } }];
        })
      : [],
    cancels: toDrop.map(({ visit, appointment }) => {
      const { id: visitId, phase, number } = visit;
      return { visitId, phase, number, from: at(appointment.slot, visit) };
    }),
    problem: problemOf(preview),
    dropped: answer.droppedPins,
    book: bookOf(preview, timeZone, later),
  };
}

export async function seeDueDays(
  ctx: KeyContext,
  { params: { planId, visitId }, query: { from, to } }: Asked<typeof SEE_DUE_DAYS>,
): Promise<DueDaysAnswer> {
  const { facts, days } = await findDueDays(ctx, { planId, visitId, from, to });
  const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
  const { plan, place } = facts;
  const { timeZone } = place.location;
  return {
    planId,
    visitId,
    revision: plan.revision,
    timeZone,
    days: days.map(({ slots, ...day }) => ({
      ...day,
      times: slots.map((slot) => {
        const { on: _on, ...where } = placeOf(names, timeZone, slot, plan.occupancy.client.to);
        const pins = new URLSearchParams({ pins: writtenPlace(visitId, slot) });
        return { ...where, preview: `${dueVisitsHref(planId)}?${pins}` };
      }),
    })),
  };
}

/** Books what was shown. With a name of its own the request books once, however often it comes. */
export async function bookDue(
  ctx: KeyContext,
  { params: { planId }, body, requestKey }: Asked<typeof BOOK_DUE_VISITS>,
): Promise<{ planId: string; revision: number; booked: number; moved: number }> {
  const { revision, places, later } = body;
  const seen = places.map(({ visitId, startsAt: start, clinicianId, roomId, deviceId }) => ({
    visitId,
    slot: { start, clinicianId, roomId, deviceId },
  }));
  const counts = bookedDueSchema.pick({ booked: true, moved: true });
  const book = (as: Parameters<typeof bookDueVisits>[0]) =>
    bookDueVisits(as, { planId, revision, seen, unticked: later });
  const request = {
    scope: `book-due-visits:${ctx.actor.keyId}`,
    hash: createHash("sha256").update(JSON.stringify({ planId, revision, seen, later })).digest("hex"),
  };
  const done = requestKey === null ? await book(ctx) : await once(ctx, { ...request, key: requestKey }, counts, book);
  return { planId, revision: revision + 1, ...done };
}

/** How a visit that is not booked stands; one that was missed as what is to be booked again. */
function openStanding({ state, window, after }: VisitStanding, today: PlainDate) {
  if (state === "to-book" || state === "at-risk" || state === "overdue") return state;
  if (window === null || after === null) return "due";
  const standing = standingOf({ booked: false, canStand: true, latestOn: window.latestOn }, today);
  return standing === "on-track" ? "due" : standing;
}

const gapOf = ({ gapDays, grade }: Placed) => ({ gapDays, grade });

function whyOf(ctx: KeyContext, { why }: Placed, names: PlaceNames, today: PlainDate): string[] {
  const locale = localeOf(ctx.actor.locale);
  return why.map((reason) => reasonSentence(locale, reason, staffListener(names, today)));
}

function placeOf(names: PlaceNames, timeZone: string, slot: Slot, minutes: number) {
  const named = (all: readonly { id: string; name: string }[], id: string) => ({
    id,
    name: all.find((one) => one.id === id)?.name ?? "",
  });
  return {
    on: dateOf(slot.start, timeZone),
    startsAt: zonedInstant(slot.start, timeZone),
    endsAt: zonedInstant(slot.start + minutes, timeZone),
    clinician: named(names.clinicians, slot.clinicianId),
    room: named(names.rooms, slot.roomId),
    device: slot.deviceId === null ? null : named(names.devices, slot.deviceId),
  };
}

function problemOf({ answer }: DuePreview): DueAnswer["problem"] {
  if (answer.ok) return null;
  const { visitId, earliestOn, latestOn, lacking, clinicianDecides } = answer;
  return { visitId, earliestOn, latestOn, lacking, clinicianDecides };
}

function bookOf({ facts, answer, toBook, toMove }: DuePreview, timeZone: string, later: string[]): DueAnswer["book"] {
  const all = [...toBook, ...toMove];
  if (!answer.ok || all.length === 0) return null;
  return {
    revision: facts.plan.revision,
    places: all.map(({ visitId, slot: { start, clinicianId, roomId, deviceId } }) => ({
      visitId,
      ...{ startsAt: zonedInstant(start, timeZone), clinicianId, roomId, deviceId },
    })),
    later,
  };
}
