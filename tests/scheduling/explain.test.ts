// Is each reason of a day true?
import { expect, test } from "vitest";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import type { PlanQuestion, PlanVisit } from "@/lib/scheduling/plan-request";
import type { Facility } from "@/lib/scheduling/types";
import { at, clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const TODAY = "2026-11-24";
const year = facility({ until: "2027-11-24" });

const reasons = (answer: PlanAnswer, id: string) => answer.visits.find(({ visitId }) => visitId === id)?.why ?? [];
const rules = (answer: PlanAnswer, id: string) => reasons(answer, id).map(({ rule }) => rule);
const onTarget = (rule: string) => rule.startsWith("target-") || rule === "on-target";

function busyOn(clinic: Facility, id: string, on: string, spans: [number, number][]): Facility {
  const busy = spans.map(([from, until]) => ({ start: at(on, from), end: at(on, until) }));
  return { ...clinic, clinicians: clinic.clinicians.map((one) => (one.id === id ? { ...one, busy } : one)) };
}

function asked(visits: PlanVisit[], more: Partial<PlanQuestion> = {}): PlanQuestion {
  return question(TODAY, visits, { firstTargetOn: TODAY, ...more });
}

const begun = [{ visitId: "session-1", slot: slot(TODAY, clock(15)) }];

test("when only the wished clinician is taken in the wished hours, it is said of that clinician", () => {
  // What is left is outside those hours, and too tight to be the best place.
  const clinic = busyOn(year, "okafor", "2026-12-29", [
    [clock(9), clock(9, 40)],
    [clock(10, 30), clock(18)],
  ]);
  const preferences = { clinicianId: "okafor", from: clock(14), until: clock(18) };
  const answer = placePlan(clinic, asked(visitsOf("rejuvenation", 3), { preferences, pins: begun }));
  expect(rules(answer, "session-2")).toContain("target-clinician-hours-full");
  expect(rules(answer, "session-2")).not.toContain("target-hours");
});

test("a late visit is not measured by its target, and says which wish it misses", () => {
  const visits = visitsOf("rejuvenation", 3).map((visit, index): PlanVisit => {
    const on = "2026-10-07";
    const appointment = { status: "completed", slot: slot(on, clock(10)), on, overridden: false } as const;
    return index === 0 ? { ...visit, appointment } : visit;
  });
  const answer = placePlan(year, question(TODAY, visits, { preferences: { weekdays: [1], clinicianId: "okafor" } }));
  const said = rules(answer, "session-2");
  expect(said).toContain("late-window");
  expect(said.filter(onTarget)).toEqual([]);
  expect(said).not.toContain("best-near-target");
  expect(said).toContain("misses-weekday");
});

test("a first session that a kept one pushes off the day asked for names that one first", () => {
  const pins = [{ visitId: "session-2", slot: slot("2027-02-04", clock(11)) }];
  const answer = placePlan(year, asked(visitsOf("rejuvenation", 3), { pins }));
  expect(answer.ok).toBe(true);
  const bounded = reasons(answer, "session-1").find(({ rule }) => rule === "target-bounded");
  expect(bounded?.values).toEqual({ targetOn: TODAY, laterPhase: "session", laterNumber: 2, laterOn: "2027-02-04" });
});

test("the targets behind a chosen day count from it: a touch-up beyond the horizon is not asked for", () => {
  const horizonOn = "2027-10-01";
  const near = asked(visitsOf("rejuvenation", 3), { horizonOn });
  expect(rules(placePlan(year, near), "touch_up-1")).not.toContain("beyond-horizon");
  const pins = [{ visitId: "session-3", slot: slot("2027-04-20", clock(11)) }];
  const far = placePlan(year, asked(visitsOf("rejuvenation", 3), { horizonOn, firstTargetOn: "2027-02-01", pins }));
  expect(rules(far, "touch_up-1")).toContain("beyond-horizon");
});

test("a day whose hours are over is not called full", () => {
  const late = { notBefore: at(TODAY, clock(17, 45)) };
  expect(rules(placePlan(year, asked(visitsOf("rejuvenation", 3), late)), "session-1")).toContain("target-over");
});

test("a place that suits the rest is claimed only where the target day was tried and the rest stood worse", () => {
  // Nobody works on the day that is session 3's target when session 2 stands on its own.
  const clinic = facility({ until: "2027-11-24", clinicianIds: ["okafor"], leave: { okafor: ["2027-02-02"] } });
  const visits = visitsOf("rejuvenation", 3, ["okafor"]);
  const answer = placePlan(clinic, asked(visits, { pins: begun }));
  expect(rules(answer, "session-2")).toContain("target-dearer");
  const onTargetDay = { visitId: "session-2", slot: slot("2026-12-29", clock(15)) };
  const held = placePlan(clinic, asked(visits, { pins: [...begun, onTargetDay] }));
  expect(rules(answer, "session-3")).toContain("on-target");
  expect(rules(held, "session-3")).not.toContain("on-target");
});

test("a session names the source of its gap, a touch-up none: the clinic sets that interval", () => {
  const answer = placePlan(year, asked(visitsOf("rejuvenation", 3), { source: "Four sessions, 30 days apart" }));
  const sourceOf = (id: string) => reasons(answer, id).find(({ source }) => source !== undefined)?.source;
  expect(sourceOf("session-2")).toBe("Four sessions, 30 days apart");
  expect(reasons(answer, "touch_up-1").length).toBeGreaterThan(0);
  expect(sourceOf("touch_up-1")).toBeUndefined();
});
