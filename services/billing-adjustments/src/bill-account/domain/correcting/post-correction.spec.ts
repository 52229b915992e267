import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { readPaymentId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import { basis, billing, day, eventsOf, reading, terms } from '../../examples/account.ts';
import { contractorsFault, correcting, requestOf, seenAt } from '../../examples/correction.ts';
import type { BillAccountEvent, BillsCorrected } from '../bill-account.messages.ts';
import { billAccount } from '../bill-account.ts';
import { simulateCorrection } from './simulate-correction.ts';

const readings = [
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
];
const pay = (paymentId: string, amount: number, on = day(7, 9)) =>
  ({
    type: 'ReceivePayment',
    billId: terms.billId,
    paymentId,
    amount: amount as Rial,
    paidOn: on,
    receiptNumber: `R-${amount}`,
    today: on,
  }) as const;
const account = given(billAccount, ...eventsOf(readings));
const corrected = (event: BillAccountEvent | undefined): BillsCorrected['data'] => {
  if (event?.type !== 'BillsCorrected') throw new Error(`no correction but ${event?.type}`);
  return event.data;
};
const sumOf = (entries: readonly { amount: number }[]) => entries.reduce((sum, { amount }) => sum + amount, 0);

describe('posting an approved correction', () => {
  it('11.8-3: reversal and re-entry balance, line by line and bill by bill; old bills stay as issued', () =>
    account.when(correcting({})(account.state)).thenMatching(([event], { bills, receivable }) => {
      const { posting } = corrected(event);
      expect(posting.entries.filter(({ billNumber }) => billNumber === '10203040-1405-02-1')).toEqual(
        [
          ['receivable:10203040', -371_535],
          ['revenue:gasPrice', 307_482],
          ['revenue:standingCharge', 5_167],
          ['payable:levy', 30_748],
          ['payable:vat', 28_138],
          ['receivable:10203040', 134_531],
          ['revenue:gasPrice', -108_318],
          ['revenue:standingCharge', -5_167],
          ['payable:levy', -10_832],
          ['payable:vat', -10_214],
        ].map(([ledgerAccount, amount]) => ({ ledgerAccount, amount, billNumber: '10203040-1405-02-1' })),
      );
      expect(sumOf(posting.entries)).toBe(0);
      expect(receivable).toBe(427_113);
      expect(bills.slice(0, 3).map(({ face }) => face)).toEqual(account.state.bills.map(({ face }) => face));
      expect(bills.map(({ inForce }) => inForce.total)).toEqual([98_640, 134_531, 193_942, 193_942]);
    }));
  it('11.8-5, 15.2-11: the corrective bill has a whole payment period and replaces the old one', () =>
    account.when(correcting({})(account.state)).thenMatching(([event], { bills }) => {
      expect(corrected(event).correctiveBill!.face).toMatchObject({
        billNumber: '10203040-1405-03-2',
        issuedOn: day(7, 10),
        paymentDeadline: addDays(day(7, 10), 30),
      });
      expect(bills.map(({ supersededBy }) => supersededBy)).toEqual([
        undefined,
        undefined,
        '10203040-1405-03-2',
        undefined,
      ]);
    }));
  it.each([
    ['the corrected index was wrong', { readingId: 'reading-c', rightIndex: 1_255 }, ['5.000', '15.000']],
    ['the later index is wrong', { readingId: 'reading-d', rightIndex: 1_320 }, ['20.000', '10.000']],
  ])(
    '15.4-31, 15.4-32: a reading below the corrected index is held until a person finds that %s',
    (_, found, billed) => {
      const raised = eventsOf(
        [correcting({ readingId: 'reading-c', rightIndex: 1_300, ...seenAt(1_310) })],
        eventsOf(readings),
      );
      const next = found.readingId === 'reading-c' ? 1_275 : 1_330;
      const held = eventsOf([billing(reading('d', day(8), 1_260)), billing(reading('e', day(9), next))], raised);
      expect(held.slice(raised.length)).toMatchObject([
        { type: 'ReadingKept', data: { waitsFor: 'correctedIndex', reading: { index: 1_260, kind: 'actual' } } },
        { type: 'ReadingKept', data: { waitsFor: 'earlierReading' } },
      ]);
      expect(held.at(-2)!.data).toHaveProperty('until');
      const { evidence: _visit, ...request } = requestOf({
        correctionId: 'c-2',
        cause: { kind: 'readings', readings: [found] },
      });
      const prices = { ...basis, today: day(9, 4) };
      const simulation = simulateCorrection(request, { ...prices, account: fold(billAccount, held) });
      if ('rejected' in simulation) throw new Error(simulation.rejected);
      const released = eventsOf(
        [
          { type: 'PostCorrection', request, approved: simulation, approvals: [], basis: prices },
          { type: 'BillKeptReadings', basis },
        ],
        held,
      );
      const bills = released.flatMap((each) => (each.type === 'BillIssued' ? [each.data] : []));
      expect(bills.slice(-2).map(({ consumption }) => consumption)).toEqual(billed);
      expect(bills.at(-2)).toMatchObject({ estimated: false, reading: { kind: 'actual' } });
    },
  );
  it.each([
    [26_062, 'BillIssued', 'more than a quarter of the register is billed'],
    [90_000, 'ReadingKept', 'more than the meter can have counted is held'],
  ])('11.4, 15.4-32: a rising index after a corrected one is no fall: of %d m³ (%s) %s', (used, type) => {
    const raised = eventsOf(
      [correcting({ readingId: 'reading-c', rightIndex: 1_300, ...seenAt(1_310) })],
      eventsOf(readings),
    );
    const later = eventsOf([billing(reading('d', addDays(day(7), 200), 1_300 + used))], raised);
    expect(later.at(-1)).toMatchObject({ type });
  });
  it('A3-5, Card 74: the misc entry is posted with it, linked and balanced', () =>
    account.when(correcting(contractorsFault)(account.state)).thenMatching(([, entry], { receivable }) => {
      expect(entry).toEqual({
        type: 'MiscEntryPosted',
        data: {
          linkId: 'c-1',
          contractorId: 'contractor-zagros',
          amount: 35_000,
          misreading: { readOn: day(6) },
          accountId: '10203040',
          caseId: 'case-1',
          correctionId: 'c-1',
          reason: 'برگشت کارمزد، چون قرائت اشتباه بود | the fee is given back because the reading was wrong',
          postedOn: day(7, 10),
          askedForIn: '10203040-1405-03-2',
          posting: {
            entries: [
              { ledgerAccount: 'clearing:card-74', amount: 35_000 },
              { ledgerAccount: 'receivable:10203040', amount: -35_000 },
            ],
          },
        },
      });
      expect(receivable).toBe(392_113);
    }));
  it('A3-5: the contractor’s side names the contract and the zone of the wrong reading', () => {
    const known = { contractId: 'contract-1', zone: 'zone-1' };
    const { state } = account;
    const read = { ...state, readings: state.readings.map((each) => ({ ...each, ...known })) };
    expect(billAccount.decide(correcting(contractorsFault)(read), read)).toMatchObject([
      { type: 'BillsCorrected' },
      { type: 'MiscEntryPosted', data: { misreading: { readOn: day(6), ...known } } },
    ]);
  });
  it('A3-5, F16: of several wrong readings, an estimate of the system is not what the contractor misread', () => {
    const { state } = account;
    const byHand = state.readings.map((each) => ({ ...each, contractId: 'contract-1' }));
    const guess = { kind: 'estimated', estimatedBy: 'system', contractId: 'contract-0' } as const;
    const read = {
      ...state,
      readings: byHand.map((each) => (each.readingId === 'reading-a' ? { ...each, ...guess } : each)),
    };
    const cause = {
      kind: 'readings' as const,
      readings: [
        { readingId: 'reading-a', rightIndex: 1_055 },
        { readingId: 'reading-b', rightIndex: 1_140 },
      ],
    };
    expect(billAccount.decide(correcting({ ...contractorsFault, cause })(read), read)).toMatchObject([
      { type: 'BillsCorrected' },
      { type: 'MiscEntryPosted', data: { misreading: { readOn: day(6), contractId: 'contract-1' } } },
    ]);
  });
  it('A3-3, 15.4-21: it records approver, reason, result of the visit, and the office of the case', () =>
    account.when(correcting({})(account.state)).thenMatching(([event]) => {
      expect(corrected(event).approvals).toMatchObject([{ by: 'representative-101-b', certificateNumber: 'C-101-2' }]);
      expect(corrected(event).reason).toContain('۱٬۲۶۲ بود | the right index is');
      expect(corrected(event)).toMatchObject({
        officeId: 'office-101',
        evidence: { visitedOn: day(7, 8), visitedBy: 'clerk-101', indexSeen: 1_262 },
      });
    }));
  it('posting twice has no effect', () => {
    const command = correcting({})(account.state);
    given(billAccount, ...eventsOf([...readings, command]))
      .when(command)
      .thenNothing();
  });
  it("11.8: ProposalMustMatchItsInputs, on the account's own state", () => {
    const command = correcting({})(account.state);
    given(billAccount, ...eventsOf([...readings, pay('49050324', 10_000)]))
      .when(command)
      .thenRejected('ProposalMustMatchItsInputs', { hash: command.approved.hash });
    given(billAccount, ...eventsOf([...readings, correcting({ correctionId: 'c-0' })]))
      .when(command)
      .thenRejected('ProposalMustMatchItsInputs', { because: 'CorrectIndexMustDiffer' });
  });
});

describe('bills after a correction', () => {
  it('A6-3: the next bill starts at the right index and has lines for correction and misc entry', () => {
    const paid = [...readings, pay('49050324', 490_000)];
    const events = eventsOf([...paid, correcting(contractorsFault), billing(reading('d', day(8), 1_300))]);
    expect(events.at(-1)!.data).toMatchObject({
      consumption: '50.000',
      carriedForward: 599 - 63_486 - 35_000,
      carried: [
        { line: 'correction', rule: 'A6-3', amount: -63_486, inputs: ['c-1'] },
        { line: 'miscEntry', rule: 'A3-5', amount: -35_000, inputs: ['card-74:c-1'] },
        { line: 'thousandRialRemainder', amount: 599 },
      ],
    });
  });
  it('11.8-4: a corrected last reading opens the next period', () => {
    const events = eventsOf([
      ...readings,
      correcting({ readingId: 'reading-c', rightIndex: 1_260 }),
      billing(reading('d', day(8), 1_300)),
    ]);
    expect(events.at(-1)!.data).toMatchObject({ consumption: '40.000' });
  });
  it('8.2, 8.7: a corrective bill has no period number of its own: the next bill has the next number and period code', () => {
    const issued = eventsOf([...readings, correcting({}), billing(reading('d', day(8), 1_300))]).at(-1)!.data;
    expect(issued).toMatchObject({ billNumber: '10203040-1405-04-1', year: 1405, period: 4, issue: 1 });
    expect('payable' in issued && issued.paymentId && readPaymentId(issued.paymentId)).toEqual({
      amount: 'payable' in issued && issued.payable,
      yearDigit: 5,
      period: 4,
    });
  });
  it('15.4-15: bills are settled if a correction leaves no payable amount', () => {
    const events = eventsOf([
      readings[0]!,
      readings[1]!,
      pay('47050254', 240_000, day(6, 9)),
      correcting({}, day(7, 10)),
    ]);
    expect(corrected(events.at(-1)).settles).toEqual(['10203040-1405-01-1', '10203040-1405-02-1']);
    expect(fold(billAccount, events).bills.every(({ settled }) => settled)).toBe(true);
  });
});
