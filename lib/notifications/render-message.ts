// Which words does a message have, and is it still true?
import type { Tx } from "@/lib/db/clinic-pool";
import { loadHindranceOf } from "@/lib/db/queries/hindrances";
import { Refusal } from "@/lib/errors";
import { type CareInWords, loadCare } from "@/lib/notifications/care-in-words";
import { LINK_PLACE } from "@/lib/notifications/invitation-link";
import { COME, isStillToCome, STILL_TO_COME } from "@/lib/rules/still-to-come";
import { dateOf, fromDate } from "@/lib/time";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

/** Everything that a message speaks of, as it is now. */
export type MessageFacts = {
  rule: MessageRule;
  channel: "email" | "sms";
  clientId: string;
  validUntil: Date;
  address: string | null;
  locale: string;
  givenName: string;
  clinic: { name: string; phone: string };
  /** The appointment that it is about; `isWhereItWas`: still on the day that the message is about. */
  visit: { startsAt: Date; timeZone: string; location: string; status: string; isWhereItWas: boolean } | null;
  /** False where nobody is to be asked to confirm the visit: its clinician is away, it is closed, or screening forbids it. */
  canTakePlace: boolean;
  /** Whether the visit that it asks to book is not booked. */
  isUnbooked: boolean;
  /** Whether the client has a sign-in of their own. */
  canSignIn: boolean;
  /** What is booked of the plan, for the messages about more than one visit; nothing that was over when the message was made. */
  course: { startsAt: Date; timeZone: string; status: string }[];
  /** The care that it names; null where it is about none. */
  care: CareInWords | null;
  /** The words, where they were written with the message. */
  text: { subject: string; body: string } | null;
};

/** What the words need of it. */
type Worded = Pick<MessageFacts, "rule" | "locale" | "givenName" | "clinic" | "care"> & {
  visit: { startsAt: Date; timeZone: string; location: string } | null;
  course: { startsAt: Date; timeZone: string }[];
};

export const MESSAGE_RULES = [
  "course-booked",
  "visit-moved",
  "visit-cancelled",
  "waitlist-offer",
  "prepare-14",
  "prepare-7",
  "prepare-5",
  "confirm",
  "reminder",
  "care-day",
  "comfort-check",
  "sun",
  "result-check",
  "next-due",
  "recall",
  "portal-invitation",
] as const;
export type MessageRule = (typeof MESSAGE_RULES)[number];

/** Their words may stand with them from the start: what was so before, nothing tells later. */
const WRITTEN_AT_ONCE: readonly MessageRule[] = ["visit-moved", "visit-cancelled", "waitlist-offer"];
/** Messages that speak of several visits: true while one of them is to come. */
const OF_A_COURSE: readonly MessageRule[] = ["course-booked", "visit-moved"];
/** In which states of its appointment a message is true; `null`: while the visit is not booked. */
const HOLDS_WHILE: Readonly<Record<Exclude<MessageRule, "portal-invitation">, readonly string[] | null>> = {
  "course-booked": [...STILL_TO_COME, ...COME],
  "visit-moved": STILL_TO_COME,
  "visit-cancelled": ["cancelled"],
  "waitlist-offer": ["held"],
  "prepare-14": STILL_TO_COME,
  "prepare-7": STILL_TO_COME,
  "prepare-5": STILL_TO_COME,
  confirm: ["booked"],
  reminder: STILL_TO_COME,
  "care-day": COME,
  "comfort-check": COME,
  sun: COME,
  "result-check": COME,
  "next-due": null,
  recall: null,
};

/** @throws Refusal "not-found", also for a message by a rule that there is not */
export async function loadMessageFacts(tx: Tx, clinicId: string, messageId: string, now: Date): Promise<MessageFacts> {
  const row = await tx.message.findUnique({
    where: { clinicId_id: { clinicId, id: messageId } },
    include: {
      client: {
        select: {
          givenName: true,
          email: true,
          phoneE164: true,
          locale: true,
          timeZone: true,
          memberships: { select: { id: true } },
        },
      },
      clinic: { select: { name: true, phone: true, sunscreenStartHours: true } },
      visit: { select: { skippedAt: true, appointments: { where: { counts: true }, select: { id: true } } } },
      appointment: {
        select: {
          startsAt: true,
          createdAt: true,
          onDate: true,
          timeZone: true,
          status: true,
          planId: true,
          location: { select: { name: true } },
        },
      },
    },
  });
  const rule = MESSAGE_RULES.find((one) => one === row?.rule);
  if (!row || !rule) throw new Refusal("not-found");
  const { appointment, visit } = row;
  const course =
    OF_A_COURSE.includes(rule) && appointment?.planId
      ? await tx.appointment.findMany({
          where: { clinicId, planId: appointment.planId, counts: true, startsAt: { gte: row.createdAt } },
          orderBy: { startsAt: "asc" },
          select: { startsAt: true, timeZone: true, status: true },
        })
      : [];
  const standsInTheWay =
    rule === "confirm" && row.appointmentId !== null
      ? await loadHindranceOf(tx, clinicId, row.appointmentId, (timeZone) => dateOf(fromDate(now), timeZone))
      : null;
  return {
    rule,
    channel: row.channel === "sms" ? "sms" : "email",
    clientId: row.clientId,
    validUntil: row.validUntil,
    address: row.channel === "sms" ? row.client.phoneE164 : row.client.email,
    locale: row.client.locale,
    givenName: row.client.givenName,
    clinic: row.clinic,
    visit: appointment && {
      startsAt: appointment.startsAt,
      timeZone: appointment.timeZone,
      location: appointment.location.name,
      status: appointment.status,
      isWhereItWas: row.onDate === null || row.onDate.getTime() === appointment.onDate.getTime(),
    },
    canTakePlace: standsInTheWay === null,
    canSignIn: row.client.memberships.length > 0,
    isUnbooked: visit !== null && visit.skippedAt === null && visit.appointments.length === 0,
    course,
    care: await loadCare(tx, clinicId, row),
    text:
      WRITTEN_AT_ONCE.includes(rule) && row.subject !== null && row.body !== null
        ? { subject: row.subject, body: row.body }
        : null,
  };
}

/**
 * Whether what a message says holds at `now`: the visit is where it was, and is to come or was given as the message takes for
 * granted. What speaks of a visit to come is not true any more once it begins.
 */
export function holds({ rule, visit, canTakePlace, isUnbooked, canSignIn, course }: MessageFacts, now: Date): boolean {
  if (!canTakePlace) return false;
  if (rule === "portal-invitation") return !canSignIn;
  const states = HOLDS_WHILE[rule];
  if (states === null) return isUnbooked;
  const isTrueOf = (one: { startsAt: Date; status: string }) =>
    states.includes(one.status) && (!isStillToCome(one.status) || one.startsAt > now);
  const isTrueOfVisit = visit?.isWhereItWas === true && isTrueOf(visit);
  return isTrueOfVisit || course.some(isTrueOf);
}

/**
 * The subject and the body in the client's language. Neither names a treatment, an area or a diagnosis: a text message and a
 * subject line are read over shoulders.
 *
 * @throws Error where a word or a value is missing: a moved visit's old time stands only in the words written with the message
 */
export function renderMessage(facts: Worded, now: Date): { subject: string; body: string } {
  const locale = localeOf(facts.locale);
  const say = speaker(locale, "message");
  const { visit, clinic } = facts;
  const at = (startsAt: Date, timeZone: string) =>
    sayDayAndTime(locale, fromDate(startsAt), timeZone, dateOf(fromDate(now), timeZone));
  const values = {
    name: facts.givenName,
    clinic: clinic.name,
    phone: clinic.phone,
    at: visit ? at(visit.startsAt, visit.timeZone) : "",
    day: visit
      ? sayDay(locale, dateOf(fromDate(visit.startsAt), visit.timeZone), dateOf(fromDate(now), visit.timeZone))
      : "",
    location: visit?.location ?? "",
    link: LINK_PLACE,
    count: facts.care?.steps.length ?? 0,
    care: facts.care?.steps.map((step) => `– ${step}`).join("\n") ?? "",
    flags: facts.care?.flags ?? "",
    days: facts.course.map(({ startsAt, timeZone }) => at(startsAt, timeZone)).join("\n"),
  };
  return { subject: say(`${facts.rule}.subject`, values), body: say(`${facts.rule}.body`, values) };
}
