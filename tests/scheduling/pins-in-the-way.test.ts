// Which chosen place is named when it leaves another visit none?
import { expect, test } from "vitest";
import { placePlan } from "@/lib/scheduling/place-plan";
import type { Pin } from "@/lib/scheduling/plan-request";
import { addDays } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const TODAY = "2026-11-24";
const clinic = facility({ until: "2027-11-24" });
const pin = (number: number, on: string): Pin => ({ visitId: `session-${number}`, slot: slot(on, clock(11)) });
const placed = (pins: Pin[], at = clinic) =>
  placePlan(at, question(TODAY, visitsOf("rejuvenation", 4), { firstTargetOn: TODAY, pins }));

test("of two that are too near, each may go: the other one first, its own last", () => {
  expect(placed([pin(1, "2026-12-05"), pin(2, "2026-12-29")])).toMatchObject({
    ok: false,
    visitId: "session-2",
    pinsInTheWay: {
      alone: [
        { visitId: "session-1", on: "2026-12-05" },
        { visitId: "session-2", on: "2026-12-29" },
      ],
      together: true,
    },
  });
});

test("a kept session whose own days are all closed is the cause by itself, and another kept one is not", () => {
  const away = Array.from({ length: 60 }, (_, index) => addDays("2027-01-26", index));
  const shut = facility({ until: "2027-11-24", clinicianIds: ["okafor"], leave: { okafor: away } });
  const visits = visitsOf("rejuvenation", 3, ["okafor"]);
  const pins = [pin(1, TODAY), pin(2, "2026-12-29")];
  const answer = placePlan(shut, question(TODAY, visits, { firstTargetOn: TODAY, pins }));
  expect(answer).toMatchObject({ ok: false, visitId: "session-3", lacking: "clinician" });
  expect(answer.ok || answer.pinsInTheWay).toEqual({
    alone: [{ visitId: "session-2", on: "2026-12-29" }],
    together: true,
  });
});

test("where no single one is the cause, all together may be", () => {
  // Session 2 is too near to both of its neighbours' places, and they are too near to each other.
  const pins = [pin(1, TODAY), pin(2, "2026-12-07"), pin(3, "2026-12-18")];
  const answer = placed(pins);
  expect(answer.ok || answer.pinsInTheWay).toEqual({ alone: [], together: true });
});

test("pins that are not the cause are not blamed", () => {
  const none = { ...clinic, clinicians: [] };
  const answer = placePlan(none, question(TODAY, visitsOf("rejuvenation", 4), { pins: [] }));
  expect(answer.ok || answer.pinsInTheWay).toEqual({ alone: [], together: false });
});

test("letting go of the place that is named gives every visit a place", () => {
  const pins = [pin(1, TODAY), pin(3, "2027-01-10"), pin(4, "2027-03-20")];
  const answer = placed(pins);
  expect(answer.ok).toBe(false);
  const [first] = answer.ok ? [] : answer.pinsInTheWay.alone;
  expect(first).toBeDefined();
  expect(placed(pins.filter(({ visitId }) => visitId !== first?.visitId)).ok).toBe(true);
});
