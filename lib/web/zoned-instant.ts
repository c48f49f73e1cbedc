// How is an instant written for a program?
import { dateOf, daysBetween, type Minute, minuteOfDay } from "@/lib/time";
import { sayTime } from "@/lib/words/dates";

/** ISO 8601 with the zone's offset from UTC at that moment: "2027-02-23T15:00:00+00:00". */
export function zonedInstant(at: Minute, timeZone: string): string {
  const on = dateOf(at, timeZone);
  const minute = minuteOfDay(at, timeZone);
  const offset = daysBetween("1970-01-01", on) * 1440 + minute - at;
  return `${on}T${sayTime(minute)}:00${offset < 0 ? "-" : "+"}${sayTime(Math.abs(offset))}`;
}
