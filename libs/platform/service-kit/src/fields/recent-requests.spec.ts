import { describe, expect, it } from '@jest/globals';
import { afterOthers, pausesForOthers, requestArrived, somebodyWorks, startsUp } from './recent-requests.ts';

/** Longer than a calm turn. */
const TURN_MS = 20;

/** Work of others that makes each of some turns long. */
const busyFor = (turns: number) => {
  const others = { left: turns };
  const turn = () => {
    const until = performance.now() + TURN_MS;
    while (performance.now() < until);
    others.left -= 1;
    if (others.left > 0) setImmediate(turn);
  };
  setImmediate(turn);
  return others;
};

/** Long after every request. */
const LATER = Infinity;

describe('N12: a step of work that nobody waits for', () => {
  it('gives way until every service of the process has started, or failed to', () => {
    const [metering, billing] = [startsUp(), startsUp()];
    metering();
    metering();
    expect(somebodyWorks(LATER)).toBe(true);
    billing();
    expect(somebodyWorks(LATER)).toBe(false);
  });
  it('does not wait in a process without requests', async () => {
    const others = busyFor(5);
    await afterOthers(Infinity);
    expect(others.left).toBe(5);
    others.left = 1;
  });
  it('lets a first request in, also in a process without requests whose steps wait for nothing', async () => {
    const others = busyFor(1);
    const pause = pausesForOthers(Infinity, Infinity);
    for (const until = performance.now() + 2 * TURN_MS; performance.now() < until;) await pause();
    expect(others.left).toBe(0);
  });
  it('is done after the others, if somebody works with the process', async () => {
    requestArrived();
    const others = busyFor(5);
    await afterOthers(Infinity);
    expect(others.left).toBe(0);
  });
  it('gives way no longer after the time of the whole work, because others wait for its end', async () => {
    requestArrived();
    const others = busyFor(5);
    await pausesForOthers(Infinity, 0)();
    // A busy machine may let one turn pass before this call.
    expect(others.left).toBeGreaterThan(0);
    others.left = 1;
  });
  it('is done after its patience in a process that is never calm', async () => {
    requestArrived();
    const others = busyFor(1_000);
    await afterOthers(0);
    expect(others.left).toBeGreaterThan(0);
    others.left = 1;
  });
});
