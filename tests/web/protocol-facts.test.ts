// What does a prescriber read of a protocol beside the course?
import { expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { type KnownClient, knownTarget } from "@/lib/rules/touch-up-factors";
import { protocolFacts } from "@/lib/web/protocol-facts";

const NOTHING_KNOWN: KnownClient = { age: null, skinType: null, found: [] };

function factsOf(wanted: string, sunscreenStartHours = 24, known = NOTHING_KNOWN) {
  const protocol = BUILT_IN_PROTOCOLS.find(({ key }) => key === wanted);
  if (!protocol) throw new Error(`No protocol ${wanted}`);
  return protocolFacts(
    "en",
    { versionId: "v", number: 1, protocol },
    {
      target: knownTarget(protocol, known),
      sunscreenStartHours,
    },
  );
}
const noteOf = (key: string) => factsOf(key).facts.find(({ name }) => name === "Mind")?.value;

test("what there is to mind: off-label depths, melasma", () => {
  expect(noteOf("acne-scars-severe")).toContain("off-label");
  expect(noteOf("hyperpigmentation")).toContain("a clinician decides");
  expect(noteOf("rejuvenation")).toBeUndefined();
});

test("the care of a session leaves out the habits that last, and says when sunscreen begins in words", () => {
  expect(factsOf("rejuvenation").care).toMatchObject({
    title: "Care, 35 steps a session",
    note: "First sunscreen 24 hours after, as this clinic chose.",
  });
  expect(factsOf("rejuvenation", 0).care.note).toBe("First sunscreen the same day, as this clinic chose.");
});

test("the touch-up's target says what is known of the client, what each finding does, and what comes out", () => {
  const rows = (known: Partial<KnownClient>) =>
    factsOf("rejuvenation", 24, { ...NOTHING_KNOWN, ...known })
      .touchUp.slice(1)
      .map(({ name, value }) => `${name}: ${value}`);
  expect(rows({})).toEqual([
    "Possible from, to: 150–365 days",
    "For this client, nothing known that moves it: 180 days",
    "Kept open: 2 touch-ups",
  ]);
  expect(rows({ age: 58, found: ["consistent-care"] })).toEqual([
    "Mature skin, 50 or older: −30 days",
    "Sunscreen and skincare every day: +15 days",
    "Possible from, to: 150–365 days",
    "For this client: 165 days",
    "Kept open: 2 touch-ups",
  ]);
  expect(rows({ age: 58, skinType: 5 })).toContain("Dark or reactive skin: not sooner than the target");
  expect(rows({ age: 58, found: ["smoker"] })).toContain("For this client: 150 days, the bound");
});
