// Which findings about a client move the target of a touch-up, and by how many days?

import type { GapFigures } from "./gap";

/** The findings that the five factors come down to: age, sun, smoking, aftercare, depth and intensity, skin. */
export const FACTORS = [
  "mature-skin",
  "strong-sun",
  "smoker",
  "poor-aftercare",
  "consistent-care",
  "deep-or-prp",
  "reactive-skin",
] as const;
export type Factor = (typeof FACTORS)[number];

/** What one finding does: it adds days to the target (fewer than 0: sooner), or keeps the target from coming sooner at all. */
export type FactorEffect = { factor: Factor; days: number } | { factor: Factor; notSooner: true };

export type FactorTable = {
  /** Skin counts as mature from this age on, in years. */
  matureFromAge: number;
  /** A depth counts as deep from here, in millimetres. */
  deepFromMm: number;
  effects: FactorEffect[];
};

/**
 * The default of all built-in protocols; the sum stays inside the touch-up's earliest and latest day.
 *
 * Source: a design choice; the article names the five factors and gives no figures, so the clinic sets them.
 */
export const STANDARD_FACTORS: FactorTable = {
  matureFromAge: 50,
  deepFromMm: 1.5,
  effects: [
    { factor: "mature-skin", days: -30 },
    { factor: "strong-sun", days: -30 },
    { factor: "smoker", days: -30 },
    { factor: "poor-aftercare", days: -15 },
    { factor: "consistent-care", days: 15 },
    { factor: "deep-or-prp", days: 30 },
    { factor: "reactive-skin", notSooner: true },
  ],
};

/** What the table's findings are judged by. Null where it is not known. */
export type KnownFacts = {
  /** In years, on the day of the assessment. */
  age: number | null;
  /** Fitzpatrick, 1 to 6. */
  skinType: number | null;
  /** Of the last treatment, in millimetres. */
  depthMm: number | null;
  withPrp: boolean;
};

/**
 * What the facts alone say of each finding: true or false where they settle it, null where a clinician has to look. Skin
 * of type IV to VI counts as "dark or reactive"; lighter skin may still be reactive.
 *
 * Source: of clinical figures only the table's own, `matureFromAge` and `deepFromMm`.
 */
export function settledFindings(table: FactorTable, facts: KnownFacts): Record<Factor, boolean | null> {
  const { age, skinType, depthMm, withPrp } = facts;
  const isDeep = depthMm !== null && depthMm >= table.deepFromMm;
  return {
    "mature-skin": age === null ? null : age >= table.matureFromAge,
    "strong-sun": null,
    smoker: null,
    "poor-aftercare": null,
    "consistent-care": null,
    "deep-or-prp": withPrp || isDeep,
    "reactive-skin": skinType !== null && skinType >= DARK_FROM_TYPE ? true : null,
  };
}

const DARK_FROM_TYPE = 4;

/** Whether a protocol is the one with PRP, or a copy of it: their keys begin alike. */
export function isWithPrp({ key }: { key: string }): boolean {
  return key.startsWith("prp-combined");
}

/** The findings that hold: what the facts settle, and of the rest what was ticked. In the order of `FACTORS`. */
export function findingsOf(settled: Record<Factor, boolean | null>, ticked: readonly Factor[]): Factor[] {
  return FACTORS.filter((factor) => settled[factor] ?? ticked.includes(factor));
}

export type TouchUpTarget = {
  /** The target of the next touch-up, in days since the visit before it. */
  days: number;
  /** What each finding did, in the order of `FACTORS`. */
  effects: FactorEffect[];
  /** Which bound kept it from the sum; "target": a finding keeps it from coming sooner than the protocol's own target. */
  boundedBy: "earliest" | "latest" | "target" | null;
};

/**
 * The target of a touch-up: the protocol's own, and the sum of what the findings add to it, never outside of the protocol's
 * earliest and latest day; not sooner than the protocol's own where a finding says so.
 *
 * Source: the protocol's interval and table, both set by the clinic; no study sets either.
 *
 * @example touchUpTarget(standard, ["smoker", "strong-sun"]) // { days: 150, …, boundedBy: "earliest" } for 150/180/365
 */
export function touchUpTarget(
  { touchUp, factors }: { touchUp: GapFigures; factors: FactorTable },
  findings: readonly Factor[],
): TouchUpTarget {
  const effects = FACTORS.flatMap((factor) =>
    factors.effects.filter((effect) => effect.factor === factor && findings.includes(factor)),
  );
  const sum = effects.reduce((days, effect) => days + ("days" in effect ? effect.days : 0), touchUp.targetDays);
  const isKept = sum < touchUp.targetDays && effects.some((effect) => "notSooner" in effect);
  const wanted = isKept ? touchUp.targetDays : sum;
  const days = insideWindow(wanted, touchUp);
  const boundedBy = wanted < days ? "earliest" : wanted > days ? "latest" : isKept ? "target" : null;
  return { days, effects, boundedBy };
}

/** What is known of a client before anybody has assessed this course: the record, and what was found of them the last time. */
export type KnownClient = { age: number | null; skinType: number | null; found: readonly Factor[] };

/**
 * The target of a course's touch-ups by what is known of the client when it begins; a clinician's assessment replaces it.
 *
 * Source: the protocol's interval and table, both set by the clinic; no study sets either.
 */
export function knownTarget(
  protocol: { key: string; touchUp: GapFigures; factors: FactorTable },
  { age, skinType, found }: KnownClient,
): TouchUpTarget {
  const facts = { age, skinType, depthMm: null, withPrp: isWithPrp(protocol) };
  return touchUpTarget(protocol, findingsOf(settledFindings(protocol.factors, facts), found));
}

/** The day nearest to the one wanted that lies inside a visit's window. */
export function insideWindow(days: number, { earliestDays, latestDays }: GapFigures): number {
  return Math.min(Math.max(days, earliestDays), latestDays);
}
