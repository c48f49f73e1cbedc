// Are days, times and lengths written the same way everywhere, on every runtime?
import { expect, test } from "vitest";
import { instantAt } from "@/lib/time";
import {
  sayDay,
  sayDayAndTime,
  sayDays,
  sayMinutes,
  sayMonth,
  sayTime,
  sayTimeAt,
  sayWeekdays,
  sayZone,
} from "@/lib/words/dates";

const today = "2026-11-24";

test.each([
  ["en", "2026-11-24", "Tue 24 Nov"],
  ["en", "2027-05-03", "Mon 3 May"],
  ["en", "2026-09-15", "Tue 15 Sep"],
  ["en-GB", "2027-02-04", "Thu 4 Feb"],
  ["en", "2027-09-19", "Sun 19 Sep"],
  ["en", "2027-09-20", "Mon 20 Sep 2027"],
  ["en", "2028-03-10", "Fri 10 Mar 2028"],
  ["en", "2026-01-28", "Wed 28 Jan 2026"],
  ["es", "2027-05-03", "lun 3 may"],
  ["es", "2026-09-15", "mar 15 sept"],
  ["es", "2028-03-10", "vie 10 mar 2028"],
])("in %s %s is written %s", (locale, on, written) => {
  expect(sayDay(locale, on, today)).toBe(written);
});

test.each([
  [0, "00:00"],
  [545, "09:05"],
  [930, "15:30"],
  [1440, "24:00"],
])("minute %i of a day is %s", (minute, written) => {
  expect(sayTime(minute)).toBe(written);
});

test("an instant is written as the location's clock shows it", () => {
  const at = instantAt("2026-11-24", 23 * 60 + 30, "Europe/London");
  expect(sayDayAndTime("en", at, "Europe/London", today)).toBe("Tue 24 Nov, 23:30");
  expect(sayDayAndTime("en", at, "Europe/Madrid", today)).toBe("Wed 25 Nov, 00:30");
  expect(sayTimeAt(at, "America/New_York")).toBe("18:30");
});

test.each([
  ["en", "2026-11-24", "Europe/London", "GMT"],
  ["en", "2026-07-24", "Europe/London", "BST"],
  ["en", "2026-11-24", "America/New_York", "EST"],
  ["en", "2026-11-24", "Asia/Kathmandu", "GMT+5:45"],
  ["es", "2026-11-24", "Europe/Madrid", "CET"],
])("in %s on %s the zone %s is called %s", (locale, on, timeZone, name) => {
  expect(sayZone(locale, instantAt(on, 720, timeZone), timeZone)).toBe(name);
});

test.each([
  ["en", 28, 42, "28–42 days"],
  ["en", 28, 28, "28 days"],
  ["en", 1, 1, "1 day"],
  ["es", 28, 42, "28–42 días"],
])("in %s from %i to %i days is %s", (locale, from, until, written) => {
  expect(sayDays(locale, from, until)).toBe(written);
});

test.each([
  ["en", "70 min"],
  ["es", "70 min"],
])("in %s seventy minutes are %s", (locale, written) => {
  expect(sayMinutes(locale, 70)).toBe(written);
});

test("on an axis January says its year and September is Sep", () => {
  expect(["2026-09-01", "2026-12-01", "2027-01-01"].map((on) => sayMonth("en", on))).toEqual([
    "Sep",
    "Dec",
    "Jan 2027",
  ]);
  expect(sayMonth("es", "2027-01-01")).toBe("ene 2027");
});

test("a week begins on Monday", () => {
  expect(sayWeekdays("en").map(({ short }) => short)).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  expect(sayWeekdays("en")[6]).toEqual({ value: 7, short: "Sun", long: "Sunday" });
  expect(sayWeekdays("es")[0]).toEqual({ value: 1, short: "lun", long: "lunes" });
});
