// How is it said how good a gap is?
import type { Grade } from "@/lib/rules/gap";
import { type Locale, speaker } from "@/lib/words/say";

/** "on target", "in time", "a little late, day 49"; null where there is no gap. `isSigned`: a clinician signed to go on. */
export function gradeText(
  locale: Locale,
  grade: Grade | null,
  gapDays: number | null,
  targetDays: number,
  isSigned = false,
): string | null {
  if (grade === null || gapDays === null) return null;
  const say = speaker(locale, "grade");
  if (gapDays === targetDays) return say("on-target");
  if (grade === "early") return say("earlyDay", { days: gapDays });
  if (grade === "a-little-late") return say("aLittleLateDay", { days: gapDays });
  if (grade === "late") return say("lateDay", { days: gapDays });
  if (grade === "clinician-decides" && isSigned) return say("goneOnDay", { days: gapDays });
  return say(grade);
}
