import { describe, expect, it } from '@jest/globals';
import { START } from '@pishkhan/event-store';
import { ChangeFeed, type Reader } from './change-feed.ts';

const readerOf = (subject: string): Reader => ({
  actor: {
    subject,
    name: subject,
    roles: [],
    login: { acr: undefined, amr: [], authTime: undefined, session: undefined },
  },
  watches: new Map(),
  isStillIn: async () => true,
});
const following = (head: () => Promise<typeof START>) => {
  const count = { followers: 0 };
  const eventStore = {
    head,
    subscribe: () => {
      count.followers += 1;
      return { handled: START, stop: async () => {} };
    },
  } as never;
  const projectors = { model: () => undefined as never, includes: async () => true };
  const limits = { ofPerson: 2, ofProcess: 3 };
  return {
    count,
    feed: new ChangeFeed({ deciders: [] }, { eventStore, projectors, faults: { report: () => {} } }, limits),
  };
};

describe('N22: the feeds of a process', () => {
  it('are bounded, for a person and in all; one follower serves them', async () => {
    const { feed, count } = following(async () => START);
    const first = await feed.open(readerOf('clerk-1'));
    await feed.open(readerOf('clerk-1'));
    await expect(feed.open(readerOf('clerk-1'))).rejects.toMatchObject({ status: 429, rule: 'FeedsMustBeFew' });
    await feed.open(readerOf('clerk-2'));
    await expect(feed.open(readerOf('clerk-3'))).rejects.toMatchObject({ status: 503, rule: 'FeedsMustBeFew' });
    first.destroy();
    await feed.open(readerOf('clerk-3'));
    expect(count.followers).toBe(1);
    await feed.stop();
    await expect(feed.open(readerOf('clerk-4'))).rejects.toMatchObject({ status: 503, rule: 'ServiceIsStopping' });
  });

  it('begin again after a store that did not respond; the failed one takes no room', async () => {
    let fails = true;
    const { feed } = following(async () => {
      if (fails) throw new Error('away');
      return START;
    });
    for (let each = 0; each < 5; each++) await expect(feed.open(readerOf('clerk-1'))).rejects.toThrow('away');
    fails = false;
    await feed.open(readerOf('clerk-1'));
    await feed.stop();
  });
});
