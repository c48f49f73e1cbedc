// What does it change for a clinic to book whole courses, move them with what follows and repair lost days at once?
// npm run simulate [seed]: one year of a busy clinic through the real engine, in memory, beside two ways of booking single appointments. The same seed gives the same table.

import { end } from "./ending";
import { everyFewWeeks, oneByOne } from "./simulate-calendars";
import type { Figures } from "./simulate-course";
import { engine } from "./simulate-engine";
import { rowOf, tableOf } from "./simulate-table";
import { runYear, type Weeks } from "./simulate-year";

/** Besides these figures: whoever is reached takes the place that is found for them, however the clinic books. */
type Assumption = { is: number; what: string; source: string };

const ASSUMPTIONS: Record<keyof Figures, Assumption> = {
  coursesPerWeek: { is: 14, what: "new courses a week, for 5 clinicians, 6 rooms, 4 devices", source: "assumption" },
  otherWork: {
    is: 0.85,
    what: "of a clinician's time is asked for by other work, which takes the nearest free time of its day",
    source: "assumption",
  },
  otherKnownDays: {
    is: 56,
    what: "days ahead at most that other work is booked, evenly spread",
    source: "assumption: a clinic booked up weeks ahead",
  },
  missedSoon: {
    is: 0.024,
    what: "of appointments made up to a week ahead are missed",
    source: "McMullen & Netland 2015, Clinical Ophthalmology 9: 513 (faculty clinic, 0–2 weeks)",
  },
  missedAtHalfAYear: {
    is: 0.069,
    what: "of those made half a year ahead are missed, in between in proportion",
    source: "the same (faculty clinic, 6 months)",
  },
  movedByClient: { is: 0.06, what: "of appointments the client asks to move", source: "assumption" },
  movedByClientPer30Days: { is: 0.02, what: "more for every 30 days that it was made ahead", source: "assumption" },
  cancelled: { is: 0.02, what: "are cancelled, and the client reached 1–7 days later", source: "assumption" },
  quits: { is: 0.1, what: "of clients stop on their own; not counted in any row", source: "assumption" },
  bookedWhenLeaving: {
    is: 0.57,
    what: "book the next visit before they leave, where it is booked visit by visit",
    source: "Kitomba Benchmark, hair salons of New Zealand, end of 2020: 57 % within 24 hours (Australia 52 %)",
  },
  forgotten: {
    is: 0.1,
    what: "never book it, there; the others 1–30 days later",
    source: "assumption; no figure for courses was found",
  },
  daysIllPerYear: {
    is: 4.4,
    what: "working days a clinician is ill, 1–3 at a time",
    source: "ONS, Sickness absence in the UK labour market 2023 and 2024",
  },
  breakdownsPerYear: { is: 2, what: "breakdowns of each device, 1–5 working days", source: "assumption" },
};

const WEEKS: Weeks = { before: 13, measured: 52, after: 39 };

const figures = Object.fromEntries(Object.entries(ASSUMPTIONS).map(([name, { is }]) => [name, is])) as Figures;
const seed = Number(process.argv[2] ?? 1);
const nobodyForgets: Figures = { ...figures, forgotten: 0 };

const whole = rowOf(await runYear(engine, figures, seed, WEEKS));
const rows = {
  "whole courses": whole,
  "visit by visit": rowOf(await runYear(oneByOne, figures, seed, WEEKS)),
  "visit by visit, nobody forgets": rowOf(await runYear(oneByOne, nobodyForgets, seed, WEEKS)),
  "every so many weeks": rowOf(await runYear(everyFewWeeks, figures, seed, WEEKS)),
};
console.table(ASSUMPTIONS);
console.table(tableOf(rows));
if (whole["too soon"] !== 0) throw new Error("A visit of a whole course was given too soon");
await end(0);
