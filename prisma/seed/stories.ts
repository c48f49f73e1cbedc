// In which states are the plans of the demo clinic's clients?
import type { Area } from "@/lib/rules/areas";
import type { Chance } from "./chance";

/**
 * How a plan stands today. "on-track": booked to its end. "at-risk": the next session is not booked and its window closes
 * within 14 days. "overdue": it is past. "undecided": so late that a clinician decides. "finished": ended, all given.
 * "maintenance": all sessions given, a touch-up booked. "recall": all sessions given, the touch-up due and not booked.
 * "missed": the client did not come to the latest session. "overridden": one session before its earliest day, signed.
 */
export type PlanState =
  | "on-track"
  | "at-risk"
  | "overdue"
  | "undecided"
  | "finished"
  | "maintenance"
  | "recall"
  | "missed"
  | "overridden"
  | "paused";

export type Story = { state: PlanState; protocolKey: string; area: Area };

/** How many clients have a first plan in each state; whoever is left over has come for a consultation only. */
const COHORTS: readonly (readonly [state: PlanState, clients: number])[] = [
  ["on-track", 52],
  ["maintenance", 18],
  ["at-risk", 8],
  ["overdue", 6],
  ["undecided", 2],
  ["finished", 7],
  ["recall", 6],
  ["missed", 5],
  ["overridden", 4],
  ["paused", 3],
];

/** Which protocol in which areas, the frequent ones more than once. */
const TREATMENTS: readonly (readonly [protocolKey: string, areas: readonly Area[]])[] = [
  ["rejuvenation", ["face", "neck", "decollete", "hands"]],
  ["rejuvenation", ["face", "face", "neck"]],
  ["rejuvenation", ["face"]],
  ["deep-wrinkles", ["face"]],
  ["acne-scars", ["face", "back"]],
  ["acne-scars", ["face"]],
  ["acne-scars-severe", ["face"]],
  ["stretch-marks", ["abdomen", "thighs"]],
  ["hyperpigmentation", ["face", "hands"]],
  ["scalp", ["scalp"]],
  ["prp-combined", ["face", "neck"]],
];

/** How many in a hundred have a second course, in another area: of those whose first one goes well, and of the others. */
const SECOND_COURSE_PERCENT = { goingWell: 85, other: 45 } as const;

/** The plans of so many clients, client by client; none for those who have come for a consultation only. */
export function storiesFor(clients: number, chance: Chance): Story[][] {
  const states = COHORTS.flatMap(([state, count]) => Array.from({ length: count }, () => state));
  const dealt = chance.shuffled([...states, ...Array.from({ length: clients - states.length }, () => null)]);
  return dealt.map((state) => {
    if (state === null) return [];
    const first = { state, ...treatment(chance, []) };
    const goesWell = state === "on-track" || state === "maintenance";
    if (!chance.percent(SECOND_COURSE_PERCENT[goesWell ? "goingWell" : "other"])) return [first];
    return [first, { state: "on-track", ...treatment(chance, [first.area]) }];
  });
}

function treatment(chance: Chance, taken: readonly Area[]): { protocolKey: string; area: Area } {
  const [protocolKey, areas] = chance.oneOf(TREATMENTS);
  const area = chance.oneOf(areas);
  return taken.includes(area) ? treatment(chance, taken) : { protocolKey, area };
}
