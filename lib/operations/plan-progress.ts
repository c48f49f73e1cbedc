// How far has a plan come, visit by visit?
import type { PlanRecord } from "@/lib/db/queries/plans";
import type { CourseProgress } from "@/lib/rules/maintenance";

/** What of the plan was given, is left out, or is open. */
export function progressOf({ visits }: Pick<PlanRecord, "visits">): CourseProgress[] {
  return visits.map(({ phase, position, number, skipped, appointment }) => ({
    phase,
    position,
    number,
    state: skipped ? "skipped" : appointment?.status === "completed" ? "completed" : "open",
  }));
}
