import { describe, expect, it } from '@jest/globals';
import { parseJalali } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import { basis, billing, eventsOf, openedAccount, reading } from '../../../examples/account.ts';
import { correction } from '../../../../correction/domain/correction.ts';
import type { EstimateCorrectionPolicy } from '../../../../pricing/policy/domain/content/estimate-correction.policy.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccountEvent, PostCorrection } from '../../bill-account.messages.ts';
import type { Reading } from '../../billing/bill.ts';
import type { CorrectionRequest } from '../proposal.ts';

const on = (jalali: string) => parseJalali(jalali)!;
const today = on('1405-01-16');
const opened: BillAccountEvent[] = openedAccount.map((event) =>
  event.type === 'MeterTaken'
    ? { ...event, data: { ...event.data, opening: { ...event.data.opening, readOn: on('1404-10-01') } } }
    : event,
);
const read = (jalali: string, index: number, more: Partial<Reading> = {}) => reading(jalali, on(jalali), index, more);
const estimate = read('1404-12-01', 2_200, {
  kind: 'estimated',
  estimatedBy: 'system',
  estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom: ['reading-opening', 'reading-1404-11-01'] },
});
const settings = (laterPeriod: EstimateCorrectionPolicy['laterPeriod'], postedAtOnceUpTo = 0) => ({
  ...basis,
  estimates: {
    versions: [
      {
        name: 'estimate-correction',
        version: 'v1',
        effectiveFrom: on('1397-01-16'),
        sample: true,
        settles: 'sample',
        content: { laterPeriod, postedAtOnceUpTo, correctWithinDays: 10 },
      },
    ],
  },
});
type Settings = ReturnType<typeof settings>;

const request: CorrectionRequest = {
  correctionId: 'c-own',
  caseId: 'c-own',
  officeId: 'county-1',
  accountId: '10203040',
  cause: { kind: 'estimateOverruled', readingId: 'reading-1405-01-15' },
  feeCharged: 0,
  proposedBy: 'billing-adjustments',
  requestedOn: today,
  broughtBy: 'message-1405-01-15',
};
const arriving = (closing: Reading, prices: Settings) => ({ ...billing(closing), basis: prices, today });
const until = (prices: Settings) =>
  eventsOf(
    [read('1404-11-01', 1_600), estimate, read('1405-01-15', 1_900), read('1405-02-15', 1_950)].map((each) =>
      arriving(each, prices),
    ),
    opened,
  );
const proposing = (events: readonly BillAccountEvent[], prices: Settings) =>
  correction.decide(
    {
      type: 'ProposeCorrection',
      request,
      proposer: { certificates: [] },
      basis: { ...prices, account: fold(billAccount, [...events]), today },
    },
    correction.initial,
  );
const posted = (events: readonly BillAccountEvent[], prices: Settings): BillAccountEvent[] => {
  const decision = proposing(events, prices);
  const proposed = isRejection(decision) ? undefined : decision[0];
  if (proposed?.type !== 'CorrectionProposed') throw new Error('nothing is proposed');
  const command: PostCorrection = {
    type: 'PostCorrection',
    request,
    approved: proposed.data,
    approvals: [],
    basis: { ...prices, today },
  };
  return eventsOf([command, { type: 'BillKeptReadings', basis: prices }], events);
};
const chargedFrom = (events: readonly BillAccountEvent[]) =>
  fold(billAccount, [...events])
    .bills.filter(({ face, supersededBy }) => supersededBy === undefined && face.periodFrom >= on('1404-11-01'))
    .toSorted((one, other) => (one.face.periodFrom < other.face.periodFrom ? -1 : 1))
    .map(({ consumptionInForce }) => Number(consumptionInForce));
const typesAfter = (events: readonly BillAccountEvent[]) => events.slice(opened.length).map(({ type }) => type);

describe('case 02: a reading from the meter below the estimate before it (15.4-32)', () => {
  it('hold: both later readings wait with a deadline, and 300 and 50 m³ are billed after the correction', () => {
    const prices = settings('hold');
    const events = until(prices);
    expect(typesAfter(events)).toEqual(['BillIssued', 'BillIssued', 'ReadingKept', 'ReadingKept']);
    expect(events.slice(-2)).toMatchObject([
      { data: { waitsFor: 'estimateCorrection', keptOn: today, until: on('1405-01-26') } },
      { data: { waitsFor: 'earlierReading' } },
    ]);
    const charged = chargedFrom(posted(events, prices));
    expect(charged).toEqual([123, 177, 50]);
    expect([charged[0]! + charged[1]!, charged[0]! + charged[1]! + charged[2]!]).toEqual([300, 350]);
  });
  it('billWithCredit: the later period is billed with 0 m³, and the correction rates both again', () => {
    const prices = settings('billWithCredit');
    const events = until(prices);
    expect(typesAfter(events)).toEqual(['BillIssued', 'BillIssued', 'BillIssued', 'BillIssued']);
    expect(events[1]).not.toHaveProperty('data.correctEstimateBy');
    expect(events.at(-2)).toMatchObject({
      data: { overrulesEstimate: true, correctEstimateBy: on('1405-01-26'), consumption: '0.000' },
    });
    expect(chargedFrom(events)).toEqual([600, 0, 50]);
    expect(chargedFrom(posted(events, prices))).toEqual([123, 177, 50]);
  });
  it('both policies charge the same per line in the end', () => {
    const inForce = (of: 'hold' | 'billWithCredit') =>
      fold(billAccount, posted(until(settings(of)), settings(of)))
        .bills.filter(({ supersededBy }) => supersededBy === undefined)
        .map(({ face, inForce: charges }) => [face.periodFrom, charges] as const)
        .toSorted();
    expect(inForce('hold')).toEqual(inForce('billWithCredit'));
  });
  it('15.4-32: up to the amount of the policy the correction needs nobody, above it the head', () => {
    const large = settings('hold');
    expect(proposing(until(large), large)).toMatchObject([
      { type: 'CorrectionProposed', data: { proposal: { approvalsNeeded: ['headOfSubscriberAffairs'] } } },
    ]);
    const small = settings('hold', 99_000_000);
    expect(proposing(until(small), small)).toMatchObject([
      { type: 'CorrectionProposed', data: { proposal: { approvalsNeeded: [], policies: { estimates: 'v1' } } } },
      { type: 'CorrectionFullyApproved' },
    ]);
  });
  it('15.4-32: a reading that waited for its meter is recorded again as overruling, once, with a deadline', () => {
    const prices = settings('hold');
    const [account, taken] = opened as [BillAccountEvent, BillAccountEvent];
    const early = eventsOf(
      [read('1405-01-15', 1_900), estimate, read('1404-11-01', 1_600)].map((each) => arriving(each, prices)),
      [account],
    );
    const settled = [...early, taken];
    const settle = { type: 'BillKeptReadings', basis: prices, today } as const;
    const events = eventsOf([settle], settled).slice(settled.length);
    expect(events.map(({ type }) => type)).toEqual(['BillIssued', 'BillIssued', 'ReadingKept']);
    expect(events.at(-1)).toMatchObject({
      data: { waitsFor: 'estimateCorrection', countyOffice: 'county-1', keptOn: today, until: on('1405-01-26') },
    });
    expect(eventsOf([settle, settle], settled)).toHaveLength(settled.length + 3);
  });
});
