// Is each message due when the client needs it, and never at night?
import fc from "fast-check";
import { expect, test } from "vitest";
import { bookingRemindersFor, onePerDay, remindersFor } from "@/lib/rules/reminders";
import { dateOf, instantAt, minuteOfDay } from "@/lib/time";

const ZONE = "Europe/London";
const at = (on: string, hour: number, minute = 0) => instantAt(on, hour * 60 + minute, ZONE);
const said = (message: { rule: string; occurrence: number; dueAt: number }) => {
  const minute = minuteOfDay(message.dueAt, ZONE);
  const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  return `${dateOf(message.dueAt, ZONE)} ${time} ${message.rule} ${message.occurrence}`;
};

test("a visit booked five weeks ahead has all its messages, one a day, in order", () => {
  const messages = remindersFor({
    startsAt: at("2026-12-29", 15, 30),
    clientTimeZone: ZONE,
    now: at("2026-11-24", 10),
  });
  expect(messages.map(said)).toEqual([
    "2026-12-15 10:00 prepare-14 1",
    "2026-12-22 10:00 prepare-7 1",
    "2026-12-24 10:00 prepare-5 1",
    "2026-12-26 15:30 confirm 1",
    "2026-12-28 15:30 reminder 1",
    "2026-12-30 10:00 care-day 1",
    "2026-12-31 10:00 comfort-check 1",
    "2027-01-01 10:00 care-day 2",
    "2027-01-05 10:00 care-day 3",
    "2027-01-08 10:00 result-check 1",
    "2027-01-12 10:00 sun 2",
    "2027-01-19 10:00 sun 3",
    "2027-01-26 10:00 sun 4",
  ]);
});

test("what is past when a visit is booked is left out", () => {
  const startsAt = at("2026-11-27", 10);
  const messages = remindersFor({ startsAt, clientTimeZone: ZONE, now: at("2026-11-24", 11) });
  expect(messages[0]?.rule).toBe("reminder");
});

test("a message before an early visit goes out on the evening before", () => {
  const messages = remindersFor({ startsAt: at("2026-12-29", 8), clientTimeZone: ZONE, now: at("2026-11-24", 10) });
  expect(messages.filter(({ rule }) => rule === "confirm" || rule === "reminder").map(said)).toEqual([
    "2026-12-25 19:59 confirm 1",
    "2026-12-27 19:59 reminder 1",
  ]);
});

const zones = fc.constantFrom("Europe/London", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe");

test("every message falls into service hours, is still ahead and, before the visit, never valid once it begins", () => {
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: 0, max: 400 * 1440 }),
      fc.integer({ min: 0, max: 40 * 1440 }),
      (clientTimeZone, later, notice) => {
        const startsAt = at("2026-03-01", 0) + later;
        const now = startsAt - notice;
        const messages = remindersFor({ startsAt, clientTimeZone, now });
        const lasting = new Set(messages.map(({ dueAt }) => dateOf(dueAt, clientTimeZone)));
        expect(lasting.size).toBe(messages.length);
        for (const { dueAt, validUntil, rule } of messages) {
          const minute = minuteOfDay(dueAt, clientTimeZone);
          expect(minute >= 540 && minute < 1200).toBe(true);
          expect(dueAt > now && dueAt < validUntil).toBe(true);
          if (/^prepare|confirm|reminder/.test(rule)) expect(validUntil <= startsAt).toBe(true);
        }
      },
    ),
  );
});

test("two messages of one client on one day: what prepares beats what follows, and the reminders of a visit always go", () => {
  const kept = onePerDay(
    [
      { rule: "sun" as const, dueAt: at("2027-01-19", 10) },
      { rule: "prepare-14" as const, dueAt: at("2027-01-19", 10) },
      { rule: "confirm" as const, dueAt: at("2027-01-20", 15) },
      { rule: "reminder" as const, dueAt: at("2027-01-20", 16) },
      { rule: "care-day" as const, dueAt: at("2027-01-20", 10) },
    ],
    ZONE,
  );
  expect(kept.map(({ rule }) => rule)).toEqual(["prepare-14", "confirm", "reminder"]);
});

const unbooked = { previousOn: "2026-12-29", clientTimeZone: ZONE, now: at("2026-12-29", 17) };

test("a session that is not booked is asked for four times, a touch-up three, on Sundays from noon", () => {
  expect(bookingRemindersFor({ ...unbooked, phase: "session", targetOn: "2027-02-02" }).map(said)).toEqual([
    "2027-01-01 10:00 next-due 1",
    "2027-01-19 10:00 next-due 2",
    "2027-02-02 10:00 next-due 3",
    "2027-02-09 10:00 next-due 4",
  ]);
  const recalls = bookingRemindersFor({ ...unbooked, phase: "touch_up", targetOn: "2027-09-05" });
  expect(recalls.map(said)).toEqual([
    "2027-08-15 12:00 recall 1",
    "2027-09-05 12:00 recall 2",
    "2027-09-19 12:00 recall 3",
  ]);
  expect(recalls.every(({ purpose }) => purpose === "invitation")).toBe(true);
});
