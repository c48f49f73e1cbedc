// Which words does a message have, and is it still true?
import type { Tx } from "@/lib/db/clinic-pool";
import { Refusal } from "@/lib/errors";
import { dateOf, fromDate } from "@/lib/time";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

/** Everything that a message speaks of, as it is now. */
export type MessageFacts = {
  rule: MessageRule;
  channel: "email" | "sms";
  attempts: number;
  validUntil: Date;
  address: string | null;
  /** Whether what it says still holds: the visit is where it was, and was given, or not, as the message takes for granted. */
  stillTrue: boolean;
  locale: string;
  givenName: string;
  clinic: { name: string; phone: string };
  visit: { startsAt: Date; timeZone: string; location: string } | null;
  /** Every booked day of the plan, for the message that confirms a course. */
  course: { startsAt: Date; timeZone: string }[];
};

const RULES = [
  "course-booked",
  "visit-moved",
  "visit-cancelled",
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
] as const;
export type MessageRule = (typeof RULES)[number];

const TO_COME = ["booked", "confirmed"];
const GIVEN = ["arrived", "in_treatment", "completed"];
/** In which states of its appointment a message is true; `null`: while the visit is not booked. */
const HOLDS_WHILE: Readonly<Record<MessageRule, readonly string[] | null>> = {
  "course-booked": [...TO_COME, ...GIVEN],
  "visit-moved": TO_COME,
  "visit-cancelled": ["cancelled"],
  "prepare-14": TO_COME,
  "prepare-7": TO_COME,
  "prepare-5": TO_COME,
  confirm: ["booked"],
  reminder: TO_COME,
  "care-day": GIVEN,
  "comfort-check": GIVEN,
  sun: GIVEN,
  "result-check": GIVEN,
  "next-due": null,
  recall: null,
};

/** @throws Refusal "not-found" */
export async function loadMessageFacts(tx: Tx, clinicId: string, messageId: string): Promise<MessageFacts> {
  const row = await tx.message.findUnique({
    where: { clinicId_id: { clinicId, id: messageId } },
    include: {
      client: { select: { givenName: true, email: true, phoneE164: true, locale: true } },
      clinic: { select: { name: true, phone: true } },
      visit: { select: { skippedAt: true, appointments: { where: { counts: true }, select: { id: true } } } },
      appointment: {
        select: {
          startsAt: true,
          onDate: true,
          timeZone: true,
          status: true,
          planId: true,
          location: { select: { name: true } },
        },
      },
    },
  });
  const rule = RULES.find((one) => one === row?.rule);
  if (!row || !rule) throw new Refusal("not-found");
  const { appointment, visit } = row;
  const states = HOLDS_WHILE[rule];
  const sameDay = row.onDate === null || row.onDate.getTime() === appointment?.onDate.getTime();
  const stillTrue =
    states === null
      ? visit !== null && visit.skippedAt === null && visit.appointments.length === 0
      : appointment !== null && states.includes(appointment.status) && sameDay;
  const course =
    rule === "course-booked" && appointment?.planId
      ? await tx.appointment.findMany({
          where: { clinicId, planId: appointment.planId, counts: true },
          orderBy: { startsAt: "asc" },
          select: { startsAt: true, timeZone: true },
        })
      : [];
  return {
    rule,
    channel: row.channel === "sms" ? "sms" : "email",
    attempts: row.attempts,
    validUntil: row.validUntil,
    address: row.channel === "sms" ? row.client.phoneE164 : row.client.email,
    stillTrue,
    locale: row.client.locale,
    givenName: row.client.givenName,
    clinic: row.clinic,
    visit: appointment && {
      startsAt: appointment.startsAt,
      timeZone: appointment.timeZone,
      location: appointment.location.name,
    },
    course,
  };
}

/**
 * The subject and the body in the client's language. Neither names a treatment, an area or a diagnosis: a text message and a
 * subject line are read over shoulders.
 */
export function renderMessage(facts: MessageFacts, now: Date): { subject: string; body: string } {
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
    days: facts.course.map(({ startsAt, timeZone }) => at(startsAt, timeZone)).join("\n"),
  };
  return { subject: say(`${facts.rule}.subject`, values), body: say(`${facts.rule}.body`, values) };
}
