import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 10;
const WITHIN_MS = 5000;

/**
 * Repeats an assertion until it holds, for effects of asynchronous parts. A failure and `false` mean "not yet".
 *
 * @param what Named by the error when the assertion is still false
 * @throws The last failure if it does not hold within `withinMs`
 */
export const eventually = async <Result>(
  assertion: () => Result | Promise<Result>,
  withinMs = WITHIN_MS,
  what = assertion.toString(),
): Promise<Exclude<Result, false>> => {
  for (const end = performance.now() + withinMs; ; await sleep(PAUSE_MS)) {
    try {
      const result = await assertion();
      if (result === false) throw new Error(`not within ${withinMs} ms: ${what}`);
      return result as Exclude<Result, false>;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
};
