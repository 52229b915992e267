import { describe, expect, it } from '@jest/globals';
import type { ContractMessage } from '@pishkhan/messages';
import { Journal, percentile } from './journal.ts';

const message = (stream: string, revision: number): ContractMessage => ({
  id: `${stream}-${revision}`,
  type: 'Sampled',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'd',
  actor: { subject: 's', roles: [] },
  data: {},
});

const tallyOf = (acknowledged: readonly number[], came: readonly number[]) => {
  const journal = new Journal();
  journal.acknowledge(acknowledged.map((revision) => message('case-1', revision)));
  for (const revision of came) journal.handle(message('case-1', revision));
  return journal.tally();
};

describe('a journal', () => {
  it.each([
    ['all in order', [0, 1, 2], [0, 1, 2], { lost: 0, again: 0, inverted: 0 }],
    ['one lost', [0, 1, 2], [0, 2], { lost: 1, again: 0, inverted: 0 }],
    ['all repeated from one message on', [0, 1, 2], [0, 1, 0, 1, 2], { lost: 0, again: 2, inverted: 0 }],
    ['a message after a later one', [0, 1, 2], [0, 2, 1], { lost: 0, again: 0, inverted: 1 }],
    ['written but never acknowledged', [0], [0, 1], { lost: 0, again: 0, inverted: 0 }],
  ])('%s', (_, acknowledged, came, tally) => expect(tallyOf(acknowledged, came)).toMatchObject(tally));
  it('computes percentiles', () =>
    expect([percentile([5, 1, 3], 0.5), percentile([1, 2], 0.95), percentile([], 0.5)]).toEqual([3, 2, NaN]));
});
