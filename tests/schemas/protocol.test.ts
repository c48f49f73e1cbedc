// Does a protocol that can't be right come back with a code at its field?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { CareStep } from "@/lib/rules/care-timeline";
import type { Protocol } from "@/lib/rules/protocol";
import { protocolSchema, publishableProtocolSchema } from "@/lib/schemas/protocol";
import { fieldSentences } from "@/lib/words/refusal-sentence";
import { anyProtocol } from "../support/arbitraries";

const [standard] = BUILT_IN_PROTOCOLS;
if (!standard) throw new Error("no protocol");
const { gap, touchUp, curve, factors } = standard;
const [numbing, needling, cleaning] = standard.phases;
if (!numbing || !needling || !cleaning) throw new Error("no phases");
const nothing = { client: false, clinician: false, room: false, device: false };

const step: CareStep = {
  key: "no-waxing",
  topic: "waxing",
  kind: "avoid",
  when: "before",
  from: { unit: "days", value: -7 },
  until: { unit: "hours", value: 0 },
  source: "clinic instructions",
};
const care = (...changes: Partial<CareStep>[]) => ({ careTimeline: changes.map((change) => ({ ...step, ...change })) });

/** What is refused in a stored version too. */
const ALWAYS: [Partial<Protocol> | Record<string, unknown>, string, string][] = [
  [{ gap: { ...gap, earliestDays: 36 } }, "gap.earliestDays", "earliest-after-target"],
  [{ gap: { ...gap, targetDays: 43 } }, "gap.targetDays", "target-after-latest"],
  [{ gap: { ...gap, latestDays: 85 } }, "gap.latestDays", "latest-after-restart"],
  [{ gap: { ...gap, blockedUnderDays: 29 } }, "gap.blockedUnderDays", "floor-after-earliest"],
  [{ gap: { ...gap, targetDays: 35.5 } }, "gap.targetDays", "whole-number"],
  [{ gap: { ...gap, targetDays: null } }, "gap.targetDays", "whole-number"],
  [{ gap: { ...gap, blockedUnderDays: 0 } }, "gap.blockedUnderDays", "at-least-one"],
  [{ gap: { ...gap, restartAfterDays: 4000 } }, "gap.restartAfterDays", "too-many-days"],
  [{ sessions: { min: 5, usual: 4, max: 6 } }, "sessions.min", "min-after-usual"],
  [{ sessions: { min: 3, usual: 7, max: 6 } }, "sessions.usual", "usual-after-max"],
  [{ sessions: { min: 3, usual: 7, max: 21 } }, "sessions.max", "too-many"],
  [{ plannedTouchUps: -1 }, "plannedTouchUps", "not-negative"],
  [{ phases: [] }, "phases", "no-phase-needs-client"],
  [{ phases: [numbing, cleaning] }, "phases", "no-phase-needs-clinician"],
  [{ phases: [{ ...needling, minutes: 500 }] }, "phases.0.minutes", "too-many-minutes"],
  [{ depthMm: { from: 2, to: 1.5 } }, "depthMm.from", "from-after-to"],
  [{ depthMm: { from: 2, to: 6 } }, "depthMm.to", "too-deep"],
  [{ depthMm: { from: null, to: null } }, "depthMm.to", "number"],
  [{ name: "  " }, "name", "required"],
  [{ key: "Not kebab" }, "key", "kebab-case"],
  [{ sources: [] }, "sources.0", "no-source"],
  [{ expected: { ...standard.expected, fade: { fromDays: 9, toDays: 8 } } }, "expected.fade.fromDays", "from-after-to"],
  [
    { factors: { ...factors, effects: [{ factor: "smoker", days: -400 }] } },
    "factors.effects.0.days",
    "at-most-a-year",
  ],
];

/** What is refused when it is published. */
const PUBLISHING: typeof ALWAYS = [
  [{ touchUp: { ...touchUp, earliestDays: 27 } }, "touchUp.earliestDays", "touch-up-before-series"],
  [{ touchUp: { ...touchUp, blockedUnderDays: 13 } }, "touchUp.blockedUnderDays", "touch-up-floor-under-sessions"],
  [{ phases: [numbing, needling, { ...cleaning, needs: nothing }] }, "phases.2.needs", "phase-needs-nothing"],
  [{ phases: [numbing, { ...needling, minutes: 460 }, cleaning] }, "phases.1.minutes", "visit-too-long"],
  [care({}, {}), "careTimeline.1.key", "care-key-twice"],
  [care({ key: "our-own" }), "careTimeline.0.words.title", "required"],
  [care({ key: "constructor" }), "careTimeline.0.words.title", "required"],
  [care({ key: "k".repeat(61), words: { title: "Ours", detail: "Ours" } }), "careTimeline.0.key", "tooLong"],
  [{ sources: Array.from({ length: 41 }, () => standard.sources[0]) }, "sources", "too-many"],
  [care({ until: null }), "careTimeline.0.until", "before-has-no-end"],
  [care({ until: { unit: "days", value: -8 } }), "careTimeline.0.until", "until-before-from"],
  [care({ until: { unit: "hours", value: -192 } }), "careTimeline.0.until", "until-before-from"],
  [care({ until: { unit: "days", value: 1 } }), "careTimeline.0.until", "before-is-after"],
  [care({ from: { unit: "hours", value: 1 } }), "careTimeline.0.from", "before-is-after"],
  [care({ when: "after" }), "careTimeline.0.from", "after-is-before"],
  [{ curve: { ...curve, low: { ...curve.low, gain: 1.01 } } }, "curve.low.gain", "range-crosses"],
  [{ curve: { ...curve, low: { ...curve.low, riseDays: 37 } } }, "curve.low.riseDays", "range-crosses"],
  [{ curve: { ...curve, high: { ...curve.high, fadeDays: 249 } } }, "curve.high.fadeDays", "range-crosses"],
  [
    { factors: { ...factors, effects: [...factors.effects, { factor: "smoker", days: 5 }] } },
    `factors.effects.${factors.effects.length}`,
    "factor-twice",
  ],
  [{ name: "n".repeat(81) }, "name", "tooLong"],
  [{ notes: ["\u202Eback to front"] }, "notes.0", "invalid"],
  [{ notes: ["half a character \uD83D"] }, "notes.0", "invalid"],
];

const issuesOf = (schema: typeof protocolSchema | typeof publishableProtocolSchema, body: unknown) =>
  (schema.safeParse(body).error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]);

describe("a protocol that can't be right", () => {
  test.each([...ALWAYS, ...PUBLISHING])("%o is not published", (change, path, code) => {
    expect(issuesOf(publishableProtocolSchema, { ...standard, ...change })).toContainEqual([path, code]);
  });

  test.each(ALWAYS)("%o is not read either", (change, path, code) => {
    expect(issuesOf(protocolSchema, { ...standard, ...change })).toContainEqual([path, code]);
  });

  test("but what was published before a rule came stays readable", () => {
    for (const [change] of PUBLISHING) expect(issuesOf(protocolSchema, { ...standard, ...change })).toEqual([]);
  });

  test("says at its field what would be right", () => {
    for (const [, path, code] of [...ALWAYS, ...PUBLISHING].filter(([, , one]) => one !== "invalid")) {
      const sentence = fieldSentences("en", { [path]: code })[path];
      expect(sentence, code).not.toBe(fieldSentences("en", { [path]: "invalid" })[path]);
      expect(sentence, code).toMatch(/\.$/);
    }
  });
});

test("a step that begins on the morning of the visit and ends with it is one", () => {
  const short = { from: { unit: "days", value: 0 }, until: { unit: "hours", value: 0 } } as const;
  expect(issuesOf(publishableProtocolSchema, { ...standard, ...care(short) })).toEqual([]);
});

test("a version from before the expected result, the curve and the factors were its data is read with their defaults", () => {
  const { expected, curve: drawn, factors: table, ...older } = standard;
  expect(protocolSchema.parse(older)).toEqual({ ...older, expected, curve: drawn, factors: table });
});

test("whatever a clinic may publish is read again as it was", () => {
  fc.assert(
    fc.property(anyProtocol, (protocol) => {
      const published = publishableProtocolSchema.parse(protocol);
      expect(published).toEqual(protocol);
      expect(protocolSchema.parse(JSON.parse(JSON.stringify(published)))).toEqual(protocol);
    }),
    { numRuns: 200 },
  );
});
