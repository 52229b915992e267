import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '@pishkhan/decider';
import fc from 'fast-check';
import { basis, billing, day, eventsOf, reading } from '../../../../examples/account.ts';
import { contractorsFault, correcting, requestOf, simulated } from '../../../../examples/correction.ts';
import { billAccount } from '../../../bill-account.ts';
import type { BillAccount } from '../../../bill-account.state.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';

type NamedCause = Extract<CorrectionCause, { readonly kind: 'several' }>['causes'][number];
const last = basis.book.versions.at(-1)!;
const backdated = { ...last, version: 'backdated', effectiveFrom: day(5, 11), vatBasisPoints: 1_000 };
const book = { versions: [...basis.book.versions, backdated] };
const secondBill = '10203040-1405-02-1';
const linkId = 'c-0';

/** Three bills, and a Card 74 item of an earlier correction. */
const issued = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  correcting({ correctionId: linkId, readingId: 'reading-a', rightIndex: 1_050, ...contractorsFault }),
  billing(reading('c', day(7), 1_250)),
]);
const account = fold(billAccount, issued);

const misread: NamedCause = { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] };
const wrongDay: NamedCause = { kind: 'days', readings: [{ readingId: 'reading-b', rightDay: day(6, 11) }] };
const commercial: NamedCause = { kind: 'terms', from: day(5, 21), use: 'publicCommercial', meterCapacity: 'G16' };
const laterTariff: NamedCause = { kind: 'tariffVersion', billNumber: secondBill, version: 'backdated' };
const wrongItem: NamedCause = { kind: 'miscItem', linkId };
const all = [misread, wrongDay, commercial, laterTariff, wrongItem];
const several = (...causes: NamedCause[]): CorrectionCause => ({ kind: 'several', causes });
const simulate = (cause: CorrectionCause, of: BillAccount = account, more: object = {}) =>
  simulateCorrection(requestOf({ cause, ...more }), { ...basis, book, account: of, today: day(7, 10) });
const proposed = (...args: Parameters<typeof simulate>) => {
  const simulation = simulate(...args);
  if ('rejected' in simulation) throw new Error(`${simulation.rejected} ${JSON.stringify(simulation.data)}`);
  return simulation;
};
const simulating = (cause: CorrectionCause) => ({
  thenRejected: (rule: string) => expect(simulate(cause)).toMatchObject({ rejected: rule }),
});
/** The account after the correction was posted. */
const after = (of: BillAccount, cause: CorrectionCause, correctionId: string): BillAccount => {
  const more = { correctionId };
  const decision = billAccount.decide(
    {
      type: 'PostCorrection',
      request: requestOf({ cause, ...more }),
      approved: proposed(cause, of, more),
      approvals: [],
      basis: { ...basis, book, today: day(7, 10) },
    },
    of,
  );
  if (isRejection(decision)) throw new Error(decision.rejected);
  return decision.reduce(billAccount.evolve, of);
};
/** Money and m³ of each period, and what the account owes; numbers of bills differ by the number of corrections. */
const figures = ({ bills, receivable, readings }: BillAccount) => ({
  receivable,
  readings: readings.map(({ readOn, index }) => [readOn, index]),
  bills: bills
    .filter(({ supersededBy }) => supersededBy === undefined)
    .map(({ days, inForce, consumptionInForce }) => ({ days, inForce, consumptionInForce })),
});
const anyOrder = fc.shuffledSubarray(all, { minLength: 2 });

describe('15.4-38, 15.4-39: one case names several causes', () => {
  it('one proposal, one hash and one posting correct a misread, a wrong day, wrong terms, a wrong tariff and a wrong item', () => {
    const { proposal } = proposed(several(...all));
    expect(proposal.cause).toEqual(several(...all));
    expect(proposal.bills.map(({ billNumber }) => billNumber)).toEqual([secondBill, '10203040-1405-03-1']);
    expect(proposal.bills[0]).toMatchObject({
      consumption: { after: '90.000' },
      rightPeriod: { from: day(5), to: day(6, 11) },
      because: 'corrected',
    });
    expect(proposal.bills[0]!.lines.find(({ line }) => line === 'vat')!.tariffVersions).toContain('backdated');
    expect(proposal.reversedEntry).toMatchObject({ reverses: linkId, amount: 35_000 });
    const { receivable } = after(account, several(...all), 'c-1');
    expect(receivable).toBe(proposal.balance.after);
  });
  it('the order of naming does not matter: approvers sign the same document', () => {
    fc.assert(
      fc.property(anyOrder, (causes) => {
        expect(proposed(several(...causes)).hash).toBe(proposed(several(...causes.toReversed())).hash);
      }),
      { numRuns: 50 },
    );
  });
  it('inputs are independent: corrected at once, or one by one in any order, every rial and m³ is the same', () => {
    fc.assert(
      fc.property(anyOrder, (causes) => {
        const atOnce = after(account, several(...causes), 'c-1');
        const oneByOne = causes.reduce((state, cause, place) => after(state, cause, `c-${place + 1}`), account);
        expect(figures(oneByOne)).toEqual(figures(atOnce));
      }),
      { numRuns: 100 },
    );
  });
  it('a kind of cause is named once, and each cause must be possible', () => {
    simulating(several(misread, misread)).thenRejected('CauseMustBeNamedOnce');
    simulating(several(misread, { ...laterTariff, version: 'unknown' })).thenRejected('CorrectionMustConcernABill');
    simulating(several(misread, { ...wrongItem, linkId: 'none' })).thenRejected('MiscItemMustBePosted');
  });
  it('A3-5 the refund of the fee and the reversed item have links of their own, and the corrective bill includes both', () => {
    const { proposal } = proposed(several(misread, wrongItem), account, contractorsFault);
    expect(proposal.contractorEntry!.linkId).not.toBe(proposal.reversedEntry!.linkId);
    const posted = eventsOf([correcting({ cause: several(misread, wrongItem), ...contractorsFault })], issued);
    const { receivable, bills, moved } = fold(billAccount, posted);
    expect(receivable).toBe(proposal.balance.after);
    expect(moved).toEqual([
      { kind: 'bill', references: [bills.at(-1)!.face.billNumber], amount: proposal.balance.after },
    ]);
  });
  it('the reason of the posting names every cause', () => {
    const posted = eventsOf([correcting({ cause: several(wrongDay, misread) })], issued);
    expect(posted.at(-1)!.data).toMatchObject({
      reason: expect.stringMatching(/رقم صحیح ۱٬۱۴۰ است؛ روز صحیح قرائت ۱۱ شهریور ۱۴۰۵ است/),
    });
  });
  it('each cause alone is as before', () => {
    for (const one of all) expect(proposed(one).proposal.cause).toEqual(one);
    expect(simulated(account, requestOf({ cause: misread })).proposal.bills).toHaveLength(2);
  });
});
