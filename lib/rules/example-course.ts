// What would a course by this protocol look like if every visit fell on its target day?

import type { PlainDate } from "@/lib/time";
import { type DayWindow, windowAfter } from "./gap";
import type { Protocol } from "./protocol";
import { type CourseVisit, generateSeries } from "./series";

/** A visit of the example on its target day; the first has no window, since nothing comes before it. */
export type ExampleVisit = CourseVisit & { on: PlainDate; window: DayWindow | null };

/**
 * The protocol's usual number of sessions and its planned touch-ups, the first on `startsOn`, each other one as many days
 * after the visit before as its target says.
 */
export function exampleCourse(protocol: Protocol, startsOn: PlainDate): ExampleVisit[] {
  const visits: ExampleVisit[] = [];
  for (const visit of generateSeries(protocol, protocol.sessions.usual)) {
    const before = visits.at(-1);
    const window = before ? windowAfter(before.on, visit.gap) : null;
    visits.push({ ...visit, on: window?.targetOn ?? startsOn, window });
  }
  return visits;
}
