// What does the desk see of one day: columns, blocks, hours, now?
import type { Day, DayAppointment } from "@/lib/db/queries/days";
import type { AppointmentStatus } from "@/lib/db/queries/plans";
import { addDays, type Minute, minuteOfDay, type PlainDate, type Span } from "@/lib/time";
import { type ColumnKind, type DayAddress, dayHref } from "@/lib/web/day-address";
import { monthView } from "@/lib/web/month-view";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** Who looks when, and what they chose. */
type DaySeen = {
  today: PlainDate;
  now: Minute;
  by: ColumnKind;
  selectedId: string | null;
  /** What is open in the screening before a visit, by its id. */
  reviews: ReadonlyMap<string, string>;
};

/** From so many minutes on, a wait before the first hour or after the last says when it ends or began. */
const LONG_SHUT = 60;

/** The day as the desk's board and list show it. `minutes` is 0 when the day is closed and empty. */
export function dayView(locale: Locale, day: Day, seen: DaySeen) {
  const say = speaker(locale, "desk");
  const statusWord = speaker(locale, "status");
  const { location, on } = day;
  const address: DayAddress = { on, locationId: location.id, by: seen.by, selectedId: seen.selectedId };
  const bare = { ...address, selectedId: null };
  const board = boardOf(day);
  const counted = (status: AppointmentStatus) => day.appointments.filter((one) => one.status === status).length;
  const statuses = ["booked", "confirmed", "arrived", "in_treatment", "completed", "missed", "held"] as const;
  const kindWords = { clinician: say("byClinician"), room: say("byRoom"), device: say("byDevice") };
  return {
    on,
    title: sayDay(locale, on, seen.today),
    isToday: on === seen.today,
    by: seen.by,
    minutes: board.end - board.start,
    hours: hoursOf(board, location.timeZone),
    now:
      board.start <= seen.now && seen.now < board.end
        ? { at: seen.now - board.start, label: sayTimeAt(seen.now, location.timeZone) }
        : null,
    columns: columnsOf(locale, day, seen, address, board),
    away: seen.by === "clinician" ? day.clinicians.filter((one) => !isHere(day, one)).map(({ name }) => name) : [],
    month: monthView(locale, on, seen.today, day.load, (other) => dayHref({ ...bare, on: other })),
    counts: statuses
      .map((status) => ({ status, word: statusWord(status), visits: counted(status) }))
      .filter(({ visits }) => visits > 0),
    locations: day.locations.map(({ id, name }) => ({
      id,
      name,
      href: dayHref({ ...bare, locationId: id }),
      isShown: id === location.id,
    })),
    kinds: (["clinician", "room", "device"] as const).map((kind) => ({
      kind,
      label: kindWords[kind],
      href: dayHref({ ...address, by: kind }),
      isShown: kind === seen.by,
    })),
    dayBefore: dayHref({ ...bare, on: addDays(on, -1) }),
    dayAfter: dayHref({ ...bare, on: addDays(on, 1) }),
    todayHref: dayHref({ ...bare, on: seen.today }),
  };
}

/** What a visit is called beside a client's name: "3 of 4", "Touch-up", "Consultation". */
function visitWord(locale: Locale, { visit }: Pick<DayAppointment, "visit">): string {
  const say = speaker(locale, "desk");
  if (visit === null) return say("consultation");
  return visit.phase === "touch_up" ? say("touchUp") : say("ofSessions", { number: visit.number, of: visit.of });
}

const isHere = (day: Day, { id, open }: Day["clinicians"][number]) =>
  open.length > 0 || day.appointments.some(({ clinicianId }) => clinicianId === id);

/** Everything that a visit takes, the room's cleaning included. */
function wholeOf({ start, occupancy }: DayAppointment): Span {
  const { client, clinician, room, device } = occupancy;
  const ends = [client.to, clinician.to, room.to, device?.to ?? 0];
  return { start: start + Math.min(client.from, clinician.from, room.from), end: start + Math.max(...ends) };
}

/** What of it stands in a column: all of it with a clinician, else what the room or the device gives. */
function extentOf(appointment: DayAppointment, by: ColumnKind): Span {
  const { start, occupancy } = appointment;
  const part = by === "room" ? occupancy.room : by === "device" ? occupancy.device : null;
  return part ? { start: start + part.from, end: start + part.to } : wholeOf(appointment);
}

/** From the whole hour before the first thing of the day to the one after the last; empty on a closed day. */
function boardOf(day: Day): Span {
  const spans = [...day.clinicians.flatMap(({ open }) => open), ...day.appointments.map(wholeOf)];
  if (spans.length === 0) return { start: 0, end: 0 };
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const past = minuteOfDay(last, day.location.timeZone) % 60;
  return { start: first - (minuteOfDay(first, day.location.timeZone) % 60), end: past === 0 ? last : last + 60 - past };
}

function hoursOf({ start, end }: Span, timeZone: string) {
  const hours = [];
  for (let at = start; at < end; at += 60) hours.push({ at: at - start, label: sayTimeAt(at, timeZone) });
  return hours;
}

function columnsOf(locale: Locale, day: Day, seen: DaySeen, address: DayAddress, board: Span) {
  const say = speaker(locale, "desk");
  const blockOf = (appointment: DayAppointment) =>
    block(locale, day, appointment, address, board, seen.reviews.get(appointment.id) ?? null);
  if (seen.by !== "clinician") {
    const owners = seen.by === "room" ? day.rooms : day.devices;
    const ownerOf = (one: DayAppointment) => (seen.by === "room" ? one.roomId : one.deviceId);
    return owners.map(({ id, name, closed }) => {
      const own = day.appointments.filter((one) => ownerOf(one) === id);
      const blocks = own.map(blockOf);
      return {
        id,
        name,
        summary: say("columnVisits", { visits: own.length }),
        colour: null,
        shut: closedParts(locale, closed, board),
        blocks,
      };
    });
  }
  return day.clinicians
    .filter((one) => isHere(day, one))
    .map(({ id, name, colour, open }) => {
      const own = day.appointments.filter(({ clinicianId }) => clinicianId === id);
      const openMinutes = open.reduce((sum, span) => sum + span.end - span.start, 0);
      const taken = own
        .filter(({ status }) => status !== "missed")
        .reduce((sum, { occupancy }) => sum + occupancy.clinician.to - occupancy.clinician.from, 0);
      const percent = openMinutes === 0 ? 0 : Math.min(100, Math.round((taken / openMinutes) * 100));
      const shut = shutParts(locale, open, board, day.location.timeZone);
      return {
        id,
        name,
        summary:
          openMinutes === 0
            ? say("columnAway", { visits: own.length })
            : say("columnFull", { visits: own.length, percent }),
        colour,
        shut,
        blocks: own.map(blockOf),
      };
    });
}

/** When a room or a device can't be used. */
function closedParts(locale: Locale, closed: readonly Span[], { start, end }: Span) {
  return closed
    .map((span) => ({ from: Math.max(start, span.start) - start, until: Math.min(end, span.end) - start }))
    .filter(({ from, until }) => from < until)
    .map((part) => ({ ...part, label: speaker(locale, "desk")("closedNow") }));
}

/** What the board shows and the clinician does not work: a break says so, a long wait says when it ends. */
function shutParts(locale: Locale, open: readonly Span[], board: Span, timeZone: string) {
  const say = speaker(locale, "desk");
  const edges = [{ end: board.start }, ...open.map(({ end }) => ({ end }))];
  return edges.flatMap(({ end: from }, index): { from: number; until: number; label: string | null }[] => {
    const next = open[index];
    const until = next ? next.start : board.end;
    if (until <= from) return [];
    const isLong = until - from >= LONG_SHUT;
    const inside = index > 0 && next !== undefined;
    const edge = next
      ? say("from", { time: sayTimeAt(until, timeZone) })
      : say("until", { time: sayTimeAt(from, timeZone) });
    const label = open.length === 0 ? say("notHere") : inside ? say("break") : isLong ? edge : null;
    return [{ from: from - board.start, until: until - board.start, label }];
  });
}

function block(
  locale: Locale,
  day: Day,
  appointment: DayAppointment,
  address: DayAddress,
  board: Span,
  review: string | null,
) {
  const say = speaker(locale, "desk");
  const { id, client, status, start, occupancy } = appointment;
  const at = start - board.start;
  const extent = extentOf(appointment, address.by);
  const { clinician } = occupancy;
  const treating = { from: at + clinician.from, until: at + clinician.to };
  const nameOf = (list: readonly { id: string; name: string }[], of: string) =>
    list.find((one) => one.id === of)?.name ?? "";
  const room = nameOf(day.rooms, appointment.roomId);
  const who = nameOf(day.clinicians, appointment.clinicianId);
  const name = client ? `${client.givenName} ${client.familyName}` : say("someone");
  const visit = visitWord(locale, appointment);
  const statusWord = speaker(locale, "status")(status);
  const time = sayTimeAt(start, day.location.timeZone);
  const before = { from: extent.start - board.start, until: treating.from };
  const after = { from: treating.until, until: extent.end - board.start };
  return {
    id,
    href: dayHref({ ...address, selectedId: id }),
    name,
    line: [visit, address.by === "clinician" ? room : who].filter(Boolean).join(" · "),
    time,
    spoken: [address.by === "clinician" ? who : room, statusWord, review].filter(Boolean).join(", "),
    status,
    statusWord,
    review,
    isConsultation: appointment.visit === null,
    isSelected: id === address.selectedId,
    colour: day.clinicians.find((one) => one.id === appointment.clinicianId)?.colour ?? 1,
    before: before.until > before.from ? before : null,
    treating,
    after: after.until > after.from ? after : null,
  };
}
