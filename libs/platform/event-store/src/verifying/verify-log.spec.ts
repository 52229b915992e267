import { describe, expect, it } from '@jest/globals';
import { comparePositions, type RecordedEvent } from '../port.ts';
import { byStream, EVERY_GROUP, judge, type Invariant } from './invariant.ts';
import { verifyLog } from './verify-log.ts';

const event = (place: number, stream: string, type = 'Counted'): RecordedEvent => ({
  id: String(place),
  stream,
  revision: place,
  type,
  data: {},
  metadata: {
    commandId: 'c',
    commandHash: '',
    correlationId: 'c',
    causationId: 'c',
    actor: { subject: 's', roles: [] },
    recordedAt: '2026-11-22T05:00:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'spec',
  },
  position: { commit: BigInt(place), prepare: 0n },
});
const storeOf = (log: readonly RecordedEvent[], written: () => void = () => {}) => ({
  head: () => Promise.resolve(log.at(-1)!.position),
  readAll: ({ after, limit }: { after: RecordedEvent['position']; limit: number }) => {
    written();
    return Promise.resolve(log.filter(({ position }) => comparePositions(position, after) > 0).slice(0, limit));
  },
});
const catalogue = { isKnown: ({ type }: { type: string }) => type !== 'Newer' };
const noneIsThird: Invariant = {
  name: 'no event is the third of its stream',
  inPersian: 'هیچ رویدادی سومین نیست',
  source: 'spec',
  groupOf: byStream,
  check: (log) => judge(log, (each) => log[2] === each && `${each.stream} has three`),
};
const streams = Array.from({ length: 30 }, (_, place) => event(place + 1, `note-${place % 14}`));

describe('a log is verified in pieces (architecture, invariants)', () => {
  it('each group is checked once, in however many passes', async () => {
    for (const mostHeld of [1_000, 7, 1]) {
      const { events, findings } = await verifyLog({
        store: storeOf(streams),
        catalogue,
        invariants: [noneIsThird],
        mostHeld,
      });
      expect([events, findings[0]!.examined]).toEqual([30, 30]);
      expect(findings[0]!.violations.toSorted()).toEqual(['note-0 has three', 'note-1 has three']);
    }
  });
  it('no more events are held than asked, as far as groups can be divided', async () => {
    const most: number[] = [];
    const counting: Invariant = {
      ...noneIsThird,
      groupOf: ({ stream }) => (stream === 'note-0' ? EVERY_GROUP : stream),
      check: (log) => (most.push(log.length), { examined: 0, violations: [] }),
    };
    await verifyLog({ store: storeOf(streams), catalogue, invariants: [counting], mostHeld: 10 });
    expect(most).toHaveLength(13);
    expect(Math.max(...most)).toBe(6);
  });
  it('what is written meanwhile is left to the next run', async () => {
    const log = [...streams];
    const grows = storeOf(log, () => log.push(event(log.length + 1, 'note-late')));
    const { events } = await verifyLog({ store: grows, catalogue, invariants: [noneIsThird], mostHeld: 10 });
    expect(events).toBe(30);
  });
  it('case 08: of a stream with an event of a newer release, the events before it are judged', async () => {
    const log = [event(1, 'note-1'), event(2, 'note-1', 'Newer'), event(3, 'note-1'), event(4, 'note-1')];
    const verified = await verifyLog({ store: storeOf(log), catalogue, invariants: [noneIsThird] });
    expect(verified.findings).toEqual([{ examined: 1, violations: [] }]);
    expect(verified.everyEventIsKnown).toEqual({
      examined: 4,
      violations: [expect.stringContaining('note-1 #2 at 2-0: Newer of schema version 1')],
    });
  });
  it('N12: between its steps other work has its turn, and it can be ended', async () => {
    let turns = 0;
    const ending = new AbortController();
    const pause = async () => {
      turns += 1;
      if (turns === 5) ending.abort(new Error('ended'));
    };
    const run = verifyLog({
      store: storeOf(streams),
      catalogue,
      invariants: [noneIsThird],
      mostHeld: 1,
      pause,
      signal: ending.signal,
    });
    await expect(run).rejects.toThrow('ended');
    expect(turns).toBe(5);
  });
});
