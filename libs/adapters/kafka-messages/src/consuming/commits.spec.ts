import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { OffsetsByTopicPartition } from 'kafkajs';
import { Commits } from './commits.ts';

const offsetsOf = ({ topics }: OffsetsByTopicPartition) =>
  topics.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => `${topic}/${partition}=${offset}`),
  );

describe('commits', () => {
  it('write the offset after the last handled message of each partition, once', async () => {
    const commits = new Commits();
    const saved: string[][] = [];
    commits.handled('t', 1, '7');
    commits.handled('t', 1, '8');
    commits.handled('u', 2, '9007199254740993');
    await commits.flush(async (offsets) => void saved.push(offsetsOf(offsets)));
    await commits.flush(async (offsets) => void saved.push(offsetsOf(offsets)));
    expect(saved).toEqual([['t/1=9', 'u/2=9007199254740994']]);
  });
  it('never overlap; offsets handled meanwhile are written by the next commit', async () => {
    const commits = new Commits();
    const saved: string[] = [];
    let underWay = 0;
    const commit = async (offsets: OffsetsByTopicPartition) => {
      expect(++underWay).toBe(1);
      await sleep(5);
      saved.push(...offsetsOf(offsets));
      underWay--;
    };
    commits.handled('t', 1, '1');
    const first = commits.flush(commit);
    expect(commits.restMs).toBe(1000);
    commits.handled('t', 1, '2');
    await Promise.all([first, commits.flush(commit)]);
    expect(saved).toEqual(['t/1=2', 't/1=3']);
  });
  it('are repeated if the broker rejects them, and dropped when the partitions are reassigned', async () => {
    const commits = new Commits();
    commits.handled('t', 1, '1');
    await expect(
      commits.flush(async () => {
        throw new Error('away');
      }),
    ).rejects.toThrow('away');
    let saved: string[] = [];
    await commits.flush(async (offsets) => void (saved = offsetsOf(offsets)));
    expect(saved).toEqual(['t/1=2']);
    commits.handled('t', 1, '2');
    commits.forget();
    await commits.flush(async () => {
      throw new Error('never');
    });
  });
});
