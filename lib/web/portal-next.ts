// Which visit is next for a client, and what can they do about it?
import type { Location } from "@/lib/db/queries/places";
import type { Occupancy } from "@/lib/rules/occupancy";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { LiveStatus } from "@/lib/scheduling/plan-request";
import type { Slot } from "@/lib/scheduling/types";
import { dateOf } from "@/lib/time";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { sayDayAndTime, sayZone } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type NextVisitView = {
  appointmentId: string;
  /** "Next visit, session 3" */
  label: string;
  /** "session 3 of Rejuvenation, face" where there are several courses, and as the beginning of a sentence. */
  ofCourse: string;
  titleOfCourse: string;
  when: string;
  where: string;
  length: string;
  /** Null when there is nothing to confirm; filled once it is time to. */
  confirm: "filled" | "outline" | null;
  /** "Confirmed", "You have arrived"; null while it waits for an answer. */
  state: string | null;
  /** Where the client moves it themself; null when they can't any more. */
  moveHref: string | null;
  /** What to do instead of moving; null when nothing can be done. */
  callText: string | null;
  phone: string;
  startsAt: number;
};

const HOUR = 60;
/** From so many hours before the visit on, confirming is what the page asks for. */
const CONFIRM_FROM_HOURS = 72;

type Booked = {
  appointmentId: string;
  status: LiveStatus;
  slot: Slot;
  occupancy: Occupancy;
  location: Location | undefined;
  planId: string | null;
  title: string;
  inText: string;
  course: string | null;
};

/**
 * The next visit of each course and the next consultation, the soonest first.
 *
 * @param stuck appointments that can't stay where they are: nobody is asked to confirm them
 */
export function nextVisits(locale: Locale, facts: PortalFacts, stuck: ReadonlySet<string>): NextVisitView[] {
  const soonest = new Map<string | null, Booked>();
  for (const one of bookedVisits(locale, facts)) {
    const known = soonest.get(one.planId);
    if (!known || one.slot.start < known.slot.start) soonest.set(one.planId, one);
  }
  return [...soonest.values()]
    .sort((a, b) => a.slot.start - b.slot.start)
    .map((one, index) =>
      nextVisitView(locale, facts, one, { isFirst: index === 0, isStuck: stuck.has(one.appointmentId) }),
    );
}

/** Everything booked that is not over: a visit counts until its client's part ends. */
function bookedVisits(locale: Locale, { plans, consultations, names, now }: PortalFacts): Booked[] {
  const say = speaker(locale, "portal");
  const running = plans.filter(({ status }) => status !== "ended");
  const ofPlans = plans.flatMap((plan) =>
    plan.visits.flatMap((visit): Booked[] => {
      if (!visit.appointment) return [];
      const { id, status, slot, occupancy } = visit.appointment;
      const { title, inText } = visitTitle(locale, visit);
      const course = running.length > 1 ? planTitle(locale, plan.protocol, plan.area) : null;
      const location = names.locations.find((one) => one.id === plan.locationId);
      return [{ ...{ appointmentId: id, status, slot, occupancy, location, title, inText, course }, planId: plan.id }];
    }),
  );
  const alone = consultations.map(({ locationId, ...one }): Booked => {
    const location = names.locations.find(({ id }) => id === locationId);
    const words = { title: say("consultation"), inText: say("consultationInText") };
    return { ...one, ...words, location, planId: null, course: null };
  });
  return [...ofPlans, ...alone].filter(
    ({ status, slot, occupancy }) => status !== "completed" && slot.start + occupancy.client.to > now,
  );
}

/** Whether a client may still move by themself what begins then. */
export function mayMoveAt({ clinic, now }: Pick<PortalFacts, "clinic" | "now">, start: number): boolean {
  return (start - now) / HOUR >= clinic.noticeHours;
}

function nextVisitView(
  locale: Locale,
  facts: PortalFacts,
  one: Booked,
  { isFirst, isStuck }: { isFirst: boolean; isStuck: boolean },
): NextVisitView {
  const say = speaker(locale, "portal");
  const { clinic, names, now } = facts;
  const { appointmentId, status, slot, occupancy, location, title, inText, course } = one;
  const waits = isStillToCome(status);
  const hoursLeft = (slot.start - now) / HOUR;
  const isLate = !mayMoveAt(facts, slot.start);
  const phone = location?.phone ?? clinic.phone;
  const key = isFirst ? "nextVisit" : "thenVisit";
  return {
    appointmentId,
    label: course === null ? say(key, { visit: inText }) : say(`${key}Of`, { visit: inText, course }),
    ofCourse: course === null ? inText : say("visitOf", { visit: inText, course }),
    titleOfCourse: course === null ? title : say("visitOf", { visit: title, course }),
    when: whenOf(locale, facts, slot.start, location),
    where: say("where", {
      clinician: names.clinicians.find(({ id }) => id === slot.clinicianId)?.name ?? "",
      location: location?.name ?? "",
    }),
    length: lengthOf(locale, occupancy),
    confirm:
      status !== "booked" || isStuck || hoursLeft < 0 ? null : hoursLeft <= CONFIRM_FROM_HOURS ? "filled" : "outline",
    state: waits ? (status === "confirmed" && !isStuck ? say("confirmed") : null) : say("arrived"),
    moveHref: waits && !isLate && one.planId !== null ? `/portal/move/${appointmentId}` : null,
    callText: !waits
      ? null
      : one.planId === null
        ? say("callToMoveConsultation", { phone })
        : isLate
          ? say("callToMove", { phone })
          : null,
    phone,
    startsAt: slot.start,
  };
}

/** "Thu 4 Feb, 16:00", with the zone where the client's clock shows another time. */
export function whenOf(
  locale: Locale,
  { client, now }: Pick<PortalFacts, "client" | "now">,
  at: number,
  location: Location | undefined,
): string {
  const timeZone = location?.timeZone ?? client.timeZone;
  const when = sayDayAndTime(locale, at, timeZone, dateOf(now, timeZone));
  const zone = sayZone(locale, at, timeZone);
  if (zone === sayZone(locale, at, client.timeZone)) return when;
  return speaker(locale, "portal")("zone", { when, zone });
}

/** How long the client is there, and what of it is numbing, which needs no clinician. */
function lengthOf(locale: Locale, { client, clinician }: Occupancy): string {
  const say = speaker(locale, "portal");
  const minutes = client.to - client.from;
  const numbing = Math.max(0, clinician.from - client.from);
  return numbing > 0 ? say("minutesNumbing", { minutes, numbing }) : say("minutes", { minutes });
}
