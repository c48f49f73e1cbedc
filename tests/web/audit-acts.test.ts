// Has every act of the audit log its words and its kind?
import { expect, test } from "vitest";
import { AUDIT_GROUPS, actOf, actsOf, GROUP_OF } from "@/lib/web/audit-acts";
import { catalogueOf, speaker } from "@/lib/words/say";

/** "plan.booked" for each word under `auditAct`. */
function actsWithWords(): string[] {
  return Object.entries(catalogueOf("en").auditAct).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  );
}

test("each act is said in words of its own, and no word is left over", () => {
  const acts = AUDIT_GROUPS.flatMap(actsOf);
  expect(acts.length).toBeGreaterThan(40);
  const said = acts.map((act) => speaker("en", "auditAct")(act));
  expect(new Set(said).size).toBe(acts.length);
  expect(actsWithWords().sort()).toEqual([...acts].sort());
});

test("every act belongs to one kind, and what no version knows to none", () => {
  expect(Object.keys(GROUP_OF).sort()).toEqual(AUDIT_GROUPS.flatMap(actsOf).sort());
  expect(actOf("gap.overridden")).toBe("gap.overridden");
  expect(actOf("plan.painted")).toBeNull();
});
