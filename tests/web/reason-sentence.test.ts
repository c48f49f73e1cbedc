// Is every reason said as a whole sentence, to staff and to clients?
import { describe, expect, test } from "vitest";
import { explainTouchUp } from "@/lib/rules/explain-touch-up";
import type { Reason, ReasonRule } from "@/lib/scheduling/explain";
import { reasonSentence, type SpokenReason, shortReason } from "@/lib/words/reason-sentence";
import { catalogueOf } from "@/lib/words/say";
import { TOUCH_UP_GAP } from "../support/builders/standard-protocol";

const TODAY = "2026-11-24";
const listener = (audience: "staff" | "client") => ({
  audience,
  today: TODAY,
  clinicianName: (id: string) => (id === "okafor" ? "Dr Okafor" : ""),
});

const after = { afterPhase: "session", afterNumber: 2, afterOn: "2027-05-03" };
const window = { earliestOn: "2027-01-26", targetOn: "2027-02-02", latestOn: "2027-02-09" };
const days = { earliestDays: 28, targetDays: 35, latestDays: 42 };

/** The values that the rules give with each reason: all that the catalogue knows, the engine's among them. */
const VALUES: Record<ReasonRule | SpokenReason["rule"], Reason["values"]> = {
  "first-visit": { targetOn: TODAY },
  "gap-window": { ...after, ...window, ...days },
  "late-window": { ...after, ...window, fullFrom: "2027-01-26", fullTo: "2027-02-09", latestDays: 84 },
  "signed-window": { ...after, earliestDays: 28, earliestOn: "2027-01-26" },
  "touch-up-interval": { protocolDays: 180, targetDays: 180, daysOff: 0 },
  "touch-up-adjusted": { protocolDays: 180, targetDays: 150, daysOff: -30 },
  "client-is-here": { on: TODAY },
  chosen: { on: "2027-02-04" },
  "stays-booked": { on: "2027-02-04" },
  "had-to-move": { wasOn: "2027-02-02", on: "2027-02-04" },
  deferred: { wasOn: "2027-02-02", untilOn: "2027-02-04" },
  "on-target": { on: "2027-02-02" },
  "best-near-target": { on: "2027-02-04", targetOn: "2027-02-02", daysOff: 2 },
  "target-bounded": { targetOn: "2027-02-02", laterPhase: "session", laterNumber: 4, laterOn: "2027-02-25" },
  "target-past": { targetOn: TODAY },
  "target-barred": { targetOn: "2027-02-02" },
  "target-deferred": { targetOn: "2027-02-02", untilOn: "2027-02-04" },
  "target-closed": { targetOn: "2027-02-02" },
  "target-over": { targetOn: TODAY },
  "target-full": { targetOn: "2027-02-02" },
  "target-weekday": { targetOn: "2027-02-02", weekday: 2 },
  "target-clinician-away": { targetOn: "2027-02-02", clinicianId: "okafor" },
  "target-clinician-full": { targetOn: "2027-02-02", clinicianId: "okafor" },
  "target-clinician-hours-full": { targetOn: "2027-02-02", clinicianId: "okafor", from: 900, until: 1080 },
  "target-hours": { targetOn: "2027-02-02" },
  "target-dearer": { targetOn: "2027-02-02" },
  "target-as-good": { on: "2027-02-01", targetOn: "2027-02-02", daysOff: -1 },
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
const rules = Object.keys(VALUES) as SpokenReason["rule"][];

describe.each(["staff", "client"] as const)("told to %s", (audience) => {
  test.each(rules)("%s is a sentence without a gap, an id or a raw date", (rule) => {
    const said = reasonSentence("en", { rule, values: VALUES[rule] }, listener(audience));
    expect(said).toMatch(/^[A-Z\d].*\.$/);
    expect(said).not.toMatch(/[{}]|\d{4}-\d\d-\d\d|undefined| {2}/);
  });
});

test("every rule has a sentence for staff and one for clients, and none is left that no rule gives", () => {
  const { reason, clientReason } = catalogueOf("en");
  expect(Object.keys(reason).sort()).toEqual([...rules].sort());
  expect(Object.keys(clientReason).sort()).toEqual([...rules].sort());
});

test("no client reads of protocols' targets, of screening or of what was found", () => {
  for (const rule of rules) {
    const said = reasonSentence("en", { rule, values: VALUES[rule] }, listener("client"));
    expect(said).not.toMatch(/the target|screening|assessment|the client\b|this plan/i);
  }
});

test.each([
  [150, "Your protocol aims for 180 days; it was adjusted for you: 30 days sooner."],
  [195, "Your protocol aims for 180 days; it was adjusted for you: 15 days later."],
  [180, "Your protocol aims for 180 days between the visit before and a touch-up."],
])("a touch-up on day %i says why, without what was found", (targetDays, sentence) => {
  const visit = { phase: "touch_up" as const, gap: { ...TOUCH_UP_GAP, targetDays } };
  const reasons = explainTouchUp(visit, TOUCH_UP_GAP);
  expect(reasons.map((reason) => reasonSentence("en", reason, listener("client")))).toEqual([sentence]);
  expect(explainTouchUp({ ...visit, phase: "session" }, TOUCH_UP_GAP)).toEqual([]);
});

test("the days of a touch-up name the clinic as their source, to staff and to clients", () => {
  const values = { ...VALUES["gap-window"], phase: "touch_up" };
  for (const audience of ["staff", "client"] as const) {
    expect(reasonSentence("en", { rule: "gap-window", values }, listener(audience))).toMatch(/clinic sets these/);
  }
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
  const say = (rule: SpokenReason["rule"]) => reasonSentence("en", { rule, values: VALUES[rule] }, listener("staff"));
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
