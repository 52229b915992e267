import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import { daysAreBilledOnce } from './bills.ts';
import type { Invariant } from './invariant.ts';
import { contractorPairsMatch, differencesAdd, postingsBalance, reversedAtMostOnce } from './ledger.ts';
import { casesAreAwaited, everyEventHasAnActor, fourEyes } from './people.ts';

const metadata = {
  commandId: 'command',
  commandHash: '',
  correlationId: 'correlation',
  causationId: 'cause',
  actor: { subject: 'somebody', roles: [] },
  recordedAt: '2026-11-22T05:00:00.000Z',
  businessDate: '2026-11-22',
  schemaVersion: 1,
  build: 'spec',
};
const event = (stream: string, type: string, data: unknown, changed: Partial<typeof metadata> = {}): RecordedEvent => ({
  id: `${stream}/${type}`,
  stream,
  revision: 0,
  type,
  data,
  metadata: { ...metadata, ...changed },
  position: { commit: 1n, prepare: 1n },
});

const bill = (periodFrom: string, periodTo: string, total = 100) =>
  event('bill-account-1', 'BillIssued', {
    accountId: '1',
    meterId: 'm',
    billNumber: `1-${periodTo}`,
    periodFrom,
    periodTo,
    charges: { total },
  });
const line = (before: number, amount: number, difference = amount - before) => ({
  line: 'gasPrice',
  before,
  amount,
  difference,
});
const corrected = (of: { before: number; after: number; lines?: unknown; difference?: number; approvers?: string[] }) =>
  event('bill-account-1', 'BillsCorrected', {
    correctionId: 'c',
    bills: [
      {
        billNumber: '1-2026-10-22',
        before: { total: of.before },
        after: { total: of.after },
        lines: of.lines ?? [line(of.before, of.after)],
        difference: of.difference ?? of.after - of.before,
      },
    ],
    difference: of.difference ?? of.after - of.before,
    approvals: (of.approvers ?? ['b']).map((by) => ({ by })),
  });
const requested = event('case-1', 'ServiceRequested', { content: { correctionId: 'c', proposedBy: 'a' } });
const credit = event('bill-account-1', 'MiscEntryPosted', { linkId: 'l', amount: 35_000 });
const debit = (amount: number) => event('contractor-account-z', 'ContractorDebited', { linkId: 'l', amount });
const posting = (...amounts: number[]) =>
  event('bill-account-1', 'PaymentReceived', {
    posting: { entries: amounts.map((amount) => ({ ledgerAccount: 'cash', amount })) },
  });

const first = bill('2026-09-22', '2026-10-22');
const sound: readonly [Invariant, string, readonly RecordedEvent[], string, readonly RecordedEvent[]][] = [
  [postingsBalance, 'a posting of +5 −5', [posting(5, -5)], 'a posting of +5 −4', [posting(5, -4)]],
  [
    differencesAdd,
    'new − old',
    [corrected({ before: 100, after: 60 })],
    'a line with another difference',
    [corrected({ before: 100, after: 60, lines: [line(100, 60, -39)] })],
  ],
  [
    daysAreBilledOnce,
    'periods that meet',
    [first, bill('2026-10-22', '2026-11-21')],
    'a day between two periods',
    [first, bill('2026-10-23', '2026-11-21')],
  ],
  [daysAreBilledOnce, 'one period', [first], 'periods that overlap', [first, bill('2026-10-21', '2026-11-21')]],
  [
    reversedAtMostOnce,
    'a second correction of what stands',
    [first, corrected({ before: 100, after: 60 }), corrected({ before: 60, after: 70 })],
    'the issued amount reversed twice',
    [first, corrected({ before: 100, after: 60 }), corrected({ before: 100, after: 70 })],
  ],
  [contractorPairsMatch, 'both sides with one amount', [credit, debit(35_000)], 'a missing side', [credit]],
  [contractorPairsMatch, 'no pair', [], 'two amounts', [credit, debit(34_000)]],
  [
    fourEyes,
    'another approver than the proposer',
    [requested, corrected({ before: 1, after: 2 })],
    'the proposer as approver',
    [requested, corrected({ before: 1, after: 2, approvers: ['a'] })],
  ],
  [
    fourEyes,
    'two approvers',
    [requested, corrected({ before: 1, after: 2, approvers: ['b', 'c'] })],
    'one approver twice',
    [requested, corrected({ before: 1, after: 2, approvers: ['b', 'b'] })],
  ],
  [
    casesAreAwaited,
    'a clock that runs',
    [event('case-1', 'ClockStarted', {})],
    'an open case with a stopped deadline and no outcome',
    [event('case-1', 'ClockStarted', {}), event('case-1', 'ClockStopped', {})],
  ],
  [
    everyEventHasAnActor,
    'an event with its actor',
    [posting(1, -1)],
    'an event without an actor',
    [event('case-1', 'CaseOpened', {}, { actor: { subject: '', roles: [] } })],
  ],
];

describe('invariants of the log (architecture, invariants)', () => {
  it.each(sound.map(([invariant, good, log]) => [invariant.name, good, invariant, log] as const))(
    '%s: %s holds',
    (_name, _good, invariant, log) => expect(invariant.check(log).violations).toEqual([]),
  );
  it.each(sound.map(([invariant, , , bad, log]) => [invariant.name, bad, invariant, log] as const))(
    '%s: %s is found',
    (_name, _bad, invariant, log) => expect(invariant.check(log).violations).toHaveLength(1),
  );
});
