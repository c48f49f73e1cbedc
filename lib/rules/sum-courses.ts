// How do courses come out: finished on cadence, finished beside it, going on, slipped, or stopped?
import type { Grade } from "./gap";
import type { PlanStanding } from "./plan-standing";

export type Course = {
  status: "active" | "paused" | "ended";
  /** Sessions that the plan calls for, without those that were left out; and those that were given. */
  sessions: number;
  given: number;
  /** Of each gap between two given sessions. */
  grades: readonly Grade[];
  /** How it stands now; null for a plan that is not active. */
  standing: PlanStanding | null;
};

/**
 * "on-cadence": all sessions given, each gap from its earliest to its latest day. "off-cadence": all given, a gap earlier or later than that. "going":
 * sessions are left, and none is overdue. "slipped": a session is overdue, at risk or missed. "paused". "stopped": it ended before all were given.
 */
export const COURSE_OUTCOMES = ["on-cadence", "off-cadence", "going", "slipped", "paused", "stopped"] as const;
export type CourseOutcome = (typeof COURSE_OUTCOMES)[number];

export function courseOutcome({ status, sessions, given, grades, standing }: Course): CourseOutcome {
  if (given >= sessions) return grades.every((grade) => grade === "on-cadence") ? "on-cadence" : "off-cadence";
  if (status !== "active") return status === "paused" ? "paused" : "stopped";
  return standing === "overdue" || standing === "at-risk" ? "slipped" : "going";
}

export type CourseSum = Record<CourseOutcome, number> & { all: number };

export function sumCourses(courses: readonly Course[]): CourseSum {
  const sum: CourseSum = {
    ...{ "on-cadence": 0, "off-cadence": 0, going: 0, slipped: 0, paused: 0, stopped: 0 },
    all: courses.length,
  };
  for (const course of courses) sum[courseOutcome(course)] += 1;
  return sum;
}
