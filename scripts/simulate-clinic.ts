// Which clinic is simulated, and who and what is taken in it when?
import { type HoursChange, openSpans, type WeeklyHours } from "@/lib/scheduling/open-spans";
import type { Demand, Facility, Occupancy, Slot } from "@/lib/scheduling/slots";
import { addDays, daysBetween, instantAt, type Minute, type PlainDate, type Span } from "@/lib/time";
import { between, type Chance } from "./simulate-chance";

export const ZONE = "Europe/London";
const SLOT_MINUTES = 15;
const SHORTEST_VISIT_MINUTES = 30;

const named = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`);
export const CLINICIANS = named("clinician", 5);
const ROOMS = named("room", 6);
export const DEVICES = named("device", 4);

/** The weekday off of each clinician, who is in on Saturdays, and when they stay until 20:00. */
const DAY_OFF = [1, 2, 3, 4, 5];
const SATURDAYS = [1, 3];
const LATE_DAYS = [2, 4];

/** The weeks of the year that each clinician has off, known from the beginning; never two of them in one week. */
const LEAVE_WEEKS = [5, 16, 27, 34, 46];

/** Everybody and everything may serve every visit. */
export function demandOf(occupancy: Occupancy): Demand {
  return { occupancy, clinicianIds: CLINICIANS, roomIds: ROOMS, deviceIds: DEVICES };
}

type Taken = Span & { owner: string };

/** Appointments of courses are put and taken back; other work is only put. Nobody is ever in two places: that throws. */
export type Book = {
  put(owner: string, slot: Slot, occupancy: Occupancy, on: PlainDate): void;
  take(owner: string, slot: Slot, on: PlainDate): void;
  /** Puts other work on that day, as near to the wanted time as the clinician and a room are free; if never, it is lost. */
  putOther(clinicianId: string, wanted: Span, on: PlainDate): void;
  /** The clinic from one day to another, both included, without the owners whose name begins like that. */
  facility(from: PlainDate, to: PlainDate, leaveOut: string | null): Facility;
  /** A clinician is away, a device can't be used: of other work that stood there nothing is left. */
  lose(id: string, days: readonly PlainDate[]): void;
  minutes(id: string, on: PlainDate): { open: number; other: number };
  openOn(clinicianId: string, on: PlainDate): readonly Span[];
};

const OTHER = "other";
const LOST = "lost";
const NONE: readonly Taken[] = [];

/** Opening hours from `first` to `last`, nothing booked. */
export function emptyBook(first: PlainDate, last: PlainDate): Book {
  const open = new Map(CLINICIANS.map((id, i) => [id, openDays(i, first, last)]));
  const taken = new Map(
    [...CLINICIANS, ...ROOMS, ...DEVICES].map((id) => [id, new Map<PlainDate, readonly Taken[]>()]),
  );

  const allDays = [...(open.values().next().value?.keys() ?? [])];
  const on = (id: string, day: PlainDate) => taken.get(id)?.get(day) ?? NONE;
  const isFree = (id: string, { start, end }: Span, day: PlainDate) =>
    on(id, day).every((other) => other.end <= start || end <= other.start);
  const add = (id: string, span: Taken, day: PlainDate) => {
    if (!isFree(id, span, day)) throw new Error(`${id} would be in two places on ${day}`);
    taken.get(id)?.set(
      day,
      [...on(id, day), span].sort((a, b) => a.start - b.start),
    );
  };
  const clear = (id: string, day: PlainDate, owner: string) => {
    taken.get(id)?.set(
      day,
      on(id, day).filter((span) => span.owner !== owner),
    );
  };
  const busyIn = (id: string, days: readonly PlainDate[], leaveOut: string | null): Span[] => {
    const busy: Span[] = [];
    for (const day of days) {
      for (const span of on(id, day)) if (leaveOut === null || !span.owner.startsWith(leaveOut)) busy.push(span);
    }
    return busy;
  };

  return {
    put(owner, slot, occupancy, day) {
      for (const [id, { from, to }] of parts(slot, occupancy)) {
        add(id, { start: slot.start + from, end: slot.start + to, owner }, day);
      }
    },
    take(owner, { clinicianId, roomId, deviceId }, day) {
      for (const id of [clinicianId, roomId, ...(deviceId === null ? [] : [deviceId])]) clear(id, day, owner);
    },
    putOther(clinicianId, wanted, day) {
      const minutes = wanted.end - wanted.start;
      const starts = (open.get(clinicianId)?.get(day) ?? []).flatMap(({ start, end }) =>
        Array.from({ length: Math.max(0, Math.floor((end - minutes - start) / 15) + 1) }, (_, i) => start + 15 * i),
      );
      starts.sort((one, two) => Math.abs(one - wanted.start) - Math.abs(two - wanted.start) || one - two);
      for (const start of starts) {
        const span = { start, end: start + minutes };
        const room = isFree(clinicianId, span, day) ? ROOMS.find((id) => isFree(id, span, day)) : undefined;
        if (room === undefined) continue;
        const owner = `${OTHER} ${clinicianId} ${start}`;
        add(clinicianId, { ...span, owner }, day);
        add(room, { ...span, owner }, day);
        return;
      }
    },
    facility(from, to, leaveOut) {
      const days = allDays.slice(daysBetween(first, from), daysBetween(first, to) + 1);
      return {
        timeZone: ZONE,
        slotMinutes: SLOT_MINUTES,
        shortestVisitMinutes: SHORTEST_VISIT_MINUTES,
        clinicians: CLINICIANS.map((id) => ({
          id,
          open: days.flatMap((day) => open.get(id)?.get(day) ?? []),
          busy: busyIn(id, days, leaveOut),
        })),
        rooms: ROOMS.map((id) => ({ id, busy: busyIn(id, days, leaveOut) })),
        devices: DEVICES.map((id) => ({ id, busy: busyIn(id, days, leaveOut) })),
      };
    },
    lose(id, days) {
      for (const day of days) {
        const others = on(id, day).filter(({ owner }) => owner.startsWith(OTHER));
        for (const { owner } of others) for (const one of [id, ...ROOMS]) clear(one, day, owner);
        open.get(id)?.delete(day);
        const whole = { start: instantAt(day, 0, ZONE), end: instantAt(day, 1440, ZONE) };
        if (DEVICES.includes(id) && isFree(id, whole, day)) add(id, { ...whole, owner: LOST }, day);
      }
    },
    minutes: (id, day) => ({
      open: sum(open.get(id)?.get(day) ?? []),
      other: sum(on(id, day).filter(({ owner }) => owner.startsWith(OTHER))),
    }),
    openOn: (id, day) => open.get(id)?.get(day) ?? [],
  };
}

/** When each clinician of the day has other work, and how many days ahead it is known. */
export function otherWork(chance: Chance, book: Book, on: PlainDate, share: number, knownDays: number) {
  const wanted: { clinicianId: string; span: Span; daysAhead: number }[] = [];
  for (const clinicianId of CLINICIANS) {
    for (const { start, end } of book.openOn(clinicianId, on)) {
      for (let at: Minute = start; at < end; ) {
        const minutes = 15 * between(2, 4, chance("other minutes", clinicianId, at));
        const isWork = chance("other", clinicianId, at) < share;
        const daysAhead = between(0, knownDays, chance("other known", clinicianId, at));
        if (isWork && at + minutes <= end)
          wanted.push({ clinicianId, span: { start: at, end: at + minutes }, daysAhead });
        at += minutes;
      }
    }
  }
  return wanted;
}

function parts({ clinicianId, roomId, deviceId }: Slot, { clinician, room, device }: Occupancy) {
  const all: [string, { from: number; to: number }][] = [
    [clinicianId, clinician],
    [roomId, room],
  ];
  if (deviceId !== null && device) all.push([deviceId, device]);
  return all;
}

function sum(spans: readonly Span[]): number {
  return spans.reduce((minutes, { start, end }) => minutes + end - start, 0);
}

function openDays(index: number, first: PlainDate, last: PlainDate): Map<PlainDate, Span[]> {
  const always = { validFrom: first, validUntil: null };
  const weekdays = [1, 2, 3, 4, 5].filter((weekday) => weekday !== DAY_OFF[index]);
  const hours: WeeklyHours[] = weekdays.flatMap((weekday) => [
    { weekday, fromMinute: 540, untilMinute: 780, ...always },
    { weekday, fromMinute: 810, untilMinute: LATE_DAYS.includes(weekday) ? 1200 : 1080, ...always },
  ]);
  if (SATURDAYS.includes(index)) hours.push({ weekday: 6, fromMinute: 540, untilMinute: 840, ...always });
  const days = new Map<PlainDate, Span[]>();
  const changes = changesOf(index, first, last);
  for (let on = first; on <= last; on = addDays(on, 1)) days.set(on, openSpans(hours, changes, on, on, ZONE));
  return days;
}

function changesOf(index: number, first: PlainDate, last: PlainDate): HoursChange[] {
  const wholeDays = { fromMinute: null, untilMinute: null };
  const changes: HoursChange[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    changes.push({ kind: "closure", fromDate: `${year}-12-24`, toDate: `${year}-12-26`, ...wholeDays });
    changes.push({ kind: "closure", fromDate: `${year}-12-31`, toDate: `${year}-12-31`, ...wholeDays });
    changes.push({ kind: "closure", fromDate: `${year}-01-01`, toDate: `${year}-01-01`, ...wholeDays });
    for (const week of LEAVE_WEEKS) {
      const fromDate = addDays(`${year}-01-05`, 7 * (week + index));
      changes.push({ kind: "leave", fromDate, toDate: addDays(fromDate, 6), ...wholeDays });
    }
  }
  return changes;
}
