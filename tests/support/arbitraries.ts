// Which protocols could a clinic publish? For properties that must hold whatever its figures are.
import fc from "fast-check";
import type { CareMoment, CareStep } from "@/lib/rules/care-timeline";
import type { DaysRange } from "@/lib/rules/expected-result";
import type { GapFigures } from "@/lib/rules/gap";
import type { Phase } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import type { CurveShape, ResultCurve } from "@/lib/rules/result-curve";
import { FACTORS, type FactorEffect, type FactorTable } from "@/lib/rules/touch-up-factors";

const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const daysInOrder = (length: number, min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length }).map(inOrder);

/** Five figures in order, all from `least` on. */
const gapFrom = (least: { floor: number; earliest: number }): fc.Arbitrary<GapFigures> =>
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), daysInOrder(4, 0, 200))
    .map(([under, [earliest = 0, target = 0, latest = 0, restart = 0]]) => {
      const earliestDays = least.earliest + earliest;
      return {
        blockedUnderDays: Math.max(least.floor, earliestDays - under),
        earliestDays,
        targetDays: least.earliest + target,
        latestDays: least.earliest + latest,
        restartAfterDays: least.earliest + restart,
      };
    });

/** The five figures of any gap that a protocol may have. */
export const anyGap: fc.Arbitrary<GapFigures> = gapFrom({ floor: 1, earliest: 1 });

const word = fc.stringMatching(/^[a-z]{3,12}$/);
const source = fc.record({ title: word, ref: word });
const confidence = fc.constantFrom("H" as const, "M" as const, "L" as const);

/** One to four phases; one of them at least needs the client, a clinician and a room. */
const phases: fc.Arbitrary<Phase[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom("numbing" as const, "needling" as const, "cleaning" as const),
      minutes: fc.integer({ min: 1, max: 90 }),
      needs: fc.record({
        client: fc.boolean(),
        clinician: fc.boolean(),
        room: fc.constant(true),
        device: fc.boolean(),
      }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(([first, ...rest]) =>
    first ? [{ ...first, needs: { ...first.needs, client: true, clinician: true } }, ...rest] : [],
  );

const days = (value: number): CareMoment => ({ unit: "days", value });

const careStep: fc.Arbitrary<Omit<CareStep, "key">> = fc
  .record({
    words: fc.record({ title: word, detail: word }),
    topic: fc.constantFrom("sun", "sunscreen", "make-up", "actives", "alcohol"),
    kind: fc.constantFrom("avoid" as const, "do" as const, "ask" as const, "expect" as const, "allow" as const),
    when: fc.constantFrom("before" as const, "after" as const),
    ends: daysInOrder(2, 0, 60),
    source: word,
  })
  .map(({ ends: [near = 0, far = 0], when, ...step }) => ({
    ...step,
    when,
    from: days(when === "before" ? -far - 1 : near),
    until: days(when === "before" ? 0 - near : far + 1),
  }));

const range: fc.Arbitrary<DaysRange> = daysInOrder(2, 1, 500).map(([fromDays = 1, toDays = 1]) => ({
  fromDays,
  toDays,
}));

/** Three lines that never cross: what grows faster, holds longer, fades slower and gains more lies higher. */
const curve: fc.Arbitrary<ResultCurve> = fc
  .record({ rise: daysInOrder(3, 1, 90), hold: daysInOrder(3, 0, 200), fade: daysInOrder(3, 1, 500), source: word })
  .map(({ rise, hold, fade, source: from }) => {
    const shape = (rank: 0 | 1 | 2): CurveShape => ({
      riseDays: rise[2 - rank] ?? 1,
      holdDays: hold[rank] ?? 0,
      fadeDays: fade[rank] ?? 1,
      gain: 0.8 + rank * 0.15,
    });
    return {
      low: shape(0),
      expected: shape(1),
      high: shape(2),
      gainOf: { session: 0.45, touch_up: 0.35 },
      softening: 0.28,
      fullHeight: 1.4,
      source: from,
    };
  });

const effect = fc.option(fc.integer({ min: -90, max: 90 }));
const factors: fc.Arbitrary<FactorTable> = fc
  .tuple(
    fc.integer({ min: 30, max: 80 }),
    fc.integer({ min: 1, max: 10 }),
    fc.array(effect, { minLength: FACTORS.length, maxLength: FACTORS.length }),
  )
  .map(([matureFromAge, quarters, effects]) => ({
    matureFromAge,
    deepFromMm: quarters / 4,
    effects: FACTORS.map((factor, index): FactorEffect => {
      const moved = effects[index] ?? null;
      return moved === null ? { factor, notSooner: true } : { factor, days: moved };
    }),
  }));

/** Any protocol that the schema lets a clinic publish. */
export const anyProtocol: fc.Arbitrary<Protocol> = fc
  .record({
    sessions: daysInOrder(3, 1, 12).map(([min = 1, usual = 1, max = 1]) => ({ min, usual, max })),
    gap: anyGap,
    plannedTouchUps: fc.integer({ min: 0, max: 4 }),
    phases,
    steps: fc.array(careStep, { maxLength: 6 }),
    expected: fc.record({ firstChange: range, collagen: range, fade: range, source }),
    curve,
    factors,
    confidence: fc.record({ course: confidence, touchUp: confidence }),
    source,
  })
  .chain(({ steps, source: first, ...rest }) =>
    gapFrom({ floor: rest.gap.blockedUnderDays, earliest: rest.gap.earliestDays }).map((touchUp) => ({
      ...rest,
      key: "any-protocol",
      name: "Any protocol",
      touchUp,
      depthMm: { from: 0.5, to: 1.5 },
      offLabelOverMm: 1.5,
      notes: [],
      careTimeline: steps.map((step, index) => ({ ...step, key: `step-${index + 1}` })),
      sources: [first],
    })),
  );
