// Do the protocols of a new clinic hold the figures that its medical lead signs?
import { expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { occupancyOf } from "@/lib/rules/occupancy";
import { protocolSchema } from "@/lib/schemas/protocol";

const figures = BUILT_IN_PROTOCOLS.map((one) => {
  const { min, usual, max } = one.sessions;
  const line = ({
    blockedUnderDays: b,
    earliestDays: e,
    targetDays: t,
    latestDays: l,
    restartAfterDays: r,
  }: typeof one.gap) => [b, e, t, l, r].join("/");
  const depth = one.depthMm && `${one.depthMm.from ?? "?"}-${one.depthMm.to}`;
  return [one.key, `${min}/${usual}/${max}`, line(one.gap), line(one.touchUp), depth];
});

test("each protocol has its golden figures, the standard first", () => {
  expect(figures).toEqual([
    ["rejuvenation", "3/4/6", "14/28/35/42/84", "14/150/180/365/730", "0.25-1.5"],
    ["deep-wrinkles", "3/5/6", "14/28/35/42/84", "14/90/180/365/730", "?-1.5"],
    ["acne-scars", "3/4/6", "14/28/35/56/84", "14/150/180/365/730", "1.5-1.5"],
    ["acne-scars-severe", "4/6/8", "14/28/42/56/84", "14/90/150/180/730", "1.5-2.5"],
    ["stretch-marks", "3/4/6", "14/28/35/42/84", "14/90/180/365/730", "1-2.5"],
    ["hyperpigmentation", "2/4/6", "14/28/35/56/84", "14/90/180/365/730", "0.25-0.5"],
    ["scalp", "3/6/12", "5/7/28/42/84", "14/150/180/365/730", "0.5-2"],
    ["prp-combined", "3/4/6", "14/28/35/42/84", "14/90/180/365/730", null],
  ]);
});

test.each(BUILT_IN_PROTOCOLS.map((one) => [one.key, one] as const))(
  "%s is valid, and survives being stored",
  (_, one) => {
    expect(protocolSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  },
);

test("what goes deeper than makers evaluated says that it is off-label", () => {
  for (const { depthMm, offLabelOverMm, notes } of BUILT_IN_PROTOCOLS) {
    expect(notes.includes("off-label-depth")).toBe((depthMm?.to ?? 0) > offLabelOverMm);
  }
});

test("a standard visit takes the room 70 minutes, the client 60 and the clinician 30", () => {
  expect(occupancyOf(BUILT_IN_PROTOCOLS[0]?.phases ?? [])).toEqual({
    client: { from: 0, to: 60 },
    clinician: { from: 30, to: 60 },
    room: { from: 0, to: 70 },
    device: { from: 30, to: 70 },
  });
});

test("a visit that needs no device takes none, and one without a clinician is no visit", () => {
  const needs = { client: true, clinician: true, room: true, device: false };
  expect(occupancyOf([{ name: "needling", minutes: 20, needs }]).device).toBeNull();
  expect(() => occupancyOf([{ name: "needling", minutes: 20, needs: { ...needs, clinician: false } }])).toThrow(
    RangeError,
  );
});

test("no gap of four weeks and more stands on a study of two-week gaps", () => {
  for (const { gap, sources } of BUILT_IN_PROTOCOLS) {
    if (gap.earliestDays >= 28) expect(sources[0].title).not.toMatch(/two-week/);
  }
});
