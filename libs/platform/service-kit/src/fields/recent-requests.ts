import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { pauses } from './pauses.ts';

/** A request takes several turns of the process; with longer ones a person notices them. */
const CALM_TURN_MS = 10;
/** Somebody who works with the process asks again within this time. */
const RECENT_MS = 2_000;

/** Of all services of this process, because they share its turns. */
let lastRequest = -Infinity;

export const requestArrived = (): void => {
  lastRequest = performance.now();
};

/** Services of this process that have begun to start and do not listen yet. */
let starting = 0;

/**
 * Persons wait for a service that starts, and cannot ask yet: until then, work that nobody waits for gives way as
 * beside requests.
 *
 * @returns To be called when the service listens or has failed
 */
export const startsUp = (): (() => void) => {
  let isOver = false;
  starting += 1;
  return () => {
    if (!isOver) starting -= 1;
    isOver = true;
  };
};

/** Whether somebody works with this process, or waits for its start. */
export const somebodyWorks = (at = performance.now()): boolean => starting > 0 || at - lastRequest < RECENT_MS;

/**
 * Before a step of work that nobody waits for: while requests arrive, it waits until a turn of the process is short, so
 * that the requests and reactions that are ready have had theirs (N12). Without requests it does not wait.
 *
 * @param patienceMs The step is done after this time, so that the work goes on whatever others do
 */
export const afterOthers = async (patienceMs: number): Promise<void> => {
  const began = performance.now();
  for (let before = began; somebodyWorks(before); before = performance.now()) {
    await nextTurn();
    const now = performance.now();
    if (now - before < CALM_TURN_MS || now - began >= patienceMs) return;
    await delay(now - before);
  }
};

/**
 * Call it between steps of work that nobody waits for, and await what it returns: a step gives way to others while
 * requests arrive, and without requests the work still lets a first one in (N12).
 *
 * @param patienceMs As for `afterOthers`
 * @param mostMs After this time the work gives way no longer, so that what waits for its end has a turn too
 */
export const pausesForOthers = (patienceMs: number, mostMs: number): (() => Promise<void> | undefined) => {
  const pause = pauses();
  const began = performance.now();
  return () => (somebodyWorks() && performance.now() - began < mostMs ? afterOthers(patienceMs) : pause());
};
