// Which protocols does a new clinic begin with?

import { careOf, STANDARD_CARE } from "./care-timeline";
import { STANDARD_EXPECTED } from "./expected-result";
import type { GapFigures } from "./gap";
import type { Phase } from "./occupancy";
import type { Protocol } from "./protocol";
import { STANDARD_CURVE } from "./result-curve";
import type { Source } from "./source";
import { STANDARD_FACTORS } from "./touch-up-factors";

/** Numbing needs no clinician, cleaning no client: 70 minutes of a room, 30 of a clinician. */
const STANDARD_PHASES: Phase[] = [
  { name: "numbing", minutes: 30, needs: { client: true, clinician: false, room: true, device: false } },
  { name: "needling", minutes: 30, needs: { client: true, clinician: true, room: true, device: true } },
  { name: "cleaning", minutes: 10, needs: { client: false, clinician: false, room: true, device: true } },
];

const FOUR_MONTHLY: Source = {
  title: "Four sessions 30 days apart in 48 adults, Journal of Clinical and Aesthetic Dermatology",
  ref: "PMC6122507",
};
const FOUR_MONTHLY_AGAIN: Source = { title: "Four monthly sessions", ref: "PubMed 33656167" };
const SCARS: Source = { title: "Acne scars: 58 studies, no standard protocol", ref: "PMC7764156" };
const STRETCH_MARKS: Source = {
  title: "Stretch marks at two-week gaps: pigment change in 21.9 %, Archives of Dermatological Research",
  ref: "Arch Dermatol Res 2023",
};
const CLEARANCE: Source = { title: "Microneedling Devices: what is cleared, from age 22", ref: "FDA" };
const CLINICS: Source = { title: "Several clinics agree", ref: "clinic practice" };

/** "Blocked under" and "restart after" are the clinic's defaults: no source gives a threshold. */
function sessionGap(earliestDays: number, targetDays: number, latestDays: number): GapFigures {
  return { blockedUnderDays: 14, earliestDays, targetDays, latestDays, restartAfterDays: 84 };
}

function touchUpGap(earliestDays: number, targetDays: number, latestDays: number): GapFigures {
  return { blockedUnderDays: 14, earliestDays, targetDays, latestDays, restartAfterDays: 730 };
}

const shared = {
  plannedTouchUps: 2,
  phases: STANDARD_PHASES,
  offLabelOverMm: 1.5,
  careTimeline: STANDARD_CARE,
  expected: STANDARD_EXPECTED,
  curve: STANDARD_CURVE,
  factors: STANDARD_FACTORS,
} satisfies Partial<Protocol>;

/**
 * The defaults of a new clinic, the standard first. They are data: the clinic edits copies of them and its medical lead
 * signs them off.
 *
 * Source: each names its own, the one for the gap first; `confidence` says how far they carry. Depth over 1.5 mm was not evaluated by makers.
 */
export const BUILT_IN_PROTOCOLS: readonly Protocol[] = [
  {
    ...shared,
    key: "rejuvenation",
    name: "Rejuvenation, fine lines, texture",
    sessions: { min: 3, usual: 4, max: 6 },
    gap: sessionGap(28, 35, 42),
    touchUp: touchUpGap(150, 180, 365),
    depthMm: { from: 0.25, to: 1.5 },
    notes: [],
    confidence: { course: "H", touchUp: "M" },
    sources: [FOUR_MONTHLY, FOUR_MONTHLY_AGAIN, CLEARANCE],
  },
  {
    ...shared,
    key: "deep-wrinkles",
    name: "Deep wrinkles",
    sessions: { min: 3, usual: 5, max: 6 },
    gap: sessionGap(28, 35, 42),
    touchUp: touchUpGap(90, 180, 365),
    depthMm: { from: null, to: 1.5 },
    notes: [],
    confidence: { course: "M", touchUp: "M" },
    sources: [CLINICS, CLEARANCE],
  },
  {
    ...shared,
    careTimeline: careOf({ isDeep: true }),
    key: "acne-scars",
    name: "Acne scars, mild to moderate",
    sessions: { min: 3, usual: 4, max: 6 },
    gap: sessionGap(28, 35, 56),
    touchUp: touchUpGap(150, 180, 365),
    depthMm: { from: 1.5, to: 1.5 },
    notes: ["no-standard-protocol"],
    confidence: { course: "M", touchUp: "M" },
    sources: [SCARS, CLEARANCE],
  },
  {
    ...shared,
    careTimeline: careOf({ isDeep: true }),
    key: "acne-scars-severe",
    name: "Acne scars, severe",
    sessions: { min: 4, usual: 6, max: 8 },
    gap: sessionGap(28, 42, 56),
    touchUp: touchUpGap(90, 150, 180),
    depthMm: { from: 1.5, to: 2.5 },
    notes: ["no-standard-protocol", "off-label-depth"],
    confidence: { course: "M", touchUp: "M" },
    sources: [SCARS, CLEARANCE],
  },
  {
    ...shared,
    key: "stretch-marks",
    name: "Stretch marks",
    sessions: { min: 3, usual: 4, max: 6 },
    gap: sessionGap(28, 35, 42),
    touchUp: touchUpGap(90, 180, 365),
    depthMm: { from: 1.0, to: 2.5 },
    notes: ["two-week-gaps-pigment", "off-label-depth"],
    confidence: { course: "M", touchUp: "M" },
    sources: [CLINICS, STRETCH_MARKS],
  },
  {
    ...shared,
    key: "hyperpigmentation",
    name: "Hyperpigmentation",
    sessions: { min: 2, usual: 4, max: 6 },
    gap: sessionGap(28, 35, 56),
    touchUp: touchUpGap(90, 180, 365),
    depthMm: { from: 0.25, to: 0.5 },
    notes: ["melasma-clinician-only"],
    confidence: { course: "L", touchUp: "L" },
    sources: [{ title: "Clinic practice; published sources differ", ref: "clinic practice" }],
  },
  {
    ...shared,
    careTimeline: careOf({ nextFromDays: 7 }),
    key: "scalp",
    name: "Scalp",
    sessions: { min: 3, usual: 6, max: 12 },
    gap: { blockedUnderDays: 5, earliestDays: 7, targetDays: 28, latestDays: 42, restartAfterDays: 84 },
    touchUp: touchUpGap(150, 180, 365),
    depthMm: { from: 0.5, to: 2.0 },
    notes: ["off-label-depth"],
    confidence: { course: "L", touchUp: "L" },
    sources: [{ title: "Clinic practice; few published sources, and they differ", ref: "clinic practice" }],
  },
  {
    ...shared,
    key: "prp-combined",
    name: "PRP-combined, skin",
    sessions: { min: 3, usual: 4, max: 6 },
    gap: sessionGap(28, 35, 42),
    touchUp: touchUpGap(90, 180, 365),
    depthMm: null,
    notes: ["depth-as-base"],
    confidence: { course: "M", touchUp: "M" },
    sources: [CLINICS],
  },
];
