// Why may a day hold no free place: it is over, not open for booking yet, or nobody works?
import { addDays, instantAt, type PlainDate } from "@/lib/time";
import type { Facility } from "./types";

export type DayState = "past" | "beyond" | "closed" | "open";

/** "open" says that somebody works there, not that a place is free. The facility must reach from `today` to `horizonOn`. */
export function dayState(
  facility: Facility,
  on: PlainDate,
  bounds: { today: PlainDate; horizonOn: PlainDate },
): DayState {
  if (on < bounds.today) return "past";
  if (on > bounds.horizonOn) return "beyond";
  const from = instantAt(on, 0, facility.timeZone);
  const until = instantAt(addDays(on, 1), 0, facility.timeZone);
  const works = facility.clinicians.some(({ open }) => open.some(({ start, end }) => start < until && end > from));
  return works ? "open" : "closed";
}
