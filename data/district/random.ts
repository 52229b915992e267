/** A small seeded random generator: the same seed gives the same district on every machine. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Both ends included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  happens(probability: number): boolean;
  digits(count: number): string;
}

/** Mulberry32 */
const mulberry32 = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One random sequence per (seed, number), so that a larger district starts with the subscribers of a smaller one. */
export const chanceOf = (seed: number, number: number): Chance => {
  const next = mulberry32(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca77));
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    happens: (probability) => next() < probability,
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
  };
};
