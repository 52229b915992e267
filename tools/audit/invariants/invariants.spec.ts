import { describe, expect, it } from '@jest/globals';
import { comparePositions, verifyLog, type RecordedEvent } from '@pishkhan/event-store';
import { invariants } from './index.ts';

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
    reading: { readingId: periodTo, readOn: periodTo, index: 0, kind: 'actual' },
    posting: { entries: [] },
  });
const line = (before: number, amount: number, difference = amount - before) => ({
  line: 'gasPrice',
  before,
  amount,
  difference,
});
const personChange = (type: 'PersonChangeProposed' | 'PersonChangeApproved', by: string, checkedBy?: string) =>
  event('person-subject-1', type, { changeId: 'c-1', proposedBy: by, checkedBy, approvedBy: by, personVersion: 1 });
const erasureBy = (type: 'ErasureRequested' | 'ErasureConfirmed', by: string) =>
  event('erasure-subject-1', type, { erasureId: 'e-1', requestedBy: by, confirmedBy: by });
const applicantErasureBy = (step: 'Requested' | 'Confirmed', by: string) =>
  event('applicant-erasure-e-1', `ApplicantErasure${step}`, { erasureId: 'e-1', requestedBy: by, confirmedBy: by });
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
const proposedAnew = event('correction-c', 'CorrectionProposedAnew', {
  request: { correctionId: 'c', proposedBy: 'a' },
});
const proposed = (proposedBy: string) =>
  event('correction-c', 'CorrectionProposed', { request: { correctionId: 'c', proposedBy } });
const overruled = (approvers: readonly string[]) => {
  const { data, ...rest } = corrected({ before: 1, after: 2, approvers: [...approvers] });
  return { ...rest, data: { ...(data as object), cause: { kind: 'estimateOverruled' } } };
};
const credit = event('bill-account-1', 'MiscEntryPosted', { linkId: 'l', amount: 35_000 });
const debit = (amount: number) => event('contractor-account-z', 'ContractorDebited', { linkId: 'l', amount });
const takenBack = (linkId: string) =>
  event('bill-account-1', 'MiscEntryReversed', { linkId, reverses: 'l', amount: 35_000 });
const charge = event('bill-account-1', 'ChargePosted', { chargeId: 'l', amount: 350_000 });
const chargeTakenBack = (linkId: string) =>
  event('bill-account-1', 'MiscEntryReversed', { linkId, reverses: 'l', amount: -350_000 });
const givenBack = (linkId: string, amount = 35_000) =>
  event('contractor-account-z', 'ContractorCredited', { linkId, reverses: 'l', amount });
const posting = (...amounts: number[]) =>
  event('bill-account-1', 'PaymentReceived', {
    posting: { entries: amounts.map((amount) => ({ ledgerAccount: 'cash', amount })) },
  });

const first = bill('2026-09-22', '2026-10-22');
const review = (caseId: string) =>
  event(`case-${caseId}`, 'CaseOpened', { kind: 'bill-review', accountId: '1', asked: { billNumber: '1-1' } });
const claimed = (caseId: string, after: string) =>
  event('request-subject-bill-review-1-1', 'SubjectClaimed', { kind: 'bill-review', subject: '1-1', caseId, after });
const installed = event('meter-1', 'MeterInstalled', {
  accountId: '1',
  readingId: '2024-03-20',
  installedOn: '2024-03-20',
  index: 1_000,
  registerDigits: 5,
});
const read = (readOn: string) =>
  event('meter-1', 'ReadingAccepted', { accountId: '1', readingId: readOn, readOn, index: 1_000 });
const meterRead = (readOn: string, index: number, estimate?: object) =>
  event('meter-1', 'ReadingAccepted', { accountId: '1', readingId: readOn, readOn, index, estimate });
const correctedReading = (readingId: string, rightIndex: number, more: object = {}) =>
  event('meter-1', 'ReadingCorrected', { accountId: '1', readingId, rightIndex, ...more });
/** The readings of case 07: absent on 2025-05-22 (1404-03-01), across 30 Esfand 1403. */
const case07 = [
  installed,
  meterRead('2024-04-20', 1_310),
  meterRead('2024-05-21', 1_620),
  meterRead('2024-06-21', 1_651),
  meterRead('2025-03-20', 1_900),
  meterRead('2025-04-21', 2_000),
];
const reading = (readOn: string, index: number) => ({ readingId: readOn, readOn, index });
const estimateOf = (index: number, named: object = {}) =>
  meterRead('2025-05-22', index, { because: 'absent', method: 'sameDaysLastYear', ...named });
const version2 = (first: number) => ({
  methodVersion: 2,
  derivedFrom: [reading('2024-04-20', first), reading('2024-05-21', 1_620), reading('2025-04-21', 2_000)],
});
const basisOf = ({ methodVersion, derivedFrom }: ReturnType<typeof version2>) => ({
  method: 'sameDaysLastYear',
  methodVersion,
  derivedFrom: derivedFrom.map(({ readingId }) => readingId),
});
const opened = (account: string, billId: string) => event(`account-${account}`, 'AccountOpened', { billId });
const reversed = (reference: string, confirmedBy = 'receivables-2') =>
  event('bill-account-1', 'PaymentReversed', { reference, requestedBy: 'receivables-1', confirmedBy });
const posted = (receiptNumber: string, more: object = {}) =>
  event('bill-account-1', 'PaymentReceived', {
    accountId: '1',
    receiptNumber,
    amount: 50_000,
    billId: '2000090106233',
    paymentId: '5000101',
    paidOn: '2026-11-20',
    channel: 'bank-1',
    matched: { to: 'account', asked: 0 },
    settles: [],
    posting: { entries: [{ ledgerAccount: 'receivable:1', amount: -50_000 }] },
    ...more,
  });
const refundOf = (amount: number) =>
  event('bill-account-1', 'RefundRequested', {
    accountId: '1',
    refundId: 'refund-1',
    amount,
    approvalsNeeded: [],
    posting: { entries: [{ ledgerAccount: 'receivable:1', amount }] },
  });
const ofUnidentified = (type: string, more: object = {}) =>
  event('unidentified-payment-u', type, { unidentifiedPaymentId: 'u', ...more });
const sound: readonly [string, string, readonly RecordedEvent[], string, readonly RecordedEvent[]][] = [
  ['each posting balances', 'a posting of +5 −5', [posting(5, -5)], 'a posting of +5 −4', [posting(5, -4)]],
  [
    'sum of differences = new − old, line by line',
    'new − old',
    [corrected({ before: 100, after: 60 })],
    'a line with another difference',
    [corrected({ before: 100, after: 60, lines: [line(100, 60, -39)] })],
  ],
  [
    'no gap or overlap in billed days per installation',
    'periods that meet',
    [first, bill('2026-10-22', '2026-11-21')],
    'a day between two periods',
    [first, bill('2026-10-23', '2026-11-21')],
  ],
  [
    'no gap or overlap in billed days per installation',
    'one period',
    [first],
    'periods that overlap',
    [first, bill('2026-10-21', '2026-11-21')],
  ],
  [
    'each frozen amount is reversed at most once',
    'a second correction of what stands',
    [first, corrected({ before: 100, after: 60 }), corrected({ before: 60, after: 70 })],
    'the issued amount reversed twice',
    [first, corrected({ before: 100, after: 60 }), corrected({ before: 100, after: 70 })],
  ],
  [
    'every estimate is what its method and version yield from its readings',
    'case 07, 15.4-31: version 2 from the readings that it names',
    [...case07, estimateOf(2_310, version2(1_310))],
    'another index than version 2 yields',
    [...case07, estimateOf(2_301, version2(1_310))],
  ],
  [
    'every estimate is what its method and version yield from its readings',
    'case 07, 15.4-31: of an earlier release, by version 1 from the readings in force',
    [...case07, estimateOf(2_301), correctedReading('2024-05-21', 1_600)],
    'of an earlier release, from readings that were corrected before',
    [...case07, correctedReading('2024-05-21', 1_600), estimateOf(2_301)],
  ],
  [
    'every estimate is what its method and version yield from its readings',
    '15.4-31: from a reading that is corrected afterwards',
    [...case07, estimateOf(2_310, version2(1_310)), correctedReading('2024-04-20', 1_300)],
    'from an index that was not in force',
    [...case07, estimateOf(2_320, version2(1_300))],
  ],
  [
    'every estimate is what its method yields from the readings in force now',
    '15.4-31, case 01: derived anew by the correction of a reading',
    [
      ...case07,
      estimateOf(2_310, version2(1_310)),
      correctedReading('2024-04-20', 1_300, { because: 'corrected' }),
      correctedReading('2025-05-22', 2_320, { because: 'derivedAnew', estimate: basisOf(version2(1_310)) }),
    ],
    'left as it was after the correction of a reading',
    [...case07, estimateOf(2_310, version2(1_310)), correctedReading('2024-04-20', 1_300, { because: 'corrected' })],
  ],
  [
    'every estimate is what its method and version yield from its readings',
    'A2-6: of the reader',
    [...case07, meterRead('2025-05-22', 2_100, { because: 'readerEstimated', method: 'byReader' })],
    'a version that this build does not have',
    [...case07, estimateOf(2_310, { ...version2(1_310), methodVersion: 4 })],
  ],
  [
    'every estimate is what its method and version yield from its readings',
    'A2-6: none',
    case07,
    'readings in force that do not yield it',
    [...case07, estimateOf(2_310, { methodVersion: 2, derivedFrom: [reading('2025-04-21', 2_000)] })],
  ],
  [
    'every Card 74 pair has both sides, with one amount',
    'both sides with one amount',
    [credit, debit(35_000)],
    'a missing side',
    [credit],
  ],
  ['every Card 74 pair has both sides, with one amount', 'no pair', [], 'two amounts', [credit, debit(34_000)]],
  [
    'every Card 74 item is reversed once and as a whole, a pair on both sides',
    'a reversed charge',
    [charge, chargeTakenBack('r')],
    'a charge reversed twice',
    [charge, chargeTakenBack('r'), chargeTakenBack('s')],
  ],
  [
    'every Card 74 item is reversed once and as a whole, a pair on both sides',
    'both sides of one reversal',
    [credit, debit(35_000), takenBack('r'), givenBack('r')],
    'a missing side',
    [credit, debit(35_000), takenBack('r')],
  ],
  [
    'every Card 74 item is reversed once and as a whole, a pair on both sides',
    'no reversal',
    [credit, debit(35_000)],
    'a pair reversed twice',
    [credit, debit(35_000), takenBack('r'), givenBack('r'), takenBack('s'), givenBack('s')],
  ],
  [
    'every Card 74 item is reversed once and as a whole, a pair on both sides',
    'a whole pair',
    [credit, debit(35_000), takenBack('r'), givenBack('r')],
    'another amount',
    [
      event('bill-account-1', 'MiscEntryPosted', { linkId: 'l', amount: 30_000 }),
      debit(30_000),
      takenBack('r'),
      givenBack('r'),
    ],
  ],
  [
    'approver ≠ proposer, and no approver twice',
    'another approver than the proposer',
    [requested, corrected({ before: 1, after: 2 })],
    'the proposer as approver',
    [requested, corrected({ before: 1, after: 2, approvers: ['a'] })],
  ],
  [
    'approver ≠ proposer, and no approver twice',
    'two approvers',
    [requested, corrected({ before: 1, after: 2, approvers: ['b', 'c'] })],
    'one approver twice',
    [requested, corrected({ before: 1, after: 2, approvers: ['b', 'b'] })],
  ],
  [
    'approver ≠ proposer, and no approver twice',
    'another approver than the person who proposed anew',
    [proposedAnew, corrected({ before: 1, after: 2 })],
    'the person who proposed anew as approver',
    [proposedAnew, corrected({ before: 1, after: 2, approvers: ['a'] })],
  ],
  [
    'approver ≠ proposer, and no approver twice',
    '7.5: by billing’s own events alone, another approver than the proposer',
    [proposed('a'), corrected({ before: 1, after: 2 })],
    'the proposer in billing’s own events as approver',
    [proposed('a'), corrected({ before: 1, after: 2, approvers: ['a'] })],
  ],
  [
    'approver ≠ proposer, and no approver twice',
    '15.4-29: a small one of billing itself without an approver',
    [proposed('billing-adjustments'), overruled([])],
    'one of a person without an approver',
    [proposed('a'), overruled([])],
  ],
  [
    'every case has an open deadline or an outcome',
    'a clock that runs',
    [event('case-1', 'ClockStarted', {})],
    'an open case with a stopped deadline and no outcome',
    [event('case-1', 'ClockStarted', {}), event('case-1', 'ClockStopped', {})],
  ],
  [
    'a bill or account has one open case of a kind',
    'a claim after the closing of the last case',
    [review('a'), event('case-a', 'CaseClosed', {}), claimed('b', 'a')],
    'a claim while the last case is open',
    [review('a'), claimed('b', 'a'), event('case-a', 'CaseClosed', {})],
  ],
  [
    'a payment is reversed at most once, by two persons',
    '15.4-47: two payments',
    [reversed('p-1'), reversed('p-2')],
    'a payment twice',
    [reversed('p-1'), reversed('p-1')],
  ],
  [
    'a payment is reversed at most once, by two persons',
    '7.5: requested by one, confirmed by another',
    [reversed('p-1')],
    'requested and confirmed by one person',
    [reversed('p-1', 'receivables-1')],
  ],
  [
    'refunds never exceed the credit of money received',
    '9.5: the whole credit',
    [posted('r-1'), refundOf(50_000)],
    'one rial more than the credit',
    [posted('r-1'), refundOf(50_001)],
  ],
  [
    'each unidentified payment is kept once, and posted at most once to the account that it was assigned to',
    '15.4-45: kept, assigned and posted',
    [
      event('bill-account-1', 'PaymentKept', { unidentifiedPaymentId: 'u' }),
      ofUnidentified('UnidentifiedPaymentAssigned', { accountId: '1' }),
      posted('r-1', { unidentifiedPaymentId: 'u' }),
    ],
    'posted to an account that it was not assigned to',
    [
      event('bill-account-1', 'PaymentKept', { unidentifiedPaymentId: 'u' }),
      ofUnidentified('UnidentifiedPaymentAssigned', { accountId: '2' }),
      posted('r-1', { unidentifiedPaymentId: 'u' }),
    ],
  ],
  [
    'every event names its actor, command and cause',
    'an event with its actor',
    [posting(1, -1)],
    'an event without an actor',
    [event('case-1', 'CaseOpened', {}, { actor: { subject: '', roles: [] } })],
  ],
  [
    'readings of a meter are accepted in order of their days',
    'two days in order',
    [installed, read('2026-09-22'), read('2026-10-22')],
    'a day twice',
    [installed, read('2026-10-22'), read('2026-10-22')],
  ],
  [
    'a bill id names one account',
    'two accounts',
    [opened('1', '11'), opened('2', '22')],
    'one bill id of two accounts',
    [opened('1', '11'), opened('2', '11')],
  ],
  [
    'a changed person was proposed by one and approved by another',
    'N8: two persons',
    [personChange('PersonChangeProposed', 'clerk-101'), personChange('PersonChangeApproved', 'head-1')],
    'the proposer approved',
    [personChange('PersonChangeProposed', 'head-1'), personChange('PersonChangeApproved', 'Head-1')],
  ],
  [
    'a changed person was proposed by one and approved by another',
    'N8: an examiner of the document, and the head',
    [personChange('PersonChangeProposed', 'clerk-101', 'affairs-1'), personChange('PersonChangeApproved', 'head-1')],
    'N8: the examiner of the document approved',
    [personChange('PersonChangeProposed', 'clerk-101', 'head-1'), personChange('PersonChangeApproved', 'head-1')],
  ],
  [
    'an erasure was requested by one and confirmed by another',
    'A6: two persons',
    [erasureBy('ErasureRequested', 'affairs-1'), erasureBy('ErasureConfirmed', 'head-1')],
    'A6: the requester confirmed',
    [erasureBy('ErasureRequested', 'head-1'), erasureBy('ErasureConfirmed', 'Head-1')],
  ],
  [
    'an erasure of an applicant was requested by one and confirmed by another',
    'A6: two persons',
    [applicantErasureBy('Requested', 'affairs-1'), applicantErasureBy('Confirmed', 'head-1')],
    'A6: the requester confirmed',
    [applicantErasureBy('Requested', 'head-1'), applicantErasureBy('Confirmed', 'Head-1')],
  ],
];
/** These have their cases beside their code, with whole accounts. */
const besideTheirCode = [
  'a payment is reversed at most once, by two persons',
  'each unidentified payment is kept once, and posted at most once to the account that it was assigned to',
  'every bill is recomputed from events, to the rial',
  'every connection is in one reading round a day',
  'refunds never exceed the credit of money received',
  'the hash that approvers sign is that of the proposal, by the version that it names',
  'the result of a reading order counts each connection of its round once',
];
/** The events as a store has them. */
const logOf = (log: readonly RecordedEvent[]): Pick<Parameters<typeof verifyLog>[0], 'store' | 'catalogue'> => {
  const placed = log.map((each, place) => ({ ...each, position: { commit: BigInt(place + 1), prepare: 0n } }));
  return {
    store: {
      head: () => Promise.resolve({ commit: BigInt(log.length), prepare: 0n }),
      readAll: ({ after, limit }) =>
        Promise.resolve(placed.filter(({ position }) => comparePositions(position, after) > 0).slice(0, limit)),
    },
    catalogue: { isKnown: () => true },
  };
};
const named = (name: string) => invariants.find((each) => each.name === name)!;

describe('invariants of the log (architecture, invariants)', () => {
  it('each has its cases here or beside its code', () =>
    expect(invariants.map(({ name }) => name).toSorted()).toEqual(
      [...new Set([...sound.map(([name]) => name), ...besideTheirCode])].toSorted(),
    ));
  it.each(sound.map(([invariant, good, log]) => [invariant, good, log] as const))('%s: %s holds', (name, _good, log) =>
    expect(named(name).check(log).violations).toEqual([]),
  );
  it.each(sound.map(([invariant, , , bad, log]) => [invariant, bad, log] as const))(
    '%s: %s is found',
    (name, _bad, log) => expect(named(name).check(log).violations).toHaveLength(1),
  );
  it.each(sound.map(([invariant, good, , bad, log]) => [invariant, good, bad, log] as const))(
    'A7: %s: is judged group by group as in the whole log (%s; %s)',
    async (name, _good, _bad, log) => {
      const whole = named(name).check(log);
      // As many passes as events, so that no two groups are held together.
      const { findings } = await verifyLog({ ...logOf(log), invariants: [named(name)], mostHeld: 1 });
      expect(findings).toEqual([whole]);
    },
  );
});
