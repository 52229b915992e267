import { describe, expect, it } from '@jest/globals';
import { FaultTally } from '../faults/tally.ts';
import { CallTimes } from './call-times.ts';
import { isFinal, Journal, type Command } from './journal.ts';

const command: Command = {
  key: 'k',
  user: 'bank-1',
  service: 'billing-adjustments',
  path: '/v1/payments',
  body: { amount: 7000 },
  what: 'pay',
  category: 'bill-account',
  account: '1',
};

describe('the journal of the clients', () => {
  it('counts acknowledged, rejected and open commands, with attempts and rial', () => {
    const journal = new Journal();
    const [paid, refused, open] = [
      journal.open(command),
      journal.open({ ...command, key: 'l', account: undefined }),
      journal.open({ ...command, key: 'm', path: '/v1/cases', body: {} }),
    ];
    Object.assign(paid, { status: 201, tries: 3 });
    Object.assign(refused, { status: 422, tries: 1 });
    open.tries = 2;
    expect(journal.tally()).toEqual({ commands: 3, acknowledged: 1, refused: 1, open: 1, tries: 6 });
    expect([paid.rial, open.rial]).toEqual([7000, 0]);
  });
  it('R2: counts commands sent while another on the same account is in progress', () => {
    const journal = new Journal();
    const first = journal.open(command);
    journal.open(command);
    journal.close(first);
    journal.open({ ...command, account: '2' });
    expect(journal.races).toBe(1);
  });
  it.each([
    [201, undefined, true],
    [422, 'ReceiptMustNotChange', true],
    [409, 'CaseMustBeOpen', true],
    [409, 'StreamMustNotBeContended', false],
    [401, undefined, false],
    [408, undefined, false],
    [429, undefined, false],
    [503, 'PartMustBeAvailable', false],
    [404, 'BillMustBeKnown', false],
    [404, 'CaseMustBeKnown', true],
  ] as const)('a response %d %s is final: %s', (status, rule, final) =>
    expect(isFinal(status, rule, { untilKnown: ['BillMustBeKnown'] })).toBe(final),
  );
});

describe('R3: calls', () => {
  const call = { service: 'metering', path: '/v1/meters', from: 0, to: 18_000, deadlineMs: 15_000 };
  it('that exceed their deadline by more than a second are not settled', () => {
    const times = new CallTimes();
    for (const to of [15_900, 18_000]) times.note({ ...call, to });
    expect([times.count, times.longestMs, times.unsettled([]).length]).toEqual([2, 18_000, 1]);
  });
  it('a pause of a process of the same service is excluded, of another service not', () => {
    const times = new CallTimes();
    times.note(call);
    const tally = new FaultTally();
    tally.pause({ name: 'metering-2', kind: 'service' }, 14_000, 17_500);
    expect(times.unsettled(tally.pauses)).toEqual([]);
    expect(times.unsettled([{ ...tally.pauses[0]!, name: 'case-handling-1' }])).toHaveLength(1);
  });
});
