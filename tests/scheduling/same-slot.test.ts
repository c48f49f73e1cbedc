// Are two places the same, or all of them?
import { expect, test } from "vitest";
import { areSamePlaces, isSameSlot } from "@/lib/scheduling/same-slot";
import { clock, slot } from "./plan-request-cases";

const ten = slot("2026-12-29", clock(10));
const eleven = slot("2026-12-29", clock(11));
const at = (visitId: string, place: typeof ten | null) => ({ visitId, slot: place });

test("a place is the same when nothing about it differs", () => {
  expect(isSameSlot(ten, { ...ten })).toBe(true);
  for (const other of [eleven, { ...ten, clinicianId: "x" }, { ...ten, roomId: "x" }, { ...ten, deviceId: null }]) {
    expect(isSameSlot(ten, other)).toBe(false);
  }
});

test.each([
  ["none and none", [], [], true],
  ["in another order", [at("a", ten), at("b", eleven)], [at("b", eleven), at("a", ten)], true],
  ["one more", [at("a", ten)], [at("a", ten), at("b", eleven)], false],
  ["another time", [at("a", ten)], [at("a", eleven)], false],
  ["another visit", [at("a", ten)], [at("b", ten)], false],
  ["no place and no place", [at("a", null)], [at("a", null)], true],
  ["a place and none", [at("a", ten)], [at("a", null)], false],
])("places of visits: %s", (_name, some, others, same) => {
  expect(areSamePlaces(some, others)).toBe(same);
});
