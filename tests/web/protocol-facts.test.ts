// What does a prescriber read of a protocol beside the course?
import { expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { protocolFacts } from "@/lib/web/protocol-facts";

function factsOf(wanted: string, sunscreenStartHours = 24) {
  const protocol = BUILT_IN_PROTOCOLS.find(({ key }) => key === wanted);
  if (!protocol) throw new Error(`No protocol ${wanted}`);
  return protocolFacts("en", { versionId: "v", number: 1, protocol }, sunscreenStartHours);
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
