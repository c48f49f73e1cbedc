// How old is somebody on a day?
import type { PlainDate } from "@/lib/time";

/** Whole years; who was born on 29 February has their birthday on 1 March in other years. */
export function ageOn(bornOn: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
