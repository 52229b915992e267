import { describe, expect, it } from '@jest/globals';
import { CallTimes } from '../load/call-times.ts';
import {
  calmsDown,
  everyCallSettles,
  noUpdateIsLost,
  nothingUnexpectedIsAnswered,
  ownWritesAreRead,
  parkedSequenceReplays,
  poisonStopsItsStreamOnly,
  rebalancesDoNoHarm,
} from './rows.ts';

const failures = (...checks: readonly { readonly violations: readonly string[] }[]) =>
  checks.reduce((sum, { violations }) => sum + violations.length, 0);
const counter = { stream: 'chaoscounter-1-0', acknowledged: 3, values: [1, 2, 3] };
const poisoned = {
  stream: 'account-poison-0',
  otherStreamMs: 200,
  otherViewMs: 300,
  parked: ['customer-accounts/account-poison-0'],
};
const inOrder = Array.from({ length: 10 }, (_, at) => at);
const replayed = { sick: inOrder, well: inOrder, parkedBefore: ['chaos/sick-1'], parkedAfter: [] };

describe('rows of the table', () => {
  it('R2: a lost update is an increment that the log lacks, or a duplicate value', () => {
    expect(failures(noUpdateIsLost([counter], 5))).toBe(0);
    expect(failures(noUpdateIsLost([{ ...counter, acknowledged: 4 }], 5))).toBe(1);
    expect(failures(noUpdateIsLost([{ ...counter, values: [1, 2, 2] }], 5))).toBe(1);
  });
  it('R3: a call past its deadline fails', () => {
    const times = new CallTimes();
    times.note({ service: 'metering', path: '/', from: 0, to: 17_000, deadlineMs: 15_000 });
    expect(failures(everyCallSettles(times, []))).toBe(1);
    expect(failures(everyCallSettles(times, [{ name: 'chaos', from: 5000, to: 7000 }]))).toBe(0);
  });
  it('R3: a response 500 fails, reported without the ids in its path; 503 and a broken connection do not', () => {
    const times = new CallTimes();
    for (const status of [503, undefined, 201])
      times.answer({ service: 'metering', path: '/v1/meters' }, 'POST', status);
    expect(failures(nothingUnexpectedIsAnswered(times))).toBe(0);
    times.answer({ service: 'case-handling', path: '/v1/cases/9058bdb5-1024/visits?limit=5' }, 'GET', 500);
    expect(nothingUnexpectedIsAnswered(times).violations).toEqual(['GET case-handling /v1/cases/…/visits: 1 times']);
  });
  it('R6: poison may park only its own stream, and others continue within five seconds', () => {
    expect(failures(...poisonStopsItsStreamOnly(poisoned))).toBe(0);
    expect(failures(...poisonStopsItsStreamOnly({ ...poisoned, parked: [] }))).toBe(1);
    expect(
      failures(
        ...poisonStopsItsStreamOnly({ ...poisoned, parked: [...poisoned.parked, 'customer-accounts/account-1'] }),
      ),
    ).toBe(1);
    expect(failures(...poisonStopsItsStreamOnly({ ...poisoned, otherStreamMs: 5001, otherViewMs: undefined }))).toBe(2);
  });
  it('R6: a parked sequence is handled in order, once, and nothing stays parked', () => {
    expect(failures(parkedSequenceReplays(replayed))).toBe(0);
    expect(failures(parkedSequenceReplays({ ...replayed, sick: [1, 0, ...inOrder.slice(2)] }))).toBe(1);
    expect(failures(parkedSequenceReplays({ ...replayed, sick: [0, ...inOrder] }))).toBe(1);
    expect(failures(parkedSequenceReplays({ ...replayed, parkedAfter: ['chaos/sick-1'] }))).toBe(1);
  });
  it('R10: own writes are visible, within 300 ms at the 95th percentile', () => {
    expect(failures(...ownWritesAreRead({ readsMs: [30, 40], unseen: [] }))).toBe(0);
    expect(failures(...ownWritesAreRead({ readsMs: [301], unseen: ['/v1/accounts/1'] }))).toBe(2);
  });
  it('pending work after the storm, and harm by rebalances, fail', () => {
    expect(failures(calmsDown([], 10), calmsDown(['relay is 2 behind'], 10))).toBe(1);
    expect(failures(rebalancesDoNoHarm(3, 2, [calmsDown(['x'], 1)]))).toBe(1);
  });
});
