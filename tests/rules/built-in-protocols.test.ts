// Do the protocols of a new clinic hold the figures that its medical lead signs?
import { describe, expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { GapFigures } from "@/lib/rules/gap";
import { occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import { protocolSchema, publishableProtocolSchema } from "@/lib/schemas/protocol";

const five = (gap: GapFigures) =>
  [gap.blockedUnderDays, gap.earliestDays, gap.targetDays, gap.latestDays, gap.restartAfterDays].join("/");

/** A protocol as one line of a table. */
const row = ({ key, sessions, gap, touchUp, depthMm, confidence, ...rest }: Protocol) =>
  [
    key.padEnd(17),
    [sessions.min, sessions.usual, sessions.max].join("/").padEnd(6),
    five(gap),
    five(touchUp),
    (depthMm === null ? "as base" : `${depthMm.from ?? ""}-${depthMm.to}`).padEnd(8),
    `${confidence.course} ${confidence.touchUp}`,
    rest.sources.map(({ ref }) => ref).join(", "),
    ...rest.notes,
  ].join(" | ");

describe("golden figures", () => {
  test("sessions, five figures a gap, five a touch-up, depth, confidence, sources and notes; the standard first", () => {
    expect(BUILT_IN_PROTOCOLS.map(row)).toEqual([
      "rejuvenation      | 3/4/6  | 14/28/35/42/84 | 14/150/180/365/730 | 0.25-1.5 | H M | PMC6122507, PubMed 33656167, FDA",
      "deep-wrinkles     | 3/5/6  | 14/28/35/42/84 | 14/90/180/365/730 | -1.5     | M M | clinic practice, FDA",
      "acne-scars        | 3/4/6  | 14/28/35/56/84 | 14/150/180/365/730 | 1.5-1.5  | M M | PMC7764156, FDA | no-standard-protocol",
      "acne-scars-severe | 4/6/8  | 14/28/42/56/84 | 14/90/150/180/730 | 1.5-2.5  | M M | PMC7764156, FDA | no-standard-protocol | off-label-depth",
      "stretch-marks     | 3/4/6  | 14/28/35/42/84 | 14/90/180/365/730 | 1-2.5    | M M | clinic practice, Arch Dermatol Res 2023 | two-week-gaps-pigment | off-label-depth",
      "hyperpigmentation | 2/4/6  | 14/28/35/56/84 | 14/90/180/365/730 | 0.25-0.5 | L L | clinic practice | melasma-clinician-only",
      "scalp             | 3/6/12 | 5/7/28/42/84 | 14/150/180/365/730 | 0.5-2    | L L | clinic practice | off-label-depth",
      "prp-combined      | 3/4/6  | 14/28/35/42/84 | 14/90/180/365/730 | as base  | M M | clinic practice | depth-as-base",
    ]);
  });

  test("in all of them: two touch-ups kept open, off-label over 1.5 mm, the same phases", () => {
    for (const { plannedTouchUps, offLabelOverMm, phases } of BUILT_IN_PROTOCOLS) {
      expect([plannedTouchUps, offLabelOverMm]).toEqual([2, 1.5]);
      expect(
        phases.map(({ name, minutes, needs }) => {
          const needed = Object.entries(needs).flatMap(([who, isNeeded]) => (isNeeded ? [who] : []));
          return `${name} ${minutes}: ${needed.join(", ")}`;
        }),
      ).toEqual([
        "numbing 30: client, room",
        "needling 30: client, clinician, room, device",
        "cleaning 10: room, device",
      ]);
    }
  });

  test("in all of them: the factors of a touch-up and the expected ranges, in days", () => {
    for (const { factors, expected } of BUILT_IN_PROTOCOLS) {
      const effects = factors.effects.map((effect) => [effect.factor, "days" in effect ? effect.days : "not sooner"]);
      expect(effects).toEqual([
        ["mature-skin", -30],
        ["strong-sun", -30],
        ["smoker", -30],
        ["poor-aftercare", -15],
        ["consistent-care", 15],
        ["deep-or-prp", 30],
        ["reactive-skin", "not sooner"],
      ]);
      expect([factors.matureFromAge, factors.deepFromMm]).toEqual([50, 1.5]);
      expect([expected.firstChange, expected.collagen, expected.fade]).toEqual([
        { fromDays: 3, toDays: 14 },
        { fromDays: 28, toDays: 60 },
        { fromDays: 120, toDays: 400 },
      ]);
    }
  });
});

test.each(BUILT_IN_PROTOCOLS.map((one) => [one.key, one] as const))(
  "%s may be published as it is, and survives being stored",
  (_, one) => {
    expect(publishableProtocolSchema.parse(one)).toEqual(one);
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
