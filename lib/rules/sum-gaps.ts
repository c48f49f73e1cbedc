// How good were the gaps between visits that were given?
import { type GapFigures, gradeOf } from "./gap";

export type GivenGap = {
  gapDays: number;
  figures: GapFigures;
  /** By what it stands before its earliest day: a signature, or a note of what had happened already. */
  exception: "signed" | "recorded" | null;
};

/** "signed": before the earliest day, and a clinician signed for it. "early": before it without a signature, noted after it had happened. */
export const GAP_BANDS = ["signed", "early", "on-cadence", "a-little-late", "late", "past-restart"] as const;
export type GapBand = (typeof GAP_BANDS)[number];

export function gapBand({ gapDays, figures, exception }: GivenGap): GapBand {
  const grade = gradeOf(gapDays, figures);
  if (grade === "blocked" || grade === "early") return exception === "signed" ? "signed" : "early";
  return grade === "clinician-decides" ? "past-restart" : grade;
}

export function sumGaps(gaps: readonly GivenGap[]): Record<GapBand, number> {
  const sum = { signed: 0, early: 0, "on-cadence": 0, "a-little-late": 0, late: 0, "past-restart": 0 };
  for (const gap of gaps) sum[gapBand(gap)] += 1;
  return sum;
}
