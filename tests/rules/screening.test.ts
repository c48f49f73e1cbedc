// What does each answer lead to, and what does a clinician's decision change of it?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adviceAfter,
  asksForDay,
  blockIn,
  CHOICES,
  decided,
  deferredDays,
  deferredIn,
  hindranceIn,
  isDecidable,
  OUTCOMES,
  type Outcome,
  type ScreeningAnswers,
  screen,
  toAsk,
} from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { questionnaireSchema } from "@/lib/schemas/screening";
import { addDays } from "@/lib/time";

const TODAY = "2026-11-24";
const ADULT = { bornOn: "1990-05-03", skinType: 2 };
const ask = (answers: ScreeningAnswers, today = TODAY, client: Parameters<typeof screen>[2] = ADULT) =>
  screen(STANDARD_QUESTIONNAIRE, answers, client, today);

/** Every row of the clinical table: the answer, what it leads to, for how many days, and what sources give. */
const ROWS: readonly [string, Outcome, number | null, string | undefined, string, boolean][] = [
  ["isotretinoin now", "block", null, "90–365 days after stopping; some consensus papers dispute it", "H", true],
  ["isotretinoin stopped", "defer", 180, "90–365 days after stopping; some consensus papers dispute it", "H", true],
  ["skin-problem yes", "block", null, "until healed", "H", false],
  ["cold-sore-history yes", "review", null, "prevention starts 1–2 days before", "M", false],
  ["pregnant yes", "block", null, undefined, "H", false],
  ["nursing yes", "review", null, "no treatment in many clinics", "M", false],
  ["keloid yes", "block", null, undefined, "M", true],
  ["bleeding-disorder yes", "block", null, undefined, "M", false],
  ["allergy yes", "block", null, undefined, "M", false],
  ["skin-cancer yes", "block", null, undefined, "M", false],
  ["cancer-treatment now", "block", null, "review 90–180 days after", "M", false],
  ["cancer-treatment ended", "defer", 90, "review 90–180 days after", "M", false],
  ["anticoagulant controlled", "review", null, undefined, "M", false],
  ["anticoagulant uncontrolled", "block", null, undefined, "M", false],
  ["diabetes controlled", "review", null, undefined, "M", false],
  ["diabetes uncontrolled", "block", null, undefined, "M", false],
  ["autoimmune controlled", "review", null, undefined, "M", false],
  ["autoimmune uncontrolled", "block", null, undefined, "M", false],
  ["immune-suppression controlled", "review", null, undefined, "M", false],
  ["immune-suppression uncontrolled", "block", null, undefined, "M", false],
  ["botulinum yes", "defer", 14, "2–28 days", "M", false],
  ["filler yes", "defer", 14, "7–28 days", "L", false],
  ["laser yes", "defer", 28, "14–42 days", "M", false],
  ["peel light", "defer", 14, "light 7–14 days, deeper 28–42 days", "M", false],
  ["peel deeper", "defer", 42, "light 7–14 days, deeper 28–42 days", "M", false],
  ["waxing yes", "defer", 7, "3–14 days", "M", false],
  ["sunburn unsettled", "block", null, "1–28 days", "M", false],
  ["sunburn settled", "defer", 14, "1–28 days", "M", false],
  ["tan yes", "defer", 14, undefined, "M", false],
  ["self-tanner yes", "defer", 2, undefined, "M", false],
  ["retinoid cosmetic", "ask", null, "12 hours–30 days", "M", false],
  ["retinoid prescribed", "review", null, "12 hours–30 days", "M", false],
  ["surgery yes", "defer", 90, "90–365 days", "L", false],
  ["pigment-history yes", "review", null, undefined, "M", false],
];

describe("the defaults", () => {
  test.each(ROWS)("%s: %s %s", (row, outcome, days, range, confidence, overridable) => {
    const [question = "", chosen] = row.split(" ");
    const choice = CHOICES.find((one) => one === chosen) ?? "yes";
    const on = addDays(TODAY, -1);
    const found = ask({ [question]: { choice, on } });
    const until = days === null ? null : addDays(on, days);
    expect(found).toMatchObject({ outcome, deferUntil: until });
    expect(found.findings).toHaveLength(1);
    expect(found.findings[0]).toMatchObject({ question, choice, outcome, until, confidence, overridable });
    expect(found.findings[0]?.range).toBe(range);
    expect(found.findings[0]?.source).toMatch(/\w/);
  });

  test("the table above has every answer of every question", () => {
    const asked = STANDARD_QUESTIONNAIRE.questions.flatMap(({ key, choices }) =>
      choices.map((choice) => `${key} ${choice.key}`),
    );
    expect(ROWS.map(([row]) => row)).toEqual(asked);
  });

  test("they are a questionnaire that the clinic could publish", () => {
    expect(questionnaireSchema.parse(STANDARD_QUESTIONNAIRE)).toEqual(STANDARD_QUESTIONNAIRE);
  });

  test.each([
    ["2010-01-01", "block"],
    ["2008-11-25", "block"],
    ["2008-11-24", "review"],
    ["2004-11-25", "review"],
    ["2004-11-24", "fine"],
    [null, "fine"],
  ] as const)("born %s: %s", (bornOn, outcome) => {
    expect(ask({}, TODAY, { bornOn, skinType: null }).outcome).toBe(outcome);
  });

  test.each([
    [3, "fine"],
    [4, "review"],
    [6, "review"],
    [null, "fine"],
  ] as const)("skin type %s: %s", (skinType, outcome) => {
    expect(ask({}, TODAY, { bornOn: null, skinType }).outcome).toBe(outcome);
  });

  test("nothing but no is fine, and finds nothing", () => {
    expect(ask({})).toEqual({ outcome: "fine", deferUntil: null, findings: [] });
  });

  test("after a session a peel waits 14 days, a laser 28, injectables 14; what is over is not said", () => {
    const on = (today: string) =>
      adviceAfter(STANDARD_QUESTIONNAIRE, "2026-11-24", today).map(({ key, notBefore }) => [key, notBefore]);
    expect(on("2026-11-24")).toEqual([
      ["peel", "2026-12-08"],
      ["laser", "2026-12-22"],
      ["injectables", "2026-12-08"],
    ]);
    expect(on("2026-12-08")).toEqual([["laser", "2026-12-22"]]);
    expect(on("2026-12-22")).toEqual([]);
  });
});

test.each([
  ["nobody ever asked", null, null, "never"],
  ["asked today, before the first session", "2026-11-24", null, null],
  ["asked before the last session", "2026-11-02", "2026-11-03", "session"],
  ["asked on the day of the last session, so before it", "2026-11-03", "2026-11-03", "session"],
  ["asked since the last session", "2026-11-04", "2026-11-03", null],
  ["asked for the session that is given today", "2026-11-04", "2026-11-24", null],
  ["asked 28 days ago", "2026-10-27", null, null],
  ["asked 29 days ago", "2026-10-26", null, "days"],
  ["asked long ago for the session that is given today", "2026-10-01", "2026-11-24", "days"],
] as const)("before a treatment, %s", (_, on, lastSessionOn, why) => {
  expect(toAsk(on && { on, holdDays: 28 }, lastSessionOn, TODAY)).toBe(why);
});

describe("a deferral", () => {
  test("counts from the event, holds to the day before its end, and is over then", () => {
    const waxed = { waxing: { choice: "yes", on: "2026-11-20" } } as const;
    expect(ask(waxed, "2026-11-26")).toMatchObject({ outcome: "defer", deferUntil: "2026-11-27" });
    expect(ask(waxed, "2026-11-27")).toMatchObject({ outcome: "fine", deferUntil: null });
    expect(deferredDays(decided(ask(waxed, "2026-11-24"), new Map()), "2026-11-24")).toEqual([
      { from: "2026-11-24", to: "2026-11-26", areas: null },
    ]);
  });

  test("after an operation a clinician looks when the days are over", () => {
    expect(ask({ surgery: { choice: "yes", on: "2026-01-02" } }).outcome).toBe("review");
  });

  test("in other areas it holds nobody up", () => {
    const filler = { filler: { choice: "yes", on: TODAY, areas: ["face"] } } as const;
    const days = deferredDays(decided(ask(filler), new Map()), TODAY);
    expect(deferredIn(days, "face")).toEqual([{ from: TODAY, to: "2026-12-07", ground: "deferral" }]);
    expect(deferredIn(days, "abdomen")).toEqual([]);
  });

  test("without an area it counts everywhere, and a condition of the whole body does whatever area is said", () => {
    expect(ask({ filler: { choice: "yes", on: TODAY, areas: [] } }).findings[0]?.areas).toBeNull();
    expect(ask({ pregnant: { choice: "yes", areas: ["face"] } }).findings[0]?.areas).toBeNull();
  });

  test("a question that is retired, or an answer that it doesn't have, says nothing", () => {
    const retired = {
      ...STANDARD_QUESTIONNAIRE,
      questions: STANDARD_QUESTIONNAIRE.questions.map((one) => ({ ...one, retired: true })),
    };
    expect(screen(retired, { pregnant: { choice: "yes" } }, ADULT, TODAY).findings).toEqual([]);
    expect(ask({ pregnant: { choice: "light" } }).findings).toEqual([]);
  });
});

describe("a decision", () => {
  const both = ask({ keloid: { choice: "yes" }, nursing: { choice: "yes" }, pregnant: { choice: "yes" } });

  test("to allow makes a finding count as fine, to refuse as a block", () => {
    const stood = decided(
      both,
      new Map([
        ["keloid", "allow" as const],
        ["nursing", "refuse" as const],
      ]),
    );
    expect(stood.findings.map(({ question, counts }) => [question, counts])).toEqual([
      ["pregnant", "block"],
      ["nursing", "block"],
      ["keloid", "fine"],
    ]);
    expect(stood.outcome).toBe("block");
  });

  test("on what nobody may overrule says nothing", () => {
    const stood = decided(ask({ pregnant: { choice: "yes" } }), new Map([["pregnant", "allow" as const]]));
    expect(blockIn(stood, "face")?.question).toBe("pregnant");
    expect(stood.findings[0]?.decision).toBeNull();
  });

  test("lifts a deferral, and its days", () => {
    const stopped = ask({ isotretinoin: { choice: "stopped", on: "2026-10-01" } });
    expect(deferredDays(decided(stopped, new Map()), TODAY)).toHaveLength(1);
    expect(deferredDays(decided(stopped, new Map([["isotretinoin", "allow" as const]])), TODAY)).toEqual([]);
  });

  test("a treatment starts when nothing is left open, and only an ask keeps nothing from starting", () => {
    const open = decided(both, new Map());
    expect(hindranceIn(open, "face")?.counts).toBe("block");
    expect(hindranceIn(decided(ask({ nursing: { choice: "yes" } }), new Map()), "face")?.question).toBe("nursing");
    expect(hindranceIn(decided(ask({ retinoid: { choice: "cosmetic" } }), new Map()), "face")).toBeNull();
  });
});

const questions = STANDARD_QUESTIONNAIRE.questions;
const anyDay = fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days));
const anyAnswers: fc.Arbitrary<ScreeningAnswers> = fc
  .array(
    fc.constantFrom(...questions).chain(({ key, choices }) =>
      fc.tuple(fc.constant(key), fc.constantFrom(...choices), anyDay).map(([name, choice, on]) => ({
        name,
        given: { choice: choice.key, ...(asksForDay(choice) && { on }) },
      })),
    ),
    { maxLength: 8 },
  )
  .map((all) => Object.fromEntries(all.map(({ name, given }) => [name, given])));
const anyClient = fc.record({
  bornOn: fc.option(fc.integer({ min: 1950, max: 2015 }).map((year) => `${year}-06-15`)),
  skinType: fc.option(fc.integer({ min: 1, max: 6 })),
});

describe("whatever was answered", () => {
  test("the outcome is the worst of the findings, and the deferral the latest", () => {
    fc.assert(
      fc.property(anyAnswers, anyClient, (answers, client) => {
        const { outcome, deferUntil, findings } = ask(answers, TODAY, client);
        const ranks = findings.map((one) => OUTCOMES.indexOf(one.outcome));
        expect(OUTCOMES.indexOf(outcome)).toBe(Math.max(0, ...ranks));
        const until = findings.flatMap((one) => one.until ?? []).sort();
        expect(deferUntil).toBe(until.at(-1) ?? null);
      }),
    );
  });

  test("the later the event, the later the deferral ends; and every end is still to come", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), anyDay, anyDay, ({ key, choices }, one, other) => {
        for (const choice of choices.filter(asksForDay)) {
          const [early = TODAY, late = TODAY] = [one, other].sort();
          const untilOf = (on: string) => ask({ [key]: { choice: choice.key, on } }).deferUntil ?? TODAY;
          expect(untilOf(early) <= untilOf(late)).toBe(true);
          expect(untilOf(late) >= TODAY).toBe(true);
        }
      }),
    );
  });

  test("screening again changes nothing, and a day later nothing gets longer", () => {
    fc.assert(
      fc.property(anyAnswers, anyClient, (answers, client) => {
        expect(ask(answers, TODAY, client)).toEqual(ask(answers, TODAY, client));
        const now = deferredDays(decided(ask(answers, TODAY, client), new Map()), TODAY);
        const tomorrow = addDays(TODAY, 1);
        const then = deferredDays(decided(ask(answers, tomorrow, client), new Map()), tomorrow);
        for (const { to } of then) expect(now.map((one) => one.to)).toContain(to);
      }),
    );
  });

  test("with every open finding allowed, only what nobody may overrule is left", () => {
    fc.assert(
      fc.property(anyAnswers, anyClient, (answers, client) => {
        const found = ask(answers, TODAY, client);
        const stood = decided(found, new Map(found.findings.map(({ question }) => [question, "allow" as const])));
        for (const one of stood.findings) {
          expect(one.counts === "fine" || one.counts === "ask" || !isDecidable(one)).toBe(true);
        }
      }),
    );
  });
});
