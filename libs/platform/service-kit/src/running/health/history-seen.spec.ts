import { describe, expect, it } from '@jest/globals';
import { HistoryBehind, Outage, type EventStore, type Position } from '@pishkhan/event-store';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { appendingAfter, askedAtStart, mustReachWhatWasSeen } from './history-seen.ts';

const definition = { name: 'metering', views: [] } as unknown as ServiceDefinition;
const at = (n: number): Position => ({ commit: BigInt(n), prepare: BigInt(n) });

/** A log whose head is asked for several times, and saved positions. */
const platformOf = (heads: number[], saved: Readonly<Record<string, string>>) =>
  ({
    eventStore: { head: async () => at(heads.length > 1 ? heads.shift()! : heads[0]!) },
    checkpoints: { load: async (name: string) => saved[name] },
    database: {},
  }) as unknown as Platform;
const soon = async () => undefined;

it.each([
  ['relay/metering/position', /metering: the event store ends at position 7-7, but the relay has seen position 9-9/],
  ['own-reactions/metering/position', /but the host of reactions to own events has seen position 9-9/],
])('N1: a service does not start on a log that ends before %s, in every profile', async (name, sentence) => {
  const starting = mustReachWhatWasSeen(definition, platformOf([7], { [name]: '9-9' }), soon);
  await expect(starting).rejects.toThrow(HistoryBehind);
  await expect(starting).rejects.toThrow(sentence);
});

it('N1: it starts on one that reaches them, also if a node of the cluster was behind for a moment', async () => {
  const saved = { 'relay/metering/position': '9-9' };
  await mustReachWhatWasSeen(definition, platformOf([9], saved), soon);
  await mustReachWhatWasSeen(definition, platformOf([3, 7, 9], saved), soon);
  await mustReachWhatWasSeen(definition, platformOf([0], {}), soon);
});

describe('N1: a store that does not respond at the start', () => {
  const appended: string[] = [];
  const store = {
    append: async (stream: string) => {
      appended.push(stream);
      return at(1);
    },
  } as unknown as EventStore;
  const behind = new HistoryBehind('metering', { by: 'relay', head: at(7), seen: at(9) });

  it('is an outage: the service starts, and its first append asks again', async () => {
    const answers = [new Outage('no answer'), undefined];
    const { eventStore, seen } = appendingAfter(store, async () => {
      const answer = answers.shift();
      if (answer) throw answer;
    });
    await askedAtStart(seen);
    await eventStore.append('meter-1', 0, []);
    await eventStore.append('meter-2', 0, []);
    expect([appended, answers]).toEqual([['meter-1', 'meter-2'], []]);
  });
  it('and that has lost something takes no append afterwards', async () => {
    appended.length = 0;
    const answers: Error[] = [new Outage('no answer'), behind, behind];
    const { eventStore, seen } = appendingAfter(store, async () => {
      throw answers.shift()!;
    });
    await askedAtStart(seen);
    await expect(eventStore.append('meter-1', 0, [])).rejects.toBe(behind);
    await expect(askedAtStart(seen)).rejects.toBe(behind);
    expect(appended).toEqual([]);
  });
});
