// For which places of the body can a course be?
import type { Protocol } from "./protocol";

/** Each has a word under `area` in the catalogue. */
export const AREAS = ["face", "neck", "decollete", "scalp", "hands", "abdomen", "thighs", "back", "arms"] as const;
export type Area = (typeof AREAS)[number];

/** Protocols that are for one area only, by key. */
const ONLY: Readonly<Record<string, Area>> = { scalp: "scalp" };

/** How the key of a copy ends, and of a copy of a copy: it is for what it was copied from. */
const COPIED = /(-copy(-\d+)?)+$/;

/**
 * The areas that the protocol may be used for, in the order in which they are offered; never none. Every protocol of the
 * clinic is for all of them but the scalp's, which is for the scalp.
 *
 * Source: what the treatment is; no source gives other bounds.
 */
export function areasFor({ key }: Pick<Protocol, "key">): readonly [Area, ...Area[]] {
  const only = ONLY[key.replace(COPIED, "")];
  return only === undefined ? AREAS : [only];
}
