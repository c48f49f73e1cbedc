// Who comes for a course, what do they wish, and what will befall them?
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import { type CourseVisit, generateSeries } from "@/lib/rules/series";
import type { DayRange } from "@/lib/scheduling/plan-request";
import type { Preferences, Slot } from "@/lib/scheduling/types";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { between, type Chance, pick } from "./simulate-chance";
import { CLINICIANS } from "./simulate-clinic";

/** The figures that the outcome rests on; scripts/simulate.ts says where each comes from. */
export type Figures = {
  coursesPerWeek: number;
  otherWork: number;
  otherKnownDays: number;
  missedSoon: number;
  missedAtHalfAYear: number;
  movedByClient: number;
  movedByClientPer30Days: number;
  cancelled: number;
  quits: number;
  bookedWhenLeaving: number;
  forgotten: number;
  daysIllPerYear: number;
  breakdownsPerYear: number;
};

/** What becomes of an appointment if the clinic leaves it alone. `saidOn`: from which day on the client knows. */
type Fate = { kind: "comes" | "misses" | "moves" | "cancels"; saidOn: PlainDate };

type Appointment = { slot: Slot; on: PlainDate; madeOn: PlainDate; isGiven: boolean; fate: Fate };

export type Visit = CourseVisit & {
  id: string;
  appointment: Appointment | null;
  wasBooked: boolean;
  /** How often the client changed or missed it: what befalls the next appointment for it is another question. */
  tries: number;
};

export type Course = {
  id: string;
  protocol: Protocol;
  prescribedOn: PlainDate;
  wishedFirstOn: PlainDate;
  preferences: Preferences;
  /** Days on which the client is away, as far as they are known. */
  away: DayRange[];
  /** Whoever stops does so after this session, however the clinic books; null for those who stay. */
  quitsAfter: number | null;
  hasQuit: boolean;
  visits: Visit[];
};

/** Protocols by how often they are prescribed: the standard for half of all courses. */
const MIX = [
  "rejuvenation",
  "rejuvenation",
  "rejuvenation",
  "rejuvenation",
  "deep-wrinkles",
  "acne-scars",
  "acne-scars",
  "acne-scars-severe",
] as const;

const HOURS: readonly [Preferences, ...Preferences[]] = [
  {},
  {},
  { from: 540, until: 780 },
  { from: 780, until: 1080 },
  { from: 960, until: 1200 },
];

const WEEKDAYS: readonly [number[], ...number[][]] = [[], [], [], [1, 3, 5], [2, 4], [3, 4, 6], [1, 2, 5]];

export function courseOf(n: number, prescribedOn: PlainDate, figures: Figures, chance: Chance): Course {
  const id = `course ${n}`;
  const key = pick(MIX, chance(id, "protocol"));
  const protocol = BUILT_IN_PROTOCOLS.find((one) => one.key === key);
  if (!protocol) throw new Error(`No protocol is called ${key}`);
  const sessions = protocol.sessions.usual;
  const quits = chance(id, "quits") < figures.quits;
  return {
    id,
    protocol,
    prescribedOn,
    wishedFirstOn: addDays(prescribedOn, between(2, 21, chance(id, "first"))),
    preferences: {
      ...pick(HOURS, chance(id, "hours")),
      weekdays: pick(WEEKDAYS, chance(id, "weekdays")),
      ...(chance(id, "has a clinician") < 0.4
        ? { clinicianId: CLINICIANS[between(0, CLINICIANS.length - 1, chance(id, "clinician"))] ?? "" }
        : {}),
    },
    away: [],
    quitsAfter: quits ? between(1, sessions - 1, chance(id, "quits after")) : null,
    hasQuit: false,
    visits: generateSeries(protocol, sessions)
      .filter(({ phase, number }) => phase === "session" || number === 1)
      .map((visit) => ({ ...visit, id: `${id}/${visit.position}`, appointment: null, wasBooked: false, tries: 0 })),
  };
}

/** The further ahead an appointment was made, the likelier it is missed or moved. */
export function fateOf(visit: Visit, madeOn: PlainDate, on: PlainDate, figures: Figures, chance: Chance): Fate {
  const ahead = daysBetween(madeOn, on);
  const share = Math.min(1, Math.max(0, ahead - 7) / (182 - 7));
  const misses = figures.missedSoon + share * (figures.missedAtHalfAYear - figures.missedSoon);
  const cancels = misses + figures.cancelled;
  const moves = cancels + figures.movedByClient + (figures.movedByClientPer30Days * Math.min(180, ahead)) / 30;
  const said = chance(visit.id, visit.tries, "fate");
  const daysBefore = between(1, 14, chance(visit.id, visit.tries, "days before"));
  const kind = said < misses ? "misses" : said < cancels ? "cancels" : said < moves ? "moves" : "comes";
  return { kind, saidOn: addDays(on, -daysBefore) };
}

/** The days around an appointment that the client asks to move on which they can't: three on average, ten at most. */
export function awayAround(visit: Visit, on: PlainDate, chance: Chance): DayRange {
  const before = between(0, 2, chance(visit.id, visit.tries, "away before"));
  const after = Math.floor(8 * chance(visit.id, visit.tries, "away after") ** 2);
  return { from: addDays(on, -before), to: addDays(on, after) };
}

/** The days of what was given, in order. */
export function givenOn(course: Course, phase: Visit["phase"]): PlainDate[] {
  return course.visits
    .flatMap((visit) => (visit.phase === phase && visit.appointment?.isGiven ? [visit.appointment.on] : []))
    .sort();
}
