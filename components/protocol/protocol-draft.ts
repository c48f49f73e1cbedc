// What is a protocol while it is being written, and what does its editor begin with?
import type { CareMoment, CareStep } from "@/lib/rules/care-timeline";
import type { Protocol } from "@/lib/rules/protocol";
import type { ProtocolCheck } from "@/lib/schemas/protocol-preview";

/** What can be filled in: a figure that is not there yet is null. */
export type Draft<T> = T extends number
  ? number | null
  : T extends string | boolean | null
    ? T
    : T extends readonly (infer Item)[]
      ? Draft<Item>[]
      : { [Key in keyof T]: Draft<T[Key]> };

export type ProtocolDraft = Draft<Protocol>;
export type CareStepDraft = Draft<CareStep>;
export type CareMomentDraft = Draft<CareMoment>;

export type EditorStart = {
  protocolId: string;
  protocol: Protocol;
  /** The newest version when the page was opened, and what it says judged as a draft. */
  check: ProtocolCheck;
  /** The words of our own steps, by key, and of our own notes. */
  careWords: Readonly<Record<string, { title: string; detail: string }>>;
  noteWords: Readonly<Record<string, string>>;
};

/** The sentence at each wrong field, by path ("gap.earliestDays"). */
export type FieldErrors = Readonly<Record<string, string>>;

/** The list with one of its items another; the others are the same objects. */
export function replaced<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((one, at) => (at === index ? item : one));
}

/** The list with one of its items a place earlier (−1) or later (1); the same at its ends. */
export function shifted<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return [...list];
  return replaced(replaced(list, index, other), index + by, one);
}

export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** The items with the name of the place where each stands: rows that have no identity but their place. */
export function inPlaces<T>(list: string, items: readonly T[]): { place: string; item: T; index: number }[] {
  return items.map((item, index) => ({ place: `${list}-${index}`, item, index }));
}
