// How far ahead may anything be booked?
import { expect, test } from "vitest";
import { bookingHorizon } from "@/lib/rules/booking-horizon";

test.each([
  ["2026-11-24", 12, "2027-11-24"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-12-31", 2, "2027-02-28"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-11-30", 1, "2026-12-30"],
  ["2026-12-01", 1, "2027-01-01"],
])("%s and %i months reach to %s", (today, months, last) => {
  expect(bookingHorizon(today, months)).toBe(last);
});
