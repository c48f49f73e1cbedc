// Is calendar arithmetic right in every zone, whatever zone the machine is in?
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import * as time from "@/lib/time";
import { wallClock } from "./support/scheduling/wall-clock";

const {
  addDays,
  clockStretches,
  dateOf,
  daysBetween,
  fromDate,
  instantAt,
  isPlainDate,
  minuteOfDay,
  toDate,
  weekdayOf,
} = time;

const minute = (iso: string) => Date.parse(iso) / 60_000;
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

test.each([
  ["a common morning", "2027-03-14", 570, "Europe/London", "2027-03-14T09:30Z"],
  ["minute 1440 is the next day's 0", "2027-03-14", 1440, "Europe/London", "2027-03-15T00:00Z"],
  ["a quarter-hour zone", "2027-03-14", 0, "Asia/Kathmandu", "2027-03-13T18:15Z"],
  ["in a spring gap: the first instant after it", "2027-03-28", 90, "Europe/London", "2027-03-28T01:00Z"],
  ["the gap's first minute", "2027-03-28", 60, "Europe/London", "2027-03-28T01:00Z"],
  ["the minute before the gap", "2027-03-28", 59, "Europe/London", "2027-03-28T00:59Z"],
  ["in an autumn repeat: the earlier one", "2027-10-31", 90, "Europe/London", "2027-10-31T00:30Z"],
  ["the minute after the repeat", "2027-10-31", 120, "Europe/London", "2027-10-31T02:00Z"],
  ["a shift of half an hour, forward", "2027-10-03", 125, "Australia/Lord_Howe", "2027-10-02T15:30Z"],
  ["a shift of half an hour, back", "2027-04-04", 105, "Australia/Lord_Howe", "2027-04-03T14:45Z"],
  ["a day that begins at 1:00", "2027-03-14", 0, "America/Havana", "2027-03-14T05:00Z"],
  ["a day whose first hour comes twice", "2027-11-07", 30, "America/Havana", "2027-11-07T04:30Z"],
  ["a day that begins at 1:00 in Egypt", "2026-04-24", 0, "Africa/Cairo", "2026-04-23T22:00Z"],
  ["a last hour that comes twice", "2026-10-29", 1410, "Africa/Cairo", "2026-10-29T20:30Z"],
  ["its end is the end of the second one", "2026-10-29", 1440, "Africa/Cairo", "2026-10-29T22:00Z"],
  ["a midnight that was skipped", "2017-10-01", 15, "America/Asuncion", "2017-10-01T04:00Z"],
  ["a day that was left out", "2011-12-30", 720, "Pacific/Apia", "2011-12-30T10:00Z"],
  ["one minute of a day before the clock goes back", "2006-10-29", 0, "America/St_Johns", "2006-10-29T02:30Z"],
  ["its second minute comes an hour later", "2006-10-29", 1, "America/St_Johns", "2006-10-29T03:31Z"],
  ["before standard time", "1900-01-01", 0, "America/New_York", "1900-01-01T05:00Z"],
  ["the calendar's first day", "0001-01-01", 0, "UTC", "0001-01-01T00:00Z"],
])("an instant at a wall-clock time: %s", (_, on, minuteOfTheDay, timeZone, expected) => {
  expect(toDate(instantAt(on, minuteOfTheDay, timeZone)).toISOString()).toBe(new Date(expected).toISOString());
});

/** Every day of the year on which the zone's clock at noon UTC differs from the day before. */
function daysOfChange(timeZone: string, year: number): string[] {
  const offset = (ms: number) => {
    const { on, minute: shown } = wallClock(ms / 60_000, timeZone);
    return Date.parse(on) / 60_000 + shown - ms / 60_000;
  };
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1, 12); new Date(ms).getUTCFullYear() === year; ms += DAY_MS) {
    if (offset(ms) !== offset(ms - DAY_MS)) days.push(isoDay(ms - DAY_MS), isoDay(ms));
  }
  return days.length > 0 ? days : [`${year}-06-15`];
}

const zones = Intl.supportedValuesOf("timeZone");

test("in every zone, on days of change too, an instant is the first at which the clock shows at least that time", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1950, max: 2040 }),
      fc.nat(),
      fc.array(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 }),
      (timeZone, year, which, minutes) => {
        const days = daysOfChange(timeZone, year);
        const on = days[which % days.length] ?? "";
        const shownAt = (at: number) => {
          const clock = wallClock(at, timeZone);
          return Date.parse(clock.on) / 60_000 + clock.minute;
        };
        for (const minuteOfTheDay of minutes) {
          const wall = Date.parse(on) / 60_000 + minuteOfTheDay;
          let first = wall - 16 * 60;
          while (shownAt(first) < wall) first++;
          const at = instantAt(on, minuteOfTheDay, timeZone);
          expect(at).toBe(first);
          for (const near of [at - 1, at, at + 60]) {
            const clock = wallClock(near, timeZone);
            expect({ on: dateOf(near, timeZone), minute: minuteOfDay(near, timeZone) }).toEqual(clock);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test("every zone shows the same day and minute as its wall clock, at any instant since 1880", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: minute("1880-01-01T00:00Z"), max: minute("2100-01-01T00:00Z") }),
      (timeZone, at) => {
        const shown = { on: dateOf(at, timeZone), minute: minuteOfDay(at, timeZone) };
        expect(shown).toEqual(wallClock(at, timeZone));
      },
    ),
    { numRuns: 3000 },
  );
});

test("the stretches of a day are its instants, all of them and no others", () => {
  for (const [timeZone, on] of [
    ["Europe/London", "2027-06-01"],
    ["Europe/London", "2027-03-28"],
    ["Europe/London", "2027-10-31"],
    ["Africa/Cairo", "2026-10-29"],
    ["America/St_Johns", "2006-10-28"],
    ["America/St_Johns", "2006-10-29"],
    ["Pacific/Apia", "2011-12-30"],
  ] as const) {
    const stretches = clockStretches(on, timeZone);
    const noon = minute(`${on}T12:00Z`);
    for (let at = noon - 2000; at < noon + 2000; at++) {
      const stretch = stretches.find(({ start, end }) => start <= at && at < end);
      const clock = wallClock(at, timeZone);
      expect([timeZone, at, stretch !== undefined]).toEqual([timeZone, at, clock.on === on]);
      if (stretch) expect(at + stretch.offset).toBe(Date.parse(on) / 60_000 + clock.minute);
    }
  }
});

const machineZone = process.env.TZ;
afterEach(() => {
  process.env.TZ = machineZone;
});

test("the machine's own zone changes no answer", async () => {
  const answers = new Set<string>();
  const offsets = new Set<number>();
  for (const machine of ["Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "Europe/London", "UTC"]) {
    process.env.TZ = machine;
    offsets.add(new Date(2027, 0, 1).getTimezoneOffset());
    vi.resetModules();
    const fresh = await import("@/lib/time");
    const days = ["2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07"];
    const said = days.flatMap((on) =>
      ["Europe/London", "America/New_York", "Australia/Lord_Howe"].map((timeZone) => {
        const at = fresh.instantAt(on, 90, timeZone);
        return [
          at,
          fresh.dateOf(at, timeZone),
          fresh.minuteOfDay(at, timeZone),
          fresh.addDays(on, 1),
          fresh.weekdayOf(on),
        ];
      }),
    );
    answers.add(JSON.stringify(said));
  }
  expect(offsets.size).toBeGreaterThan(3);
  expect(answers.size).toBe(1);
});

test.each([
  ["2027-02-28", 1, "2027-03-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2027-01-01", -1, "2026-12-31"],
  ["2027-03-28", 1, "2027-03-29"],
  ["2026-11-24", 35, "2026-12-29"],
  ["0001-01-01", 146_097, "0401-01-01"],
  ["9999-12-31", 0, "9999-12-31"],
])("%s and %i days is %s", (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
  expect(daysBetween(from, to)).toBe(days);
});

test("adding days and counting them are each other's inverse, and weekdays go round", () => {
  const day = fc.integer({ min: -700_000, max: 2_900_000 }).map((n) => isoDay(n * DAY_MS));
  fc.assert(
    fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (on, days) => {
      const to = addDays(on, days);
      expect(daysBetween(on, to)).toBe(days);
      expect(Math.abs(weekdayOf(to) - weekdayOf(on) - days) % 7).toBe(0);
    }),
  );
});

test("Monday is 1 and Sunday is 7, before 1970 too", () => {
  expect(weekdayOf("2026-11-23")).toBe(1);
  expect(weekdayOf("2026-11-29")).toBe(7);
  expect(weekdayOf("1969-12-28")).toBe(7);
  expect(weekdayOf("1969-12-29")).toBe(1);
});

test.each([
  "2027-02-29",
  "2027-2-9",
  "2027-13-01",
  "2027-00-10",
  "2027-04-31",
  "0000-01-01",
  "20270101",
  "2027-03-14T00:00",
  "",
  " 2027-03-14",
  "2027-03-00",
])("%j is no calendar day, and is said not to be one", (text) => {
  expect(isPlainDate(text)).toBe(false);
  for (const ask of [
    () => addDays(text, 1),
    () => weekdayOf(text),
    () => daysBetween("2027-01-01", text),
    () => instantAt(text, 0, "UTC"),
  ]) {
    expect(ask).toThrow(new RangeError(`Not a calendar day (YYYY-MM-DD): ${text}`));
  }
});

test.each(["Mars/Olympus", "", "Europe"])("%j is no time zone, and is said not to be one", (zone) => {
  const refusal = new RangeError(`Not an IANA time zone: ${zone}`);
  expect(() => instantAt("2027-01-01", 0, zone)).toThrow(refusal);
  expect(() => dateOf(0, zone)).toThrow(refusal);
  expect(() => minuteOfDay(0, zone)).toThrow(refusal);
});

test("a minute of the day is a whole number from 0 to 1440", () => {
  for (const wrong of [-1, 1441, 0.5, Number.NaN]) {
    expect(() => instantAt("2027-01-01", wrong, "UTC")).toThrow(RangeError);
  }
});

test("the calendar ends with the year 9999", () => {
  expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
  expect(() => addDays("0001-01-01", -1)).toThrow(RangeError);
  expect(() => addDays("2027-01-01", 0.5)).toThrow(RangeError);
});

test("a Date becomes the minute that it lies in, and a minute the Date at its beginning", () => {
  expect(fromDate(new Date("2027-03-14T09:30:59.999Z"))).toBe(minute("2027-03-14T09:30Z"));
  expect(fromDate(new Date(-1))).toBe(-1);
  expect(toDate(minute("2027-03-14T09:30Z")).toISOString()).toBe("2027-03-14T09:30:00.000Z");
  expect(() => fromDate(new Date(Number.NaN))).toThrow(RangeError);
  expect(() => toDate(Number.NaN)).toThrow(RangeError);
});
