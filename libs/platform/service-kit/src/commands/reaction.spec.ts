import { describe, expect, it } from '@jest/globals';
import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import { reject } from '@pishkhan/decider';
import { START } from '@pishkhan/event-store';
import { Poison, type ContractMessage } from '@pishkhan/messages';
import { granted } from './granted.ts';
import { whenHeard, type ReactionTools } from './reaction.ts';

const message = (change: Partial<ContractMessage> = {}): ContractMessage => ({
  id: 'm',
  type: 'ReadingCorrected',
  version: 1,
  source: 'metering',
  stream: 'meter-1',
  revision: 0,
  previousRevision: -1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'c',
  actor: { subject: 'spec', roles: [] },
  data: readingCorrected.example,
  ...change,
});
const tools = {} as ReactionTools;

describe('a reaction to messages', () => {
  const seen: number[] = [];
  const reaction = whenHeard(readingCorrected, {
    name: 'note-the-right-index',
    react: async ({ data }) => void seen.push(data.rightIndex),
  });
  it('has the topic and types of its contracts', () => {
    expect(reaction).toMatchObject({ topics: ['gas.metering.v1'], types: ['ReadingCorrected'] });
    const both = whenHeard([readingCorrected, readingAccepted], {
      name: 'both',
      react: async ({ data }) => void data.readingId,
    });
    expect(both).toMatchObject({ topics: ['gas.metering.v1'], types: ['ReadingCorrected', 'ReadingAccepted'] });
  });
  it('reads the data of the contract, and rejects other versions of it', async () => {
    await reaction.react(message(), tools);
    expect(seen).toEqual([2147]);
    await expect(reaction.react(message({ version: 2 }), tools)).rejects.toBeInstanceOf(Poison);
    expect(seen).toEqual([2147]);
  });
  it('does not compile with a field that is missing in the contract', () => {
    // @ts-expect-error MeterInstalled has no right index
    whenHeard(meterInstalled, { name: 'wrong', react: async ({ data }) => void data.rightIndex });
  });
});

describe('granted', () => {
  it('returns an executed command, and parks on a rejection', () => {
    const executed = { outcome: 'nothing', events: [], state: null, revision: 0, position: START } as const;
    expect(granted(executed)).toBe(executed);
    expect(() => granted(reject('MeterMustBeInstalled', { meterId: '1' }))).toThrow(
      new Poison('MeterMustBeInstalled {"meterId":"1"}'),
    );
  });
});
