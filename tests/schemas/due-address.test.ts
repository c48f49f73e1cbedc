// Do the choices of who books what is due survive in the address?
import { expect, test } from "vitest";
import { dueFromAddress, dueHref } from "@/lib/schemas/due-address";
import { type PreviewDueInput, previewDueSchema } from "@/lib/schemas/plan";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const slot = { start: 29_930_000, clinicianId: id(7), roomId: id(8), deviceId: id(9) };

const CASES: PreviewDueInput[] = [
  { planId: id(1), pins: [], unticked: [] },
  { planId: id(1), pins: [{ visitId: id(2), slot }], unticked: [] },
  {
    planId: id(1),
    pins: [
      { visitId: id(2), slot: { ...slot, deviceId: null } },
      { visitId: id(3), slot },
    ],
    unticked: [id(4), id(5)],
    changing: id(3),
  },
];

test.each(CASES)("what was chosen is read again: %j", (input) => {
  const url = new URL(dueHref(input), "http://clinic.example");
  expect(url.pathname).toBe(`/clinic/plans/${id(1)}/book`);
  expect(previewDueSchema.parse(dueFromAddress(id(1), Object.fromEntries(url.searchParams)))).toEqual(input);
});

test("a garbled choice is not taken for one", () => {
  expect(previewDueSchema.safeParse(dueFromAddress(id(1), { pins: "2~soon" })).success).toBe(false);
  expect(previewDueSchema.safeParse(dueFromAddress("no plan", {})).success).toBe(false);
});
