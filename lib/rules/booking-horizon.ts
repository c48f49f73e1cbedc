// How far ahead may anything be booked?
import { TZDate } from "@date-fns/tz";
import { addMonths, formatISO } from "date-fns";
import type { PlainDate } from "@/lib/time";

/**
 * The last day that may be booked: the same day `months` later, or the last day of that month where it has no such day.
 *
 * @example bookingHorizon("2026-08-31", 6) // "2027-02-28"
 */
export function bookingHorizon(today: PlainDate, months: number): PlainDate {
  const [year = 1, month = 1, day = 1] = today.split("-").map(Number);
  return formatISO(addMonths(TZDate.tz("UTC", year, month - 1, day), months), { representation: "date" });
}
