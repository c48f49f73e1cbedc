// Does the simulated clinic keep the rules when much goes wrong, and is it the same clinic on every run?
import { expect, test } from "vitest";
import { everyFewWeeks, oneByOne } from "@/scripts/simulate-calendars";
import type { Figures } from "@/scripts/simulate-course";
import { engine } from "@/scripts/simulate-engine";
import { rowOf } from "@/scripts/simulate-table";
import { type Policy, runYear } from "@/scripts/simulate-year";

/** Every third appointment is missed, moved or cancelled, and somebody is ill in most weeks. */
const ROUGH: Figures = {
  coursesPerWeek: 3,
  otherWork: 0.7,
  otherKnownDays: 28,
  missedSoon: 0.1,
  missedAtHalfAYear: 0.15,
  movedByClient: 0.12,
  movedByClientPer30Days: 0.02,
  cancelled: 0.06,
  quits: 0.1,
  bookedWhenLeaving: 0.6,
  forgotten: 0.1,
  daysIllPerYear: 25,
  breakdownsPerYear: 10,
};

const WEEKS = { before: 0, measured: 12, after: 6 };

const rowFor = async (policy: Policy, seed: number) => rowOf(await runYear(policy, ROUGH, seed, WEEKS));

test("whole courses keep every gap, and the same seed gives the same row", async () => {
  const row = await rowFor(engine, 3);
  expect(row).toMatchObject({ "too soon": 0, "under the floor": 0 });
  expect(row.disruptions).toBeGreaterThan(15);
  expect(await rowFor(engine, 3)).toEqual(row);
}, 120_000);

test("the same clients come however the clinic books, and others with another seed", async () => {
  const rows = [await rowFor(oneByOne, 3), await rowFor(everyFewWeeks, 3)];
  expect(rows.map(({ courses }) => courses)).toEqual([rows[0]?.courses, rows[0]?.courses]);
  expect(await rowFor(oneByOne, 4)).not.toEqual(rows[0]);
}, 60_000);

test("a calendar that repeats every so many weeks lets gaps become too short", async () => {
  expect((await rowFor(everyFewWeeks, 3))["too soon"]).toBeGreaterThan(0);
}, 60_000);
