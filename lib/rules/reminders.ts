// Which messages does a client need about a visit, and when is each of them due?

import { addDays, dateOf, instantAt, type Minute, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import type { ContactChannel, MessagePurpose } from "./consent";
import { recallDays } from "./maintenance";

export type ReminderRule =
  | "prepare-14"
  | "prepare-7"
  | "prepare-5"
  | "confirm"
  | "reminder"
  | "comfort-check"
  | "care-day"
  | "sun"
  | "result-check"
  | "next-due"
  | "recall";

export type DueMessage = {
  rule: ReminderRule;
  /** Tells messages of one rule apart: the first care day, the second week of sun. */
  occurrence: number;
  purpose: MessagePurpose;
  /** How it may go out, the best first. */
  channels: readonly ContactChannel[];
  dueAt: Minute;
  /** At or after it the message would be late: it is dropped then. */
  validUntil: Minute;
};

/** What reminders have to know of an appointment that is booked or was given; others have none. */
export type RemindedAppointment = {
  startsAt: Minute;
  /** The client's zone: nobody is written to at night. */
  clientTimeZone: string;
  /** The present: what should have gone out before it is left out. */
  now: Minute;
};

/** A visit that is due and not booked. */
export type UnbookedVisit = {
  phase: "session" | "touch_up";
  /** The local day of what came before it: the last visit, one that was missed, or the plan itself. */
  previousOn: PlainDate;
  targetOn: PlainDate;
  clientTimeZone: string;
  now: Minute;
};

type Hours = { from: number; until: number };

/** When a client is written to about their own visits, local minutes of the day. */
export const SERVICE_HOURS: Hours = { from: 9 * 60, until: 20 * 60 };
/** When a message that only names a day goes out. */
const DAY_HOUR = 10 * 60;
/** Invitations go out between 10:00 and 17:00, on Sundays from 12:00: at the beginning of these hours. */
const INVITATION_HOUR = 10 * 60;
const SUNDAY_INVITATION_HOUR = 12 * 60;

/** What is left of a message's use is counted in days from the one on which it is due. */
type DayRule = { rule: ReminderRule; occurrence: number; day: number; goodForDays: number };

const BEFORE: readonly DayRule[] = [
  { rule: "prepare-14", occurrence: 1, day: -14, goodForDays: 7 },
  { rule: "prepare-7", occurrence: 1, day: -7, goodForDays: 2 },
  { rule: "prepare-5", occurrence: 1, day: -5, goodForDays: 5 },
];

/** Sun counts its weeks; the first is part of the care of day 7. */
const AFTER: readonly DayRule[] = [
  { rule: "care-day", occurrence: 1, day: 1, goodForDays: 1 },
  { rule: "comfort-check", occurrence: 1, day: 2, goodForDays: 1 },
  { rule: "care-day", occurrence: 2, day: 3, goodForDays: 2 },
  { rule: "care-day", occurrence: 3, day: 7, goodForDays: 2 },
  { rule: "result-check", occurrence: 1, day: 10, goodForDays: 4 },
  { rule: "sun", occurrence: 2, day: 14, goodForDays: 2 },
  { rule: "sun", occurrence: 3, day: 21, goodForDays: 2 },
  { rule: "sun", occurrence: 4, day: 28, goodForDays: 2 },
];

/** Two reminders, each so many hours ahead; the first is good until the second, that one until the visit. */
const CONFIRM_HOURS = 72;
const REMINDER_HOURS = 24;

/** Which of two messages on one day goes out: the earlier in this list. What prepares a visit beats what follows another. */
const PRECEDENCE: readonly ReminderRule[] = [
  "reminder",
  "confirm",
  "prepare-5",
  "prepare-7",
  "prepare-14",
  "care-day",
  "comfort-check",
  "result-check",
  "sun",
  "next-due",
  "recall",
];

/**
 * The messages of one appointment in the order in which they are due. A moved appointment is asked again; a cancelled or
 * missed one has none. Before the visit a message that falls outside service hours is sent earlier, after it later; none
 * of those before it is valid once it begins. At most one a local day.
 *
 * Source: two reminders, 3 days and 1 day ahead, leave fewer missed visits than one (54,066 randomised, Steiner 2018,
 * PubMed 30130032); at most one health message a day; the days of care follow the care timeline.
 */
export function remindersFor({ startsAt, clientTimeZone, now }: RemindedAppointment): DueMessage[] {
  const on = dateOf(startsAt, clientTimeZone);
  const dayAt = (day: number) => instantAt(addDays(on, day), DAY_HOUR, clientTimeZone);
  const ahead = (hours: number) => earlierInside(startsAt - hours * 60, SERVICE_HOURS, clientTimeZone);
  const service = (rule: ReminderRule, occurrence: number, dueAt: Minute, validUntil: Minute): DueMessage => {
    const channels =
      rule === "confirm" || rule === "reminder" ? (["sms", "email"] as const) : (["email", "sms"] as const);
    return { rule, occurrence, purpose: "service", channels, dueAt, validUntil };
  };

  const messages = [
    ...BEFORE.map(({ rule, occurrence, day, goodForDays }) =>
      service(rule, occurrence, dayAt(day), Math.min(startsAt, dayAt(day + goodForDays))),
    ),
    service("confirm", 1, ahead(CONFIRM_HOURS), ahead(REMINDER_HOURS)),
    service("reminder", 1, ahead(REMINDER_HOURS), startsAt),
    ...AFTER.map(({ rule, occurrence, day, goodForDays }) =>
      service(rule, occurrence, dayAt(day), dayAt(day + goodForDays)),
    ),
  ];
  return onePerDay(
    messages.filter(({ dueAt }) => dueAt > now),
    clientTimeZone,
  );
}

/**
 * The messages about a visit that is not booked, in the order in which they are due: for a session 3 days after the one
 * before, 14 days before its target day, on it and 7 days after; for a touch-up 21 days before, on the day and 14 days
 * after; none of them on the day of the one before or earlier. After the last one nothing more is sent.
 *
 * Source: the clinic's defaults; a recall to a touch-up is treated as marketing, in narrower hours.
 */
export function bookingRemindersFor(visit: UnbookedVisit): DueMessage[] {
  const { phase, previousOn, targetOn, clientTimeZone, now } = visit;
  const { invitedOn, dueOn, lastAskedOn } = recallDays(targetOn);
  const isTouchUp = phase === "touch_up";
  const rule = isTouchUp ? "recall" : "next-due";
  const days = isTouchUp
    ? [invitedOn, dueOn, lastAskedOn]
    : [addDays(previousOn, 3), addDays(targetOn, -14), targetOn, addDays(targetOn, 7)];

  return [...new Set(days)].sort().flatMap((on, index): DueMessage[] => {
    const dueAt = isTouchUp ? invitationAt(on, clientTimeZone) : instantAt(on, DAY_HOUR, clientTimeZone);
    if (on <= previousOn || dueAt <= now) return [];
    return [
      {
        rule,
        occurrence: index + 1,
        purpose: purposeOf(rule),
        channels: ["email", "sms"],
        dueAt,
        validUntil: instantAt(addDays(on, 3), DAY_HOUR, clientTimeZone),
      },
    ];
  });
}

/** What a message of this rule is for, in the eyes of the law. */
export function purposeOf(rule: string): MessagePurpose {
  return rule === "recall" ? "invitation" : "service";
}

/**
 * Leaves one message a local day, the one that matters most; the two reminders of a visit always stay. To be asked with
 * all messages of a client, whatever visit they belong to. In the order in which they are due.
 */
export function onePerDay<Message extends Pick<DueMessage, "rule" | "dueAt">>(
  messages: readonly Message[],
  clientTimeZone: string,
): Message[] {
  const taken = new Set<PlainDate>();
  return [...messages]
    .sort((a, b) => PRECEDENCE.indexOf(a.rule) - PRECEDENCE.indexOf(b.rule) || a.dueAt - b.dueAt)
    .filter(({ rule, dueAt }) => {
      const on = dateOf(dueAt, clientTimeZone);
      const stays = rule === "reminder" || rule === "confirm" || !taken.has(on);
      taken.add(on);
      return stays;
    })
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** The last minute inside the hours that is not after `at`. */
function earlierInside(at: Minute, hours: Hours, timeZone: string): Minute {
  const minute = minuteOfDay(at, timeZone);
  if (hours.from <= minute && minute < hours.until) return at;
  const on = dateOf(at, timeZone);
  return instantAt(minute < hours.from ? addDays(on, -1) : on, hours.until - 1, timeZone);
}

function invitationAt(on: PlainDate, timeZone: string): Minute {
  return instantAt(on, weekdayOf(on) === 7 ? SUNDAY_INVITATION_HOUR : INVITATION_HOUR, timeZone);
}
