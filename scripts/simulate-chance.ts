// What does chance say? The same answer for the same question, whoever asks and however often.

/** From 0 to less than 1, for a seed and what it is about: what befalls a client doesn't depend on how the clinic books. */
export type Chance = (...about: readonly (string | number)[]) => number;

/** A hash of the question (FNV-1a), its bits mixed (the finish of MurmurHash3). */
export function chanceOf(seed: number): Chance {
  return (...about) => {
    let hash = 2_166_136_261 ^ seed;
    for (const letter of about.join(" ")) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list, by a number from 0 to less than 1. */
export function pick<T>(list: readonly [T, ...T[]], share: number): T {
  return list[Math.floor(share * list.length)] ?? list[0];
}

/** A whole number between the two, both included. */
export function between(from: number, to: number, share: number): number {
  return from + Math.floor(share * (to - from + 1));
}
