// What can be chosen in the plan builder?
import type { Area } from "@/lib/rules/areas";
import type { PlainDate } from "@/lib/time";

type Choice = { value: string; label: string };

export type BuilderChoices = {
  /** With the sessions and the areas that each of them is for. */
  protocols: (Choice & { usual: number; min: number; max: number; areas: readonly Area[] })[];
  areas: { value: Area; label: string; isTaken: boolean }[];
  /** With the locations at which each of them works. */
  clinicians: (Choice & { locationIds: readonly string[] })[];
  locations: Choice[];
  weekdays: { value: 1 | 2 | 3 | 4 | 5 | 6 | 7; short: string; long: string }[];
  times: { minute: number; label: string }[];
  /** The days on which a course may begin. */
  firstOn: { min: PlainDate; max: PlainDate; today: PlainDate; todayText: string };
};
