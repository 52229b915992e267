import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 10;

/**
 * Call it between steps of long work: after some milliseconds it returns a promise, and awaiting it gives every other
 * request its turn (N12).
 */
export const pauses = (): (() => Promise<void> | undefined) => {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      began = performance.now();
    });
  };
};

/** `map` in slices. */
export const mapInSlices = async <Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> => {
  const pause = pauses();
  const results: Result[] = [];
  for (const item of items) {
    results.push(map(item));
    const due = pause();
    if (due) await due;
  }
  return results;
};
