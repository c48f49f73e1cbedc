// Who works where and when at the demo clinic?
import { toDbDate } from "@/lib/db/dates";
import { addDays, type PlainDate } from "@/lib/time";
import { publicHolidays } from "./clinic";
import type { ClinicianKey, Place } from "./place";
import type { Beginning, Staff } from "./world";

type PlaceKey = "bristol" | "antwerp";
type Shift = readonly [
  clinician: ClinicianKey,
  place: PlaceKey,
  weekdays: readonly number[],
  from: number,
  until: number,
];

const at = (hour: number, minute = 0) => hour * 60 + minute;

/** Part-time, as such clinics are: on Tuesdays everybody works, on Saturdays Dr Okafor, on Sundays nobody. Local minutes. */
const SHIFTS: readonly Shift[] = [
  ["okafor", "bristol", [2, 4], at(10), at(13)],
  ["okafor", "bristol", [2, 4], at(13, 45), at(17)],
  ["okafor", "bristol", [1, 3, 5], at(9), at(12, 30)],
  ["okafor", "bristol", [6], at(9, 30), at(12, 30)],
  ["lindqvist", "bristol", [2], at(9), at(12, 30)],
  ["lindqvist", "antwerp", [4], at(10), at(13)],
  ["lindqvist", "antwerp", [4], at(13, 45), at(16)],
  ["marchetti", "bristol", [2, 3, 5], at(13), at(16, 45)],
  ["nakamura", "bristol", [1, 4], at(13), at(16, 30)],
  ["nakamura", "antwerp", [2], at(9), at(12, 30)],
  ["whitfield", "bristol", [2], at(13), at(17)],
  ["whitfield", "antwerp", [1, 5], at(9), at(12, 30)],
  ["whitfield", "antwerp", [3], at(10), at(14, 30)],
];

/** Days of leave from today. */
const LEAVE: readonly { clinician: ClinicianKey; from: number; to: number; note: string }[] = [
  { clinician: "nakamura", from: -24, to: -20, note: "Conference" },
  { clinician: "lindqvist", from: 17, to: 23, note: "Annual leave" },
];

/** The weekly hours since the clinic began, public holidays of both places, and some leave. */
export function addHours(
  { rows, newId, today }: Beginning,
  about: {
    clinicId: string;
    places: Readonly<Record<PlaceKey, Place>>;
    staff: Staff;
    foundedOn: PlainDate;
    lastOn: PlainDate;
    createdAt: Date;
  },
): void {
  const { clinicId, places, staff, foundedOn, lastOn, createdAt } = about;
  for (const [clinician, place, weekdays, fromMinute, untilMinute] of SHIFTS) {
    for (const weekday of weekdays) {
      rows.hours.push({
        clinicId,
        id: newId(createdAt),
        clinicianId: staff.clinicians[clinician].id,
        locationId: places[place].id,
        weekday,
        fromMinute,
        untilMinute,
        validFrom: toDbDate(foundedOn),
        validUntil: null,
      });
    }
  }
  for (const day of publicHolidays(foundedOn, lastOn)) {
    for (const place of [places.bristol, places.antwerp]) {
      rows.exceptions.push({
        clinicId,
        id: newId(createdAt),
        clinicianId: null,
        locationId: place.id,
        kind: "closure",
        fromDate: toDbDate(day),
        toDate: toDbDate(day),
        fromMinute: null,
        untilMinute: null,
        note: "Public holiday",
      });
    }
  }
  for (const { clinician, from, to, note } of LEAVE) {
    rows.exceptions.push({
      clinicId,
      id: newId(createdAt),
      clinicianId: staff.clinicians[clinician].id,
      locationId: null,
      kind: "leave",
      fromDate: toDbDate(addDays(today, from)),
      toDate: toDbDate(addDays(today, to)),
      fromMinute: null,
      untilMinute: null,
      note,
    });
  }
}
