// What does a small clinic look like, and a plan in it, when a test says nothing else?
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import { generateSeries } from "@/lib/rules/series";
import type { PlanQuestion, PlanVisit } from "@/lib/scheduling/plan-request";
import type { Facility, Slot } from "@/lib/scheduling/types";
import { addDays, instantAt, type PlainDate, type Span, weekdayOf } from "@/lib/time";

const ZONE = "Europe/London";

/** Minutes of the day: `clock(15, 30)`. */
export const clock = (hour: number, minute = 0): number => hour * 60 + minute;

export const at = (on: PlainDate, minuteOfDay: number): number => instantAt(on, minuteOfDay, ZONE);

function protocol(key: string): Protocol {
  const found = BUILT_IN_PROTOCOLS.find((one) => one.key === key);
  if (!found) throw new Error(`no protocol ${key}`);
  return found;
}

type Hours = {
  from?: PlainDate;
  until: PlainDate;
  clinicianIds?: string[];
  weekdays?: number[];
  leave?: Record<string, PlainDate[]>;
  hours?: [number, number];
};

/** Two rooms and two devices, and clinicians who work 9 to 18 on all days unless said otherwise. */
export function facility(options: Hours): Facility {
  const {
    from = "2026-11-01",
    until,
    clinicianIds = ["okafor", "nakamura"],
    weekdays = [1, 2, 3, 4, 5, 6, 7],
  } = options;
  const [opens, closes] = options.hours ?? [clock(9), clock(18)];
  const open = (id: string): Span[] => {
    const spans: Span[] = [];
    for (let on = from; on <= until; on = addDays(on, 1)) {
      if (!weekdays.includes(weekdayOf(on)) || options.leave?.[id]?.includes(on)) continue;
      spans.push({ start: at(on, opens), end: at(on, closes) });
    }
    return spans;
  };
  return {
    timeZone: ZONE,
    slotMinutes: 15,
    shortestVisitMinutes: 30,
    clinicians: clinicianIds.map((id) => ({ id, open: open(id), busy: [] })),
    rooms: ["room-1", "room-2"].map((id) => ({ id, busy: [] })),
    devices: ["pen-a", "pen-b"].map((id) => ({ id, busy: [] })),
  };
}

/** A new plan by that protocol, nothing booked; ids are "session-1" and so on. */
export function visitsOf(key: string, sessions: number, clinicianIds = ["okafor", "nakamura"]): PlanVisit[] {
  return generateSeries(protocol(key), sessions).map(({ phase, position, number, gap, occupancy }) => ({
    id: `${phase}-${number}`,
    phase,
    position,
    number,
    gap,
    demand: { occupancy, clinicianIds, roomIds: ["room-1", "room-2"], deviceIds: ["pen-a", "pen-b"] },
    skipped: false,
    goOn: false,
    appointment: null,
  }));
}

export function slot(on: PlainDate, minuteOfDay: number, clinicianId = "okafor"): Slot {
  return { start: at(on, minuteOfDay), clinicianId, roomId: "room-1", deviceId: "pen-a" };
}

type Status = NonNullable<PlanVisit["appointment"]>["status"];

/** The plan with one visit given or booked at 10:00 on that day. */
export function withAppointment(
  visits: PlanVisit[],
  id: string,
  on: PlainDate,
  status: Status = "booked",
): PlanVisit[] {
  return visits.map((visit) =>
    visit.id === id ? { ...visit, appointment: { status, slot: slot(on, clock(10)), on, overridden: false } } : visit,
  );
}

export function question(today: PlainDate, visits: PlanVisit[], more: Partial<PlanQuestion> = {}): PlanQuestion {
  return {
    today,
    notBefore: at(today, clock(8)),
    horizonOn: addDays(today, 365),
    visits,
    clientBusy: [],
    barredDays: [],
    preferences: {},
    pins: [],
    unticked: [],
    ...more,
  };
}
