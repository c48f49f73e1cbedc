// Where could an appointment go that belongs to no plan?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { type AppointmentRow, loadAppointment } from "@/lib/db/queries/appointments";
import type { Place } from "@/lib/db/queries/places";
import { occupancyOfRow, slotOf } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, daysBetween, type PlainDate } from "@/lib/time";
import type { AskedTimes } from "./find-times";
import { type DayStarts, type StartQuestion, startsBetween, startsOn } from "./free-days";
import { demandAt, loadClinic, surroundings } from "./plan-facts";

export type FoundConsultationTimes = {
  row: AppointmentRow;
  place: Place;
  today: PlainDate;
  horizonOn: PlainDate;
  /** One a day with its own clinician, the nearest days and the nearest times of day, by start. */
  places: Slot[];
  day: DayStarts | null;
  /** Null when nothing was chosen; `slot` is null when what was chosen is not free any more. */
  picked: { slot: Slot | null } | null;
};

/** So many days to either side are looked at for other places, and so many of them are shown. */
const NEAR_DAYS = 28;
const SHOWN = 6;

/**
 * No gap binds a consultation: it goes wherever its people and rooms are free.
 *
 * @throws Refusal "not-found" for somebody else's, "wrong-step" when it can't move any more
 */
export async function findConsultationTimes(ctx: Context, asked: AskedTimes): Promise<FoundConsultationTimes> {
  const { clinicId } = ctx.actor;
  const { row, place, bounds } = await ctx.read(async (tx) => {
    const row = await loadAppointment(tx, clinicId, asked.appointmentId);
    authorize(ctx.actor, "appointment:move", row.clientId);
    const at = await surroundings(tx, ctx, await loadClinic(tx, clinicId), {
      locationId: row.locationId,
      clientId: row.clientId ?? "",
      leaveOut: { appointmentId: row.id },
      shortestVisitMinutes: 30,
    });
    return { row, ...at };
  });
  if (!isStillToCome(row.status)) throw new Refusal("wrong-step");
  const question: StartQuestion = {
    ...bounds,
    facility: place.facility,
    demand: demandAt(place, occupancyOfRow(row)),
    clientBusy: place.clientBusy,
    own: slotOf(row),
  };
  return {
    row,
    place,
    today: bounds.today,
    horizonOn: bounds.horizonOn,
    places: nearPlaces(question, slotOf(row)),
    day: asked.on === null ? null : startsOn(question, asked.on),
    picked: pickOf(question, asked.pick),
  };
}

function pickOf(question: StartQuestion, pick: AskedTimes["pick"]): FoundConsultationTimes["picked"] {
  if (pick === null) return null;
  const { slots } = startsOn(question, dateOf(pick.start, question.facility.timeZone));
  const slot = slots.find(({ start, clinicianId }) => start === pick.start && clinicianId === pick.clinicianId);
  return { slot: slot ?? null };
}

function nearPlaces(question: StartQuestion, own: Slot): Slot[] {
  const { facility, demand } = question;
  const dayOf = ({ start }: Slot) => dateOf(start, facility.timeZone);
  const ownDay = dayOf(own);
  const withOwn = { ...question, demand: { ...demand, clinicianIds: [own.clinicianId] } };
  const best = new Map<PlainDate, Slot>();
  for (const slot of startsBetween(withOwn, addDays(ownDay, -NEAR_DAYS), addDays(ownDay, NEAR_DAYS))) {
    const on = dayOf(slot);
    const kept = best.get(on);
    const off = ({ start }: Slot) => Math.abs(start - own.start - daysBetween(ownDay, on) * 1440);
    if (on !== ownDay && (!kept || off(slot) < off(kept))) best.set(on, slot);
  }
  const distance = (on: PlainDate) => Math.abs(daysBetween(ownDay, on));
  return [...best.entries()]
    .sort(([a], [b]) => distance(a) - distance(b))
    .slice(0, SHOWN)
    .map(([, slot]) => slot)
    .sort((a, b) => a.start - b.start);
}
