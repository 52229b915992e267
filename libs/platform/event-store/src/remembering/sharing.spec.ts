import { describe, expect, it } from '@jest/globals';
import { sharing } from './sharing.ts';

/** Work whose runs end when the spec says so, each with the value that was stored when it began. */
const start = () => {
  const stored = { value: 0 };
  const runs: { end(fault?: Error): void }[] = [];
  const read = sharing(
    () =>
      new Promise<number>((resolve, reject) => {
        const { value } = stored;
        runs.push({ end: (fault) => (fault ? reject(fault) : resolve(value)) });
      }),
  );
  return { stored, runs, read };
};
const ticks = () => new Promise(setImmediate);

describe('reads of one key that are made at one moment', () => {
  it('share the run that begins after them, so each sees what was written before it', async () => {
    const { stored, runs, read } = start();
    const first = read('a');
    stored.value = 1;
    const later = [read('a'), read('a'), read('a')];
    expect(runs).toHaveLength(1);
    runs[0]!.end();
    expect(await first).toBe(0);
    await ticks();
    expect(runs).toHaveLength(2);
    stored.value = 2;
    const latest = read('a');
    runs[1]!.end();
    expect(await Promise.all(later)).toEqual([1, 1, 1]);
    await ticks();
    runs[2]!.end();
    expect(await latest).toBe(2);
    expect(runs).toHaveLength(3);
  });
  it('do not wait for those of another key', async () => {
    const { runs, read } = start();
    void read('a');
    void read('b');
    expect(runs).toHaveLength(2);
  });
  it('run again after a fault of the run before', async () => {
    const { runs, read } = start();
    const outcomes = Promise.allSettled([read('a'), read('a')]);
    runs[0]!.end(new Error('away'));
    await ticks();
    runs[1]!.end();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const after = read('a');
    runs[2]!.end();
    expect(await after).toBe(0);
  });
});
