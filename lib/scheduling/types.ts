// In which words does one talk to the scheduling engine?

import type { Minute, PlainDate, Span } from "@/lib/time";

/** Minutes after the visit's start, half-open; `0 <= from < to`. */
export type Offset = { from: number; to: number };

/** The part of a visit for which each of its four resources is taken; `device` is null when the visit needs none. */
export type Occupancy = { client: Offset; clinician: Offset; room: Offset; device: Offset | null };

/** Spans arrive sorted by start, each with `start < end`; they may overlap, nest or touch. */
export type Facility = {
  timeZone: string;
  /** A start is on the grid when its local wall-clock minute is a multiple of it. */
  slotMinutes: 5 | 10 | 15 | 20 | 30 | 60;
  /** The shortest clinician time on offer, in minutes; a smaller leftover is wasted. */
  shortestVisitMinutes: number;
  /** `open`: working hours less breaks and leave. It ends with the booking horizon. */
  clinicians: { id: string; open: Span[]; busy: Span[] }[];
  rooms: { id: string; busy: Span[] }[];
  devices: { id: string; busy: Span[] }[];
};

/** Who and what may serve a visit; `deviceIds` is ignored where the occupancy has no device. Unknown and repeated ids change nothing. */
export type Demand = { occupancy: Occupancy; clinicianIds: string[]; roomIds: string[]; deviceIds: string[] };

/** A place for a visit. */
export type Slot = { start: Minute; clinicianId: string; roomId: string; deviceId: string | null };

/** `from` and `to` are both included; `notBefore` bounds the start. */
export type SlotQuery = { demand: Demand; clientBusy: Span[]; from: PlainDate; to: PlainDate; notBefore?: Minute };

/** Local calendar days; `1 <= earliestDays <= targetDays <= latestDays`. */
export type GapWindow = { earliestDays: number; targetDays: number; latestDays: number };

export type Step = {
  id: string;
  demand: Demand;
  /** Since the step before it; for the first step since `previous`, and unused when there is none. */
  gap: GapWindow;
  /** What it has today, or is being moved to. */
  booked?: Slot;
  /** It has `booked`, and must keep it. */
  pinned?: boolean;
  /** Someone signed for the gap before it, as the two are booked now. */
  overridden?: boolean;
};

/** ISO weekdays, none or empty: any; `from < until` are local minutes of the day. */
export type Preferences = { weekdays?: number[]; from?: number; until?: number; clinicianId?: string };

export type SeriesRequest = {
  /** The last completed session. */
  previous: { on: PlainDate; clinicianId: string } | null;
  /** The first step's window when `previous` is null. */
  first: { earliestOn: PlainDate; targetOn: PlainDate; latestOn: PlainDate };
  steps: Step[];
  clientBusy: Span[];
  preferences: Preferences;
  notBefore?: Minute;
};

/** `moved`: it was booked and is not in the same slot now. `cost` is what the step pays. */
export type Placement = Slot & { stepId: string; on: PlainDate; moved: boolean; cost: number };

/** What kept a step from being placed: its gap to the step before, or the first of these that no start in its window has. */
export type Lacking = "gap" | "time" | "clinician" | "room" | "device" | "client";

export type SeriesPlacement =
  | { ok: true; placements: Placement[]; cost: number }
  | { ok: false; stepId: string; earliestOn: PlainDate; latestOn: PlainDate; lacking: Lacking };
