// What has the demo clinic written to its clients, and what is still to go out?
import { careInWords } from "@/lib/notifications/care-in-words";
import { renderMessage } from "@/lib/notifications/render-message";
import { namesCare } from "@/lib/rules/care-messages";
import { STANDARD_CARE, withSunscreenFrom } from "@/lib/rules/care-timeline";
import type { CaredVisit } from "@/lib/rules/care-today";
import { bookingRemindersFor, type DueMessage, onePerDay, remindersFor } from "@/lib/rules/reminders";
import { addDays, daysBetween, fromDate, type Minute, toDate } from "@/lib/time";
import { localeOf } from "@/lib/words/say";
import type { Reach } from "./consents";
import { groupedBy } from "./grouped";
import type { SeedAppointment } from "./rows";
import { unbookedVisits } from "./unbooked-visits";
import type { World } from "./world";

/** How far back the message log reaches, in days. */
const LOG_DAYS = 45;
/** Care goes on for so many days: earlier visits have nothing more to say. */
const CARE_DAYS = 30;
/** Rules that make sense for a consultation too; the others are about a treatment's skin. */
const FOR_ANY_VISIT: readonly string[] = ["confirm", "reminder"];

type Rule = DueMessage["rule"] | "course-booked";
type Wanted = Omit<DueMessage, "rule"> & {
  rule: Rule;
  visitId: string | null;
  appointment: SeedAppointment | null;
  dedupeSubject: string;
  createdAt: Date;
};

/** The messages of every client: sent until now, with their words, and due from now on, as the product itself would write them. */
export function addMessages(world: World, reaches: ReadonlyMap<string, Reach>): void {
  const { rows, today } = world;
  const appointments = groupedBy(rows.appointments, ({ row }) => row.clientId);
  const plans = groupedBy(rows.plans, ({ clientId }) => clientId);
  const unbooked = unbookedVisits(world);
  for (const client of rows.clients) {
    const id = client.id ?? "";
    const reach = reaches.get(id);
    if (!reach) continue;
    const theirs = appointments.get(id) ?? [];
    const recent = theirs.filter(({ on }) => on >= addDays(today, -LOG_DAYS - CARE_DAYS));
    const wanted = [
      ...recent.flatMap((one) => ofAppointment(world, one, client.timeZone)),
      ...(unbooked.get(id) ?? []).flatMap(({ createdAt, ...open }) =>
        bookingRemindersFor({ ...open, clientTimeZone: client.timeZone, now: fromDate(createdAt) }).map((message) => ({
          ...message,
          visitId: open.visitId,
          appointment: null,
          dedupeSubject: `${open.visitId}:${open.targetOn}`,
          createdAt,
        })),
      ),
    ];
    const announced = (plans.get(id) ?? []).flatMap(({ id: planId = "" }) => {
      const [first] = theirs.filter(({ row }) => row.planId === planId);
      return first ? [announcement(planId, first)] : [];
    });
    const logFrom = fromDate(world.now) - LOG_DAYS * 1440;
    for (const message of [...onePerDay(wanted, client.timeZone), ...announced]) {
      const channel = message.channels.find((one) => reach(one, message.purpose));
      if (channel && message.dueAt >= logFrom) addMessage(world, client, message, channel, theirs);
    }
  }
}

/** What is told about one appointment; nothing of what would have been told before it was booked. */
function ofAppointment(world: World, appointment: SeedAppointment, clientTimeZone: string): (Wanted & DueMessage)[] {
  const { row, status, on } = appointment;
  if (status === "cancelled") return [];
  const startsAt = fromDate(row.startsAt);
  const visitId = row.visitId ?? null;
  return remindersFor({ startsAt, clientTimeZone, now: fromDate(row.createdAt) })
    .filter(({ rule }) => visitId !== null || FOR_ANY_VISIT.includes(rule))
    .filter(({ dueAt }) => status !== "missed" || dueAt < startsAt)
    .filter(({ rule, dueAt }) => rule !== "confirm" || status !== "confirmed" || dueAt <= fromDate(world.now))
    .map((message) => {
      const dedupeSubject = `${visitId ?? row.id}:${on}`;
      return { ...message, visitId, appointment, dedupeSubject, createdAt: row.createdAt };
    });
}

/** The one message that confirms a course, sent at once. */
function announcement(planId: string, appointment: SeedAppointment): Wanted {
  const { createdAt, visitId = null } = appointment.row;
  const dueAt = fromDate(createdAt);
  return {
    rule: "course-booked",
    occurrence: 1,
    purpose: "service",
    channels: ["email", "sms"],
    dueAt,
    validUntil: dueAt + 1440,
    visitId,
    appointment,
    dedupeSubject: planId,
    createdAt,
  };
}

function addMessage(
  world: World,
  client: World["rows"]["clients"][number],
  message: Wanted,
  channel: "email" | "sms",
  theirs: readonly SeedAppointment[],
): void {
  const { rows, newId, clinicId, now } = world;
  const { rule, occurrence, visitId, appointment, createdAt, dueAt, dedupeSubject } = message;
  const kind = rule === "course-booked" ? rule : `${rule}:${occurrence}`;
  const isSent = dueAt <= fromDate(now);
  const address = channel === "email" ? client.email : client.phoneE164;
  const words = isSent ? wordsOf(world, client, message, theirs) : null;
  rows.messages.push({
    clinicId,
    id: newId(createdAt),
    clientId: client.id ?? "",
    visitId,
    appointmentId: appointment?.row.id ?? null,
    rule,
    occurrence,
    channel,
    dedupeKey: `${dedupeSubject}:${kind}:${channel}`,
    status: isSent ? "sent" : "due",
    dueAt: toDate(dueAt),
    validUntil: toDate(message.validUntil),
    attempts: isSent ? 1 : 0,
    ...(words && { ...words, sentAt: sentAt(dueAt), sentTo: `log:${address}` }),
    createdAt,
  });
}

/** The worker takes a moment. */
const sentAt = (dueAt: Minute): Date => new Date(toDate(dueAt).getTime() + 2_000);

function wordsOf(
  world: World,
  client: World["rows"]["clients"][number],
  message: Wanted,
  theirs: readonly SeedAppointment[],
): { subject: string; body: string } {
  const { rows } = world;
  const { rule, appointment, dueAt } = message;
  const [clinic] = rows.clinics;
  const location = rows.locations.find(({ id }) => id === appointment?.row.locationId);
  const placeOf = ({ row }: SeedAppointment) => ({ startsAt: row.startsAt, timeZone: row.timeZone });
  const course = theirs.filter(({ row }) => rule === "course-booked" && row.planId === appointment?.row.planId);
  return renderMessage(
    {
      rule,
      locale: client.locale,
      givenName: client.givenName,
      clinic: { name: clinic?.name ?? "", phone: clinic?.phone ?? "" },
      visit: appointment && { ...placeOf(appointment), location: location?.name ?? "" },
      course: course.map(placeOf),
      care: careOfMessage(world, client, message, theirs),
    },
    toDate(dueAt),
  );
}

/** The care that a message about a visit names, as things stood when it went out. */
function careOfMessage(
  { rows, protocols }: World,
  client: World["rows"]["clients"][number],
  { rule, occurrence, visitId, appointment, dueAt }: Wanted,
  theirs: readonly SeedAppointment[],
) {
  if (!namesCare(rule) || visitId === null || appointment === null) return null;
  const sunscreenStartHours = rows.clinics[0]?.sunscreenStartHours ?? 24;
  const near = theirs.filter(({ on }) => Math.abs(daysBetween(appointment.on, on)) <= CARE_DAYS);
  const visits = near.flatMap(({ row, status }): CaredVisit[] => {
    if (!row.visitId || status === "cancelled" || status === "missed") return [];
    const versionId = rows.plans.find(({ id }) => id === row.planId)?.protocolVersionId;
    const protocol = protocols.find((one) => one.versionId === versionId)?.protocol;
    const careTimeline = withSunscreenFrom(protocol?.careTimeline ?? STANDARD_CARE, sunscreenStartHours);
    const startsAt = fromDate(row.startsAt);
    return [{ visitId: row.visitId, startsAt, given: startsAt < dueAt, careTimeline }];
  });
  const visit = {
    visitId,
    startsAt: fromDate(appointment.row.startsAt),
    bookedAt: fromDate(appointment.row.createdAt),
  };
  const { timeZone: clientTimeZone } = client;
  const { timeZone } = appointment.row;
  return careInWords(
    localeOf(client.locale),
    { rule, occurrence, visit, visits, timeZone, clientTimeZone },
    sunscreenStartHours,
  );
}
