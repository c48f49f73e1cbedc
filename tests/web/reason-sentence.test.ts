// Is every reason said as a whole sentence, to staff and to clients?
import { describe, expect, test } from "vitest";
import type { Reason, ReasonRule } from "@/lib/scheduling/explain";
import { reasonSentence, shortReason } from "@/lib/words/reason-sentence";

const TODAY = "2026-11-24";
const listener = (audience: "staff" | "client") => ({
  audience,
  today: TODAY,
  clinicianName: (id: string) => (id === "okafor" ? "Dr Okafor" : ""),
});

const after = { afterPhase: "session", afterNumber: 2, afterOn: "2027-05-03" };
const window = { earliestOn: "2027-01-26", targetOn: "2027-02-02", latestOn: "2027-02-09" };
const days = { earliestDays: 28, targetDays: 35, latestDays: 42 };

/** The values that the engine gives with each rule. */
const VALUES: Record<ReasonRule, Reason["values"]> = {
  "first-visit": { targetOn: TODAY },
  "gap-window": { ...after, ...window, ...days },
  "late-window": { ...after, ...window, fullFrom: "2027-01-26", fullTo: "2027-02-09", latestDays: 84 },
  "signed-window": { ...after, earliestDays: 28, earliestOn: "2027-01-26" },
  "client-is-here": { on: TODAY },
  chosen: { on: "2027-02-04" },
  "stays-booked": { on: "2027-02-04" },
  "had-to-move": { wasOn: "2027-02-02", on: "2027-02-04" },
  "on-target": { on: "2027-02-02" },
  "best-near-target": { on: "2027-02-04", targetOn: "2027-02-02", daysOff: 2 },
  "target-bounded": { targetOn: "2027-02-02", laterPhase: "session", laterNumber: 4, laterOn: "2027-02-25" },
  "target-past": { targetOn: TODAY },
  "target-barred": { targetOn: "2027-02-02" },
  "target-closed": { targetOn: "2027-02-02" },
  "target-over": { targetOn: TODAY },
  "target-full": { targetOn: "2027-02-02" },
  "target-weekday": { targetOn: "2027-02-02", weekday: 2 },
  "target-clinician-away": { targetOn: "2027-02-02", clinicianId: "okafor" },
  "target-clinician-full": { targetOn: "2027-02-02", clinicianId: "okafor" },
  "target-clinician-hours-full": { targetOn: "2027-02-02", clinicianId: "okafor", from: 900, until: 1080 },
  "target-hours": { targetOn: "2027-02-02" },
  "target-dearer": { targetOn: "2027-02-02" },
  "meets-weekday": { weekday: 4 },
  "meets-hours": { from: 900, until: 1080 },
  "meets-clinician": { clinicianId: "okafor" },
  "misses-weekday": { weekday: 4 },
  "misses-hours": { from: 900, until: 1080 },
  "misses-clinician": { clinicianId: "okafor" },
  "left-unticked": { aboutOn: "2027-09-05" },
  "beyond-horizon": { aboutOn: "2028-03-03", horizonOn: "2027-11-24", invitedOn: "2028-02-11" },
  "no-place": { aboutOn: "2027-09-05" },
};
const rules = Object.keys(VALUES) as ReasonRule[];

describe.each(["staff", "client"] as const)("told to %s", (audience) => {
  test.each(rules)("%s is a sentence without a gap, an id or a raw date", (rule) => {
    const said = reasonSentence("en", { rule, values: VALUES[rule] }, listener(audience));
    expect(said).toMatch(/^[A-Z\d].*\.$/);
    expect(said).not.toMatch(/[{}]|\d{4}-\d\d-\d\d|undefined| {2}/);
  });
});

test("a window is told with the visit that it counts from", () => {
  expect(reasonSentence("en", { rule: "gap-window", values: VALUES["gap-window"] }, listener("staff"))).toBe(
    "28–42 days after session 2 (Mon 3 May) allow Tue 26 Jan to Tue 9 Feb; the target is Tue 2 Feb.",
  );
});

test("a client hears of the skin, not of the protocol", () => {
  expect(reasonSentence("en", { rule: "gap-window", values: VALUES["gap-window"] }, listener("client"))).toBe(
    "Your skin needs 28 to 42 days after session 2 (Mon 3 May): that is Tue 26 Jan to Tue 9 Feb.",
  );
});

test.each([
  [1, "1 day later"],
  [-3, "3 days earlier"],
])("a place %i days off the target says to which side", (daysOff, words) => {
  const values = { ...VALUES["best-near-target"], daysOff };
  expect(reasonSentence("en", { rule: "best-near-target", values }, listener("staff"))).toContain(words);
});

test("hours, weekdays and names are spoken", () => {
  const say = (rule: ReasonRule) => reasonSentence("en", { rule, values: VALUES[rule] }, listener("staff"));
  expect(say("meets-hours")).toBe("It lies between 15:00 and 18:00, as this plan prefers.");
  expect(say("meets-weekday")).toBe("It is a Thursday, as this plan prefers.");
  expect(say("target-clinician-away")).toBe("Dr Okafor does not work here on the target day, Tue 2 Feb.");
});

test("in short there is only what kept a visit off its target", () => {
  const short = rules.filter((rule) => shortReason("en", { rule, values: VALUES[rule] }, listener("staff")) !== null);
  expect(short).toEqual(rules.filter((rule) => rule.startsWith("target-")));
  expect(shortReason("en", { rule: "target-weekday", values: VALUES["target-weekday"] }, listener("staff"))).toBe(
    "the target is a Tuesday",
  );
});
