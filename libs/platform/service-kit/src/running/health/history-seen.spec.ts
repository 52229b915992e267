import { expect, it } from '@jest/globals';
import { HistoryBehind, type Position } from '@pishkhan/event-store';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { mustReachWhatWasSeen } from './history-seen.ts';

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
