// Does each message name the care that begins with it, once, and nothing that another visit forbids?
import { expect, test } from "vitest";
import { careInMessage, namesCare } from "@/lib/rules/care-messages";
import { type CareStep, STANDARD_CARE, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { instantAt, type PlainDate } from "@/lib/time";

const ZONE = "Europe/London";
const at = (on: PlainDate, hour: number) => instantAt(on, hour * 60, ZONE);
const careTimeline = withSunscreenFrom(STANDARD_CARE, 24);
const visit = (visitId: string, on: PlainDate, given: boolean, timeline: CareStep[] = careTimeline) => ({
  visitId,
  startsAt: at(on, 15),
  given,
  careTimeline: timeline,
});

function named(
  rule: string,
  occurrence: number,
  { bookedOn = "2026-11-01", others = [] as ReturnType<typeof visit>[], timeline = careTimeline } = {},
): string[] {
  const own = visit("own", "2026-12-29", false, timeline);
  return careInMessage({
    rule,
    occurrence,
    visit: { ...own, bookedAt: at(bookedOn, 10) },
    visits: [own, ...others],
    timeZone: ZONE,
    clientTimeZone: ZONE,
  }).map(({ key }) => key);
}

test.each([
  ["prepare-14", 1, ["sunscreen-before", "no-tanning"]],
  ["prepare-7", 1, ["no-waxing", "cold-sore-history"]],
  ["prepare-5", 1, ["pause-actives"]],
  [
    "reminder",
    1,
    ["drink-water", "no-alcohol-before", "no-sun-before", "come-clean", "pain-relief", "call-if-changed"],
  ],
  ["comfort-check", 1, ["sunscreen-after", "make-up-again"]],
  ["care-day", 3, ["actives-again"]],
  ["sun", 2, ["daily-sunscreen"]],
  ["sun", 3, []],
] as const)("%s %i", (rule, occurrence, keys) => {
  expect(named(rule, occurrence)).toEqual(expect.arrayContaining([...keys]));
  if (keys.length === 0) expect(named(rule, occurrence)).toEqual([]);
});

test("the first message after a visit forbids sunscreen while the clinic does, and doesn't ask for it", () => {
  const first = named("care-day", 1);
  expect(first).toEqual(expect.arrayContaining(["no-sunscreen-yet", "no-heat", "no-actives-after", "clean-hands"]));
  expect(first).not.toContain("sunscreen-after");
});

test("no step is told twice", () => {
  const before = [named("prepare-14", 1), named("prepare-7", 1), named("prepare-5", 1), named("reminder", 1)].flat();
  const after = [
    ...[1, 2, 3].map((day) => named("care-day", day)),
    named("comfort-check", 1),
    named("result-check", 1),
    ...[2, 3, 4].map((week) => named("sun", week)),
  ].flat();
  expect(new Set(before).size).toBe(before.length);
  expect(new Set(after).size).toBe(after.length);
});

test("a visit that is booked late hears in its first message what it missed", () => {
  expect(named("prepare-5", 1, { bookedOn: "2026-12-23" })).toEqual(
    expect.arrayContaining(["sunscreen-before", "no-tanning", "no-waxing", "pause-actives"]),
  );
});

test("what another visit forbids is not asked for", () => {
  const treated = visit("neck", "2026-12-15", true);
  expect(named("prepare-14", 1)).toContain("sunscreen-before");
  const evening = { ...treated, startsAt: at("2026-12-14", 16) };
  expect(named("prepare-14", 1, { others: [evening] })).not.toContain("sunscreen-before");
});

test("what is said on the client's page only, or to staff, is in no message", () => {
  const timeline = STANDARD_CARE.map((step): CareStep => {
    if (step.key === "no-tanning") return { ...step, channel: "portal" };
    return step.key === "sunscreen-before" ? { ...step, audience: "staff" } : step;
  });
  expect(named("prepare-14", 1, { timeline })).toEqual([]);
});

test("confirmations and invitations name no care", () => {
  expect(["confirm", "next-due", "recall", "course-booked"].some(namesCare)).toBe(false);
  expect(named("confirm", 1)).toEqual([]);
});
