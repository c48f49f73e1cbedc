// How is the expected result drawn: how it grows after each session and fades later, with a range around it?

/** One treatment that counts: how many days after the first one it is given, and what it is. */
export type Treatment = { day: number; phase: "session" | "touch_up" };

/** Heights of the drawing at one day, 0..1; they are no measure of skin. */
export type ResultAt = { low: number; expected: number; high: number };

/** How one treatment's part grows and fades: `riseDays` to grow, `holdDays` until it begins to fade, `fadeDays` to fade. */
export type CurveShape = { riseDays: number; holdDays: number; fadeDays: number; gain: number };

/** The figures of the drawing, which are never shown as numbers. */
export type ResultCurve = {
  expected: CurveShape;
  low: CurveShape;
  high: CurveShape;
  /** What one treatment adds. A touch-up lifts what is there, so it adds less than a session of the course. */
  gainOf: { session: number; touch_up: number };
  /** Later treatments add less than the first ones did: v becomes v / (1 + softening · v). */
  softening: number;
  /** The softened sum that fills the height of the drawing. */
  fullHeight: number;
  /** Where the figures come from, or "illustration": chosen so that the line says what is known in words. */
  source: string;
};

/** The source of a curve that has none. */
const ILLUSTRATION = "illustration";

/**
 * The default of all built-in protocols: collagen builds over weeks, a course lasts from several months to over a year, and
 * people differ.
 *
 * Source: the product's article ("How Long Does Microneedling Last?"), which gives a range and no curve: an illustration.
 */
export const STANDARD_CURVE: ResultCurve = {
  expected: { riseDays: 38, holdDays: 90, fadeDays: 250, gain: 1 },
  low: { riseDays: 46, holdDays: 60, fadeDays: 150, gain: 0.82 },
  high: { riseDays: 32, holdDays: 125, fadeDays: 400, gain: 1.1 },
  gainOf: { session: 0.45, touch_up: 0.35 },
  softening: 0.28,
  fullHeight: 1.4,
  source: ILLUSTRATION,
};

function partOf(days: number, shape: CurveShape): number {
  if (days <= 0) return 0;
  const grown = 1 - Math.exp(-((days / shape.riseDays) ** 1.5));
  const left = Math.exp(-((Math.max(0, days - shape.holdDays) / shape.fadeDays) ** 1.5));
  return shape.gain * grown * left;
}

function heightAt(
  day: number,
  treatments: readonly Treatment[],
  shape: CurveShape,
  { gainOf, softening, fullHeight }: ResultCurve,
): number {
  const sum = treatments.reduce((total, one) => total + gainOf[one.phase] * partOf(day - one.day, shape), 0);
  return Math.min(1, sum / (1 + softening * sum) / fullHeight);
}

/**
 * The height of the result's line and of its range on one day, counted as the treatments' days are.
 *
 * It is 0 until the first treatment, and low ≤ expected ≤ high on every day, whatever the curve's figures are.
 */
export function resultAt(day: number, treatments: readonly Treatment[], curve: ResultCurve): ResultAt {
  const expected = heightAt(day, treatments, curve.expected, curve);
  return {
    low: Math.min(expected, heightAt(day, treatments, curve.low, curve)),
    expected,
    high: Math.max(expected, heightAt(day, treatments, curve.high, curve)),
  };
}

/** Whether the line only illustrates what is known in words; then it is called so wherever it is named. */
export function isIllustration({ source }: ResultCurve): boolean {
  return source === ILLUSTRATION;
}
