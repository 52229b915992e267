import { describe, expect, it } from '@jest/globals';
import { deriveChain } from '@pishkhan/consumption';
import { fold, judged } from '@pishkhan/decider';
import { basis, billing, day, eventsOf, openedAccount, reading } from '../../../examples/account.ts';
import { contractorsFault, requestOf, seenAt, simulated, type AskedFor } from '../../../examples/correction.ts';
import { billAccount } from '../../bill-account.ts';
import { correctionOfEvidence } from '../estimates/own-proposals.ts';
import { judgedBy } from '../../billing/consumption.ts';
import type { CorrectionBasis } from '../proposal.ts';
import { simulateCorrection } from '../simulate-correction.ts';
import { correctionMustConcernABill } from './simulation.rules.ts';

const accountOf = (...readings: Parameters<typeof billing>[0][]) => fold(billAccount, eventsOf(readings.map(billing)));
const usual = accountOf(reading('a', day(5), 1_060), reading('b', day(6), 1_240), reading('c', day(7), 1_250));
const simulating = (request: AskedFor, change: Partial<CorrectionBasis> = {}) => ({
  thenRejected: (rule: string) =>
    expect(
      simulateCorrection(requestOf(request), { ...basis, account: usual, today: day(7, 10), ...change }),
    ).toMatchObject({ rejected: rule }),
});

describe('corrections that are rejected', () => {
  it('A3-3: AccountMustBeBilled', () =>
    simulating({}, { account: billAccount.initial }).thenRejected('AccountMustBeBilled'));
  it('11.8-1: CorrectedReadingMustExist', () =>
    simulating({ readingId: 'reading-z' }).thenRejected('CorrectedReadingMustExist'));
  it('F5c: the opening index before the first bill is corrected, although no bill uses it yet', () =>
    expect(
      simulated(fold(billAccount, openedAccount), requestOf({ readingId: 'reading-opening', rightIndex: 990 }))
        .proposal,
    ).toMatchObject({
      bills: [],
      difference: 0,
      readings: [{ readingId: 'reading-opening', wrongIndex: 1_000, rightIndex: 990, because: 'corrected' }],
      approvalsNeeded: ['qualifiedRepresentative'],
    }));
  it('15.4-32: evidence that agrees with every estimate corrects nothing', () => {
    const evidence = { meterId: '62000001', readOn: day(6, 5), index: 1_245, broughtBy: 'message-e' };
    const id = correctionOfEvidence('e-1');
    simulating(
      { correctionId: id, caseId: id },
      { account: { ...usual, evidence: [{ evidenceId: 'e-1', ...evidence }] } },
    ).thenRejected('EvidenceMustContradictAnEstimate');
  });
  it('11.8-2: CorrectIndexMustDiffer', () => simulating({ rightIndex: 1_240 }).thenRejected('CorrectIndexMustDiffer'));
  it('11.4: CorrectIndexMustFitRegister', () =>
    simulating({ rightIndex: 100_000 }).thenRejected('CorrectIndexMustFitRegister'));
  it('13.3, 15.4-34, F1: CorrectIndexMustNotExceedCapacity', () =>
    simulating({ readingId: 'reading-c', rightIndex: 6_000, ...seenAt(6_010) }).thenRejected(
      'CorrectIndexMustNotExceedCapacity',
    ));
  it('A3-5: ContractorAtFaultMustHaveRead', () => {
    simulating({ fault: 'readingContractor', contractorId: 'contractor-alborz' }).thenRejected(
      'ContractorAtFaultMustHaveRead',
    );
    const byCompany = accountOf(reading('a', day(5), 1_060), reading('b', day(6), 1_240, { contractorId: undefined }));
    simulating({ fault: 'readingContractor' }, { account: byCompany }).thenRejected('ContractorAtFaultMustHaveRead');
    expect(simulated(usual, requestOf(contractorsFault)).proposal.contractorEntry).toBeDefined();
  });
  it('A3-5, 15.4-38: of several wrong readings the contractor at fault made one, and pays the fee', () => {
    const mixed = accountOf(
      reading('a', day(5), 1_060),
      reading('b', day(6), 1_240, { contractorId: undefined }),
      reading('c', day(7), 1_250),
    );
    const cause: AskedFor['cause'] = {
      kind: 'readings',
      readings: [
        { readingId: 'reading-b', rightIndex: 1_140 },
        { readingId: 'reading-c', rightIndex: 1_150 },
      ],
    };
    expect(simulated(mixed, requestOf({ ...contractorsFault, cause })).proposal.contractorEntry).toMatchObject({
      contractorId: 'contractor-zagros',
      amount: 35_000,
    });
    simulating(
      { cause, fault: 'readingContractor', contractorId: 'contractor-alborz' },
      { account: mixed },
    ).thenRejected('ContractorAtFaultMustHaveRead');
  });
  it('F16, A3-5, A2-6: EstimateMustNotBeChargedToTheContractor, also if an earlier release did not record who made it', () => {
    const estimate = (change: object) =>
      accountOf(reading('a', day(5), 1_060), reading('b', day(6), 1_240, { kind: 'estimated', ...change }));
    const rule = 'EstimateMustNotBeChargedToTheContractor';
    for (const change of [{ estimatedBy: 'system' }, {}])
      simulating(contractorsFault, { account: estimate(change) }).thenRejected(rule);
    expect(
      simulated(estimate({ estimatedBy: 'reader' }), requestOf(contractorsFault)).proposal.contractorEntry,
    ).toBeDefined();
    expect(simulated(estimate({}), requestOf({ fault: 'company' })).proposal.contractorEntry).toBeUndefined();
  });
  it('15.4-31: an estimate below the corrected index before it counts as equal to it, as in metering', () => {
    const opening = reading('a', day(5), 1_300, { correctedBy: 'c-0' });
    const guess = reading('b', day(6), 1_240, { kind: 'estimated', estimatedBy: 'reader' });
    const register = { registerDigits: 5, capacity: 'G4' } as const;
    const place = { register, readings: [opening], history: [] };
    expect(judgedBy(place, guess)).toMatchObject({ index: 1_300, acceptedIndex: 1_240 });
    const { index } = deriveChain(register, [opening, guess]).at(-1)!;
    expect(index).toBe(1_300);
  });
  it('15.2: PolicyMustBeInForce', () => {
    simulating({}, { billing: { versions: [] } }).thenRejected('PolicyMustBeInForce');
    simulating({}, { approval: { versions: [] } }).thenRejected('PolicyMustBeInForce');
  });
  it('11.1: a tariff that no longer covers the days rejects by its own rule', () =>
    simulating({}, { book: { versions: [] } }).thenRejected('TariffMustCoverPeriod'));
});

describe('11.4, 11.8-4: CorrectIndexMustFitNeighbours', () => {
  it('not below the previous reading, not above the next one', () => {
    simulating({ rightIndex: 1_059 }).thenRejected('CorrectIndexMustFitNeighbours');
    simulating({ rightIndex: 1_251 }).thenRejected('CorrectIndexMustFitNeighbours');
    for (const rightIndex of [1_060, 1_250])
      expect(simulated(usual, requestOf({ rightIndex })).proposal.readings).toMatchObject([{ rightIndex }]);
  });
  it('the last and the first reading have a neighbour on one side only', () => {
    simulating({ readingId: 'reading-c', rightIndex: 1_239 }).thenRejected('CorrectIndexMustFitNeighbours');
    expect(
      simulated(usual, requestOf({ readingId: 'reading-c', rightIndex: 1_400, ...seenAt(1_405) })).proposal.bills,
    ).toHaveLength(1);
    simulating({ readingId: 'reading-opening', rightIndex: 1_061 }).thenRejected('CorrectIndexMustFitNeighbours');
    expect(simulated(usual, requestOf({ readingId: 'reading-opening', rightIndex: 990 })).proposal.bills).toMatchObject(
      [{ consumption: { before: '60.000', after: '70.000' } }],
    );
  });
  it('across a rollover: the wrong index had rolled over, the right one has not', () => {
    const rolled = accountOf(
      reading('a', day(5), 99_900),
      reading('b', day(6), 50, { rolledOver: true }),
      reading('c', day(7), 80),
    );
    const { proposal } = simulated(rolled, requestOf({ rightIndex: 99_980 }));
    expect(proposal.bills.map(({ consumption }) => consumption)).toEqual([
      { before: '150.000', after: '80.000' },
      { before: '30.000', after: '100.000' },
    ]);
    expect(proposal.readings).toEqual([
      {
        readingId: 'reading-b',
        readOn: day(6),
        wrongIndex: 50,
        rightIndex: 99_980,
        rolledOver: false,
        because: 'corrected',
      },
      {
        readingId: 'reading-c',
        readOn: day(7),
        wrongIndex: 80,
        rightIndex: 80,
        rolledOver: true,
        because: 'derivedAnew',
      },
    ]);
    simulating({ rightIndex: 81 }, { account: rolled }).thenRejected('CorrectIndexMustFitNeighbours');
    expect(
      simulated(rolled, requestOf({ readingId: 'reading-c', rightIndex: 70, ...seenAt(90) })).proposal.bills,
    ).toHaveLength(1);
  });
  it('the last reading may prove to have rolled over, by a quarter of the register at most', () => {
    const late = accountOf(reading('a', day(5), 99_900), reading('b', day(6), 99_990));
    expect(simulated(late, requestOf({ rightIndex: 9 })).proposal).toMatchObject({
      bills: [{ consumption: { after: '109.000' } }],
      readings: [{ rolledOver: true }],
    });
    simulating({ rightIndex: 24_901 }, { account: late }).thenRejected('CorrectIndexMustFitNeighbours');
  });
});

describe('F6, 15.4-39, 15.4-41: terms or a tariff version that change no bill', () => {
  it('are rejected by name', () => {
    judged(correctionMustConcernABill([], { kind: 'terms', from: day(5), dwellingUnits: 2 })).thenRejected(
      'CorrectionMustConcernABill',
      { from: day(5) },
    );
    judged(correctionMustConcernABill([{}], { kind: 'terms', from: day(5), dwellingUnits: 2 })).thenHolds();
  });
});
