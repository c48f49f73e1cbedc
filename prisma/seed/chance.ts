// Which choices does the demo clinic make, when it must make the same ones on the same day?

/** Choices that look random and are the same for the same seed. */
export type Chance = {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  /** True so many times in a hundred. */
  percent(share: number): boolean;
  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T;
  /** A copy in another order. */
  shuffled<T>(list: readonly T[]): T[];
};

/** The generator is mulberry32: one 32-bit state, good enough for a made-up clinic, and the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between,
    percent: (share) => fraction() * 100 < share,
    oneOf<T>(list: readonly T[]): T {
      const [chosen] = list.slice(between(0, list.length - 1));
      if (chosen === undefined) throw new RangeError("Nothing to choose from");
      return chosen;
    },
    shuffled<T>(list: readonly T[]): T[] {
      const keyed = list.map((item) => ({ item, key: fraction() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

/** Makes ids in the form of a uuid of version 7: later ones sort behind earlier ones of the same instant. */
export function idsFrom(seed: number): (at: Date) => string {
  const chance = chanceFrom(seed);
  let count = 0;
  return (at) => {
    const time = at.getTime().toString(16).padStart(12, "0");
    const order = (count++ % 4096).toString(16).padStart(3, "0");
    const variant = "89ab"[chance.between(0, 3)];
    const tail = chance.between(0, 0xfff_ffff).toString(16).padStart(7, "0");
    const tail2 = chance.between(0, 0xffff_ffff).toString(16).padStart(8, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}${tail.slice(0, 3)}-${tail.slice(3)}${tail2}`;
  };
}
