// What does a new clinic ask before every treatment, and what does each answer mean there?
import type { Ground, Questionnaire, ScreeningQuestion } from "./screening";

const LABELS = "FDA, Microneedling Devices; device consent sheets";
const CONSENT = "Device consent sheets";
const CLINICS = "Clinic instructions";

type Asked = Pick<ScreeningQuestion, "key" | "choices"> & Partial<ScreeningQuestion> & Pick<Ground, "confidence">;

function question({ source = CLINICS, ...asked }: Asked): ScreeningQuestion {
  return { inArea: false, overridable: false, retired: false, source, ...asked };
}

const blocks = { outcome: "block" } as const;
const reviews = { outcome: "review" } as const;
const defers = (days: number, thenReview = false) => ({ outcome: "defer", days, thenReview }) as const;

/** A condition under treatment: a clinician looks; one that is not under control keeps the treatment off. */
const CONTROL: ScreeningQuestion["choices"] = [
  { key: "controlled", effect: reviews },
  { key: "uncontrolled", effect: blocks },
];

/**
 * The first version of every clinic's questionnaire. Each figure is a default that the clinic may edit and that its medical
 * lead signs off.
 *
 * Source: each question has its own; `range` is what sources give where they differ.
 */
export const STANDARD_QUESTIONNAIRE: Questionnaire = {
  questions: [
    question({
      key: "isotretinoin",
      choices: [
        { key: "now", effect: blocks },
        { key: "stopped", effect: defers(180) },
      ],
      overridable: true,
      source: CONSENT,
      range: "90–365 days after stopping; some consensus papers dispute it",
      confidence: "H",
    }),
    question({
      key: "skin-problem",
      choices: [{ key: "yes", effect: blocks }],
      inArea: true,
      source: LABELS,
      range: "until healed",
      confidence: "H",
    }),
    question({
      key: "cold-sore-history",
      choices: [{ key: "yes", effect: reviews }],
      inArea: true,
      source: CONSENT,
      range: "prevention starts 1–2 days before",
      confidence: "M",
    }),
    question({ key: "pregnant", choices: [{ key: "yes", effect: blocks }], source: LABELS, confidence: "H" }),
    question({
      key: "nursing",
      choices: [{ key: "yes", effect: reviews }],
      range: "no treatment in many clinics",
      confidence: "M",
    }),
    question({
      key: "keloid",
      choices: [{ key: "yes", effect: blocks }],
      overridable: true,
      source: CONSENT,
      confidence: "M",
    }),
    question({ key: "bleeding-disorder", choices: [{ key: "yes", effect: blocks }], source: LABELS, confidence: "M" }),
    question({ key: "allergy", choices: [{ key: "yes", effect: blocks }], source: LABELS, confidence: "M" }),
    question({ key: "skin-cancer", choices: [{ key: "yes", effect: blocks }], source: LABELS, confidence: "M" }),
    question({
      key: "cancer-treatment",
      choices: [
        { key: "now", effect: blocks },
        { key: "ended", effect: defers(90, true) },
      ],
      source: LABELS,
      range: "review 90–180 days after",
      confidence: "M",
    }),
    question({ key: "anticoagulant", choices: CONTROL, source: CONSENT, confidence: "M" }),
    question({ key: "diabetes", choices: CONTROL, source: CONSENT, confidence: "M" }),
    question({ key: "autoimmune", choices: CONTROL, source: CONSENT, confidence: "M" }),
    question({ key: "immune-suppression", choices: CONTROL, source: CONSENT, confidence: "M" }),
    question({
      key: "botulinum",
      choices: [{ key: "yes", effect: defers(14) }],
      inArea: true,
      range: "2–28 days",
      confidence: "M",
    }),
    question({
      key: "filler",
      choices: [{ key: "yes", effect: defers(14) }],
      inArea: true,
      range: "7–28 days",
      confidence: "L",
    }),
    question({
      key: "laser",
      choices: [{ key: "yes", effect: defers(28) }],
      inArea: true,
      range: "14–42 days",
      confidence: "M",
    }),
    question({
      key: "peel",
      choices: [
        { key: "light", effect: defers(14) },
        { key: "deeper", effect: defers(42) },
      ],
      inArea: true,
      range: "light 7–14 days, deeper 28–42 days",
      confidence: "M",
    }),
    question({
      key: "waxing",
      choices: [{ key: "yes", effect: defers(7) }],
      inArea: true,
      range: "3–14 days",
      confidence: "M",
    }),
    question({
      key: "sunburn",
      choices: [
        { key: "unsettled", effect: blocks },
        { key: "settled", effect: defers(14) },
      ],
      inArea: true,
      range: "1–28 days",
      confidence: "M",
    }),
    question({ key: "tan", choices: [{ key: "yes", effect: defers(14) }], inArea: true, confidence: "M" }),
    question({ key: "self-tanner", choices: [{ key: "yes", effect: defers(2) }], inArea: true, confidence: "M" }),
    question({
      key: "retinoid",
      choices: [
        { key: "cosmetic", effect: { outcome: "ask", pauseDays: 5 } },
        { key: "prescribed", effect: reviews },
      ],
      inArea: true,
      range: "12 hours–30 days",
      confidence: "M",
    }),
    question({
      key: "surgery",
      choices: [{ key: "yes", effect: defers(90, true) }],
      inArea: true,
      range: "90–365 days",
      confidence: "L",
    }),
    question({ key: "pigment-history", choices: [{ key: "yes", effect: reviews }], confidence: "M" }),
  ],
  age: {
    blockUnder: 18,
    reviewUnder: 22,
    overridable: false,
    source: "FDA, Microneedling Devices",
    range: "cleared from 22",
    confidence: "H",
  },
  skinType: { reviewFrom: 4, overridable: false, source: CLINICS, confidence: "M" },
  afterSession: [
    { key: "peel", days: 14, source: CLINICS },
    { key: "laser", days: 28, source: CLINICS },
    { key: "injectables", days: 14, source: CLINICS },
  ],
  // A design choice: preparation begins 28 days before a visit, so what happened since then is what matters.
  holdDays: 28,
};
