// Does the Today card say what the skin needs, and never two things at once?
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CareStep, STANDARD_CARE, SUNSCREEN_START_HOURS, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { type CaredVisit, type CareToday, careFor, careIn } from "@/lib/rules/care-today";
import { addDays, instantAt, type PlainDate } from "@/lib/time";

const ZONE = "Europe/London";
const at = (on: PlainDate, hour: number) => instantAt(on, hour * 60, ZONE);
const visit = (visitId: string, on: PlainDate, given: boolean): CaredVisit => ({
  visitId,
  startsAt: at(on, 15),
  given,
  careTimeline: STANDARD_CARE,
});
const today = (now: number, ...visits: CaredVisit[]) => careFor({ now, timeZone: ZONE, visits });
const keys = (lines: { key: string }[]) => lines.map(({ key }) => key);

test("three days after session 2: sunscreen, no retinol until the seventh day, flakes are normal", () => {
  const care = today(at("2027-01-01", 9), visit("2", "2026-12-29", true));
  expect(care.avoid.map(({ key, endsOn }) => [key, endsOn])).toEqual([
    ["no-heat", "2027-01-01"],
    ["no-sun-after", "2027-01-01"],
    ["no-actives-after", "2027-01-05"],
    ["no-peel-or-injectables", "2027-01-12"],
    ["no-laser", "2027-01-26"],
  ]);
  expect(care.do.map(({ key, endsOn }) => [key, endsOn])).toEqual([
    ["gentle-cleanser", "2027-01-05"],
    ["keep-moist", "2027-01-05"],
    ["sunscreen-after", "2027-01-12"],
  ]);
  expect(keys(care.expect)).toEqual(["redness-normal", "let-flakes-fall"]);
});

test.each([
  ["an hour before the first sunscreen", 14, 24, false],
  ["an hour after it", 16, 24, true],
  ["where the clinic lets it begin at once", 9, 0, true],
])("the first sunscreen: %s", (_, hour, hoursAfter, wears) => {
  const careTimeline = withSunscreenFrom(STANDARD_CARE, hoursAfter);
  const care = today(at("2026-12-30", hour), { ...visit("2", "2026-12-29", true), careTimeline });
  expect(keys(care.do).includes("sunscreen-after")).toBe(wears);
});

test("until the clinic lets sunscreen begin, no visit's advice asks for it", () => {
  const careTimeline = withSunscreenFrom(STANDARD_CARE, 24);
  const given = { ...visit("2", "2026-12-29", true), careTimeline };
  const longAgo = { ...visit("1", "2026-11-24", true), careTimeline };
  const toCome = { ...visit("neck", "2027-01-05", false), careTimeline };
  const evening = today(at("2026-12-29", 20), longAgo, given, toCome);
  expect(evening.avoid).toContainEqual(
    expect.objectContaining({ key: "no-sunscreen-yet", endsAt: at("2026-12-30", 15) }),
  );
  expect(evening.do.filter(({ topic }) => topic === "sunscreen")).toEqual([]);
  expect(keys(today(at("2026-12-29", 20), longAgo).do)).toContain("daily-sunscreen");
});

test("where sunscreen begins at once, nothing forbids it", () => {
  expect(keys([...withSunscreenFrom(STANDARD_CARE, 0)])).not.toContain("no-sunscreen-yet");
});

test("of two visits that were given, the later one says what to do", () => {
  const care = today(at("2027-01-10", 9), visit("1", "2027-01-05", true), visit("2", "2027-01-09", true));
  const washing = care.do.filter(({ topic }) => topic === "washing");
  expect(washing.map(({ visitId, key }) => [visitId, key])).toEqual([["2", "wash-gently"]]);
});

test("on the morning of a visit what it forbids still holds, until it begins", () => {
  const toCome = visit("1", "2027-01-05", false);
  const morning = keys(today(at("2027-01-05", 9), toCome).avoid);
  expect(morning).toEqual(
    expect.arrayContaining(["pause-actives", "no-alcohol-before", "no-sun-before", "no-waxing", "come-clean"]),
  );
  expect(today(at("2027-01-05", 15), toCome)).toEqual(today(at("2027-01-05", 15)));
});

test("where two visits meet, what is to be avoided beats what is allowed", () => {
  const after = visit("1", "2027-01-05", true);
  const alone = today(at("2027-01-12", 9), after);
  expect(keys(alone.allow)).toEqual(["actives-again"]);
  const soon = today(at("2027-01-12", 9), after, visit("2", "2027-01-16", false));
  expect(keys(soon.allow)).toEqual([]);
  expect(keys(soon.avoid)).toContain("pause-actives");
});

test("there is no care before a visit that was given, none after one that was not, and none without visits", () => {
  expect(keys(today(at("2027-01-01", 9), visit("1", "2027-01-03", true)).avoid)).toEqual([]);
  expect(today(at("2027-01-05", 9), visit("1", "2027-01-03", false))).toEqual(today(at("2027-01-05", 9)));
});

test("a card never forbids and asks for the same, names each line once, and none that has ended", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ day: fc.integer({ min: -60, max: 60 }), given: fc.boolean() }), { maxLength: 4 }),
      fc.integer({ min: 0, max: 23 }),
      (list, hour) => {
        const now = at("2027-03-28", hour);
        const care = today(
          now,
          ...list.map(({ day, given }, i) => visit(String(i), addDays("2027-03-28", day), given)),
        );
        const forbidden = new Set(care.avoid.map(({ topic }) => topic));
        expect([...care.do, ...care.allow].filter(({ topic }) => forbidden.has(topic))).toEqual([]);
        const all = Object.values(care).flat();
        expect(new Set(keys(all)).size).toBe(all.length);
        expect(all.every(({ endsAt }) => endsAt === null || endsAt > now)).toBe(true);
      },
    ),
  );
});

test("of all that any visit forbids, the strictest is kept, and the latest visit's advice beats the older ones'", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 23 }),
      fc.constantFrom(0, 24, 48),
      (days, hour, hoursAfter) => {
        const now = at("2027-03-28", hour);
        const careTimeline = withSunscreenFrom(STANDARD_CARE, hoursAfter);
        const visits = days.map((day, i) => {
          const one = visit(String(i), addDays("2027-03-28", day), day < 0);
          return { ...one, careTimeline };
        });
        const care = today(now, ...visits);
        const alone = visits.map((one) => ({ one, care: today(now, one) }));
        for (const { topic, endsAt } of alone.flatMap(({ care: { avoid } }) => avoid)) {
          const kept = care.avoid.find((line) => line.topic === topic);
          expect(kept).toBeDefined();
          expect(kept?.endsAt ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(endsAt ?? Number.POSITIVE_INFINITY);
        }
        for (const kind of ["do", "allow"] as const) {
          for (const { topic, visitId } of care[kind]) {
            const givers = alone.filter((a) => a.one.given && a.care[kind].some((line) => line.topic === topic));
            const latest = givers.sort((a, b) => b.one.startsAt - a.one.startsAt)[0];
            if (latest) expect(visitId).toBe(latest.one.visitId);
          }
        }
      },
    ),
  );
});

/** Any timeline that a clinic could write, with few topics, so that steps meet. */
const anyTimeline: fc.Arbitrary<CareStep[]> = fc
  .array(
    fc.record({
      topic: fc.constantFrom("sunscreen", "actives", "make-up"),
      kind: fc.constantFrom("avoid", "do", "ask", "expect", "allow"),
      when: fc.constantFrom("before", "after"),
      unit: fc.constantFrom("hours", "days"),
      from: fc.integer({ min: -30, max: 30 }),
      lasts: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
    { maxLength: 10 },
  )
  .map((steps) =>
    steps.map(({ unit, from, lasts, ...step }, index) => ({
      ...step,
      key: `step-${index}`,
      from: { unit, value: from },
      until: lasts === null ? null : { unit, value: from + lasts },
      source: "made up",
    })),
  );

const anyVisit = (visitId: string) =>
  fc
    .record({
      day: fc.integer({ min: -40, max: 40 }),
      hour: fc.integer({ min: 0, max: 23 }),
      given: fc.boolean(),
      careTimeline: fc.oneof(
        anyTimeline,
        fc.constantFrom(...SUNSCREEN_START_HOURS).map((hours) => withSunscreenFrom(STANDARD_CARE, hours)),
      ),
    })
    .map(({ day, hour, ...visit }) => ({ ...visit, visitId, startsAt: at(addDays("2027-03-28", day), hour) }));

function contradictions(care: CareToday): string[] {
  const forbidden = new Set(care.avoid.map(({ topic }) => topic));
  return [...care.do, ...care.allow].filter(({ topic }) => forbidden.has(topic)).map(({ topic }) => topic);
}

test("of any two visits and timelines nothing is forbidden and allowed at one instant, nor on one day", () => {
  fc.assert(
    fc.property(anyVisit("1"), anyVisit("2"), fc.integer({ min: 0, max: 1439 }), (one, two, minute) => {
      const visits = [one, two];
      const [from, until] = [at("2027-03-28", 0), at("2027-03-29", 0)];
      const day = careIn({ timeZone: ZONE, visits }, { from, until });
      expect(contradictions(day)).toEqual([]);
      const now = Math.min(from + minute, until - 1);
      const instant = today(now, ...visits);
      expect(contradictions(instant)).toEqual([]);
      // What is forbidden at some moment of a day is told on that day.
      const topics = new Set(day.avoid.map(({ topic }) => topic));
      expect(instant.avoid.filter(({ topic }) => !topics.has(topic))).toEqual([]);
    }),
  );
});

test("what is for staff is not told to a client, and the clinic's own words come with the line", () => {
  const words = { title: "No swimming pool", detail: "Not before {until}, we mean it" };
  const careTimeline = STANDARD_CARE.map((step): CareStep => {
    if (step.key === "no-heat") return { ...step, words };
    return step.key === "no-laser" ? { ...step, audience: "staff" } : step;
  });
  const care = today(at("2027-01-01", 9), { ...visit("2", "2026-12-29", true), careTimeline });
  expect(care.avoid.find(({ key }) => key === "no-heat")?.words).toEqual(words);
  expect(keys(care.avoid)).not.toContain("no-laser");
});
