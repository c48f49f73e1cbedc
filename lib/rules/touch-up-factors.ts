// Which findings about a client move the target of a touch-up, and by how many days?

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
