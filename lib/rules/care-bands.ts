// How does the care of one visit read on paper, where no day is known yet: by how long before and after it?
import type { CareMoment, CareStep } from "./care-timeline";

/** Steps that begin at the same time before a visit, and hold until it. */
export type CareBefore = { from: CareMoment; steps: CareStep[] };

/** Steps that hold for the same time after a visit. */
export type CareAfter = { from: CareMoment; until: CareMoment; steps: CareStep[] };

export type CareOnPaper = { before: CareBefore[]; after: CareAfter[]; lasting: CareStep[] };

/** What is the client's to know, what begins first first; of the time after a visit what ends first comes first, and what lasts stands apart. */
export function careOnPaper(timeline: readonly CareStep[]): CareOnPaper {
  const before: CareBefore[] = [];
  const after: CareAfter[] = [];
  const lasting: CareStep[] = [];
  for (const step of timeline.filter(({ audience }) => audience !== "staff")) {
    const { when, from, until } = step;
    if (when === "before") {
      const known = before.find((band) => isSame(band.from, from));
      if (known) known.steps.push(step);
      else before.push({ from, steps: [step] });
    } else if (until === null) {
      lasting.push(step);
    } else {
      const known = after.find((band) => isSame(band.from, from) && isSame(band.until, until));
      if (known) known.steps.push(step);
      else after.push({ from, until, steps: [step] });
    }
  }
  before.sort((a, b) => hoursOf(a.from) - hoursOf(b.from));
  after.sort((a, b) => hoursOf(a.from) - hoursOf(b.from) || hoursOf(a.until) - hoursOf(b.until));
  return { before, after, lasting };
}

function isSame(one: CareMoment, other: CareMoment): boolean {
  return one.unit === other.unit && one.value === other.value;
}

/** Only to put moments in order. */
function hoursOf({ unit, value }: CareMoment): number {
  return unit === "hours" ? value : value * 24;
}
