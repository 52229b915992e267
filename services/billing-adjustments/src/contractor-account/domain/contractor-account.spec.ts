import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import type { ContractorAccountEvent, ContractorDebit } from './contractor-account.messages.ts';
import { contractorAccount } from './contractor-account.ts';

const debit: ContractorDebit = {
  contractorId: 'contractor-zagros',
  linkId: 'link-1',
  amount: rial(35_000),
  accountId: '1000001',
  caseId: 'case-1',
  correctionId: 'correction-1',
  reason: 'reading error of the contractor',
  postedOn: '2026-10-24' as CivilDate,
};
const ask = (change: Partial<ContractorDebit> = {}) => ({ type: 'DebitContractor', ...debit, ...change }) as const;
const debited: ContractorAccountEvent = {
  type: 'ContractorDebited',
  data: {
    ...debit,
    posting: {
      entries: [
        { ledgerAccount: 'contractor:contractor-zagros', amount: rial(35_000) },
        { ledgerAccount: 'clearing:card-74', amount: rial(-35_000) },
      ],
    },
  },
};

describe("the contractor's side of a linked Card 74 pair", () => {
  it('A3-5: debits the contractor, and the posting balances', () => {
    given(contractorAccount).when(ask()).then(debited);
    expect(debited.data.posting.entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  });
  it('A3-5: the same link twice has no effect', () =>
    given(contractorAccount, debited)
      .when(ask({ reason: 'said otherwise' }))
      .thenNothing());
  it('A3-5: each link is debited separately', () => {
    given(contractorAccount, debited)
      .when(ask({ linkId: 'link-2', amount: rial(10) }))
      .thenMatching((_, { balance }) => expect(balance).toBe(35_010));
  });
  it('A3-5: ContractorDebitMustNotChange', () => {
    given(contractorAccount, debited)
      .when(ask({ amount: rial(36_000) }))
      .thenRejected('ContractorDebitMustNotChange', { posted: 35_000, amount: 36_000 });
  });
  it('A3-5: ContractorDebitMustBePositive', () =>
    given(contractorAccount)
      .when(ask({ amount: rial(0) }))
      .thenRejected('ContractorDebitMustBePositive'));
});

describe('F6, 15.4-39 a reversed pair', () => {
  const credit = (change: { amount?: number } = {}) =>
    ({
      type: 'CreditContractor',
      ...debit,
      linkId: 'link-9',
      reverses: 'link-1',
      amount: rial(change.amount ?? 35_000),
    }) as const;
  it('F6, 15.4-39: credits the contractor once, also before the debit', () => {
    given(contractorAccount, debited)
      .when(credit())
      .thenMatching((_, { balance }) => expect(balance).toBe(0));
    given(contractorAccount)
      .when(credit())
      .thenMatching(([credited], { balance }) => {
        expect(balance).toBe(-35_000);
        given(contractorAccount, credited!).when(credit()).thenNothing();
        given(contractorAccount, credited!)
          .when(credit({ amount: 1 }))
          .thenRejected('ContractorDebitMustNotChange');
      });
  });
  it('F6, 15.4-39: ContractorDebitMustBePositive', () =>
    given(contractorAccount)
      .when(credit({ amount: 0 }))
      .thenRejected('ContractorDebitMustBePositive'));
});
