// What do all parts of the demo clinic share while it is made up?
import type { Protocol } from "@/lib/rules/protocol";
import { instantAt, type PlainDate, toDate } from "@/lib/time";
import type { Calendar } from "./calendar";
import { type Chance, chanceFrom, idsFrom } from "./chance";
import type { ClinicianKey, Place } from "./place";
import { noRows, type SeedRows } from "./rows";

/** The clock by which the demo clinic's own days are counted. */
export const HOME_ZONE = "Europe/London";

/** What holds before anything is there. */
export type Beginning = {
  now: Date;
  /** The clinic's day at `now`: everything but the states of that day's visits depends on it alone. */
  today: PlainDate;
  chance: Chance;
  newId: (at: Date) => string;
  rows: SeedRows;
};

export type Staff = {
  owner: string;
  /** The desk's memberships, the first demo account first. */
  desk: readonly string[];
  clinicians: Readonly<Record<ClinicianKey, { id: string; membershipId: string }>>;
};

export type World = Beginning & {
  clinicId: string;
  passwordHash: string;
  places: Readonly<Record<"bristol" | "antwerp", Place>>;
  staff: Staff;
  protocols: readonly { versionId: string; protocol: Protocol }[];
  calendar: Calendar;
};

export function beginning(now: Date, today: PlainDate): Beginning {
  const seed = Number(today.replaceAll("-", ""));
  return { now, today, chance: chanceFrom(seed), newId: idsFrom(seed + 1), rows: noRows() };
}

/** An instant on a day by the clinic's clock. */
export function momentOn(on: PlainDate, minuteOfDay: number): Date {
  return toDate(instantAt(on, minuteOfDay, HOME_ZONE));
}
