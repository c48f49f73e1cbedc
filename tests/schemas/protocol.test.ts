// Does a protocol that can't be right come back with a code at its field?
import { expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { protocolSchema } from "@/lib/schemas/protocol";

const [standard] = BUILT_IN_PROTOCOLS;
if (!standard) throw new Error("no protocol");
const { gap } = standard;

test.each([
  [{ gap: { ...gap, earliestDays: 36 } }, "gap.earliestDays", "earliest-after-target"],
  [{ gap: { ...gap, targetDays: 43 } }, "gap.targetDays", "target-after-latest"],
  [{ gap: { ...gap, latestDays: 85 } }, "gap.latestDays", "latest-after-restart"],
  [{ gap: { ...gap, blockedUnderDays: 29 } }, "gap.blockedUnderDays", "floor-after-earliest"],
  [{ gap: { ...gap, targetDays: 35.5 } }, "gap.targetDays", "whole-number"],
  [{ gap: { ...gap, blockedUnderDays: 0 } }, "gap.blockedUnderDays", "at-least-one"],
  [{ sessions: { min: 5, usual: 4, max: 6 } }, "sessions.min", "min-after-usual"],
  [{ sessions: { min: 3, usual: 7, max: 6 } }, "sessions.usual", "usual-after-max"],
  [{ plannedTouchUps: -1 }, "plannedTouchUps", "not-negative"],
  [{ phases: [] }, "phases", "no-phase-needs-client"],
  [{ phases: standard.phases.filter(({ name }) => name !== "needling") }, "phases", "no-phase-needs-clinician"],
  [{ depthMm: { from: 2, to: 1.5 } }, "depthMm.from", "from-after-to"],
  [{ name: "  " }, "name", "required"],
  [{ key: "Not kebab" }, "key", "kebab-case"],
])("%o is refused", (change, path, code) => {
  const { error } = protocolSchema.safeParse({ ...standard, ...change });
  expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toContainEqual([path, code]);
});
