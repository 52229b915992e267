import type { CivilDate } from '@pishkhan/calendar';
import { negateRial, subtractRial, type Rial } from '@pishkhan/money';
import { lastBill, type Bill, type BillAccount, type Moved } from '../bill-account.state.ts';
import type { CarriedLine, CorrectiveBill, MiscEntry, ReversedMiscEntry, UndatedBillFace } from '../billing/bill.ts';
import { payableFigures, carriedLines, miscEntryReference } from '../billing/bill-figures.ts';
import { billNumberOf, nextIssue, newPaymentId } from '../billing/bill-numbers.ts';
import type { BillingPolicy } from '../../../pricing/policy/domain/content/billing.policy.ts';
import { differenceOf } from './cause/rerate.ts';
import type { CorrectionRequest, RatedBill } from './proposal.ts';

/**
 * Whether an unpaid bill inside its deadline is replaced, as the policy decides (11.8-5, 15.4-20). If a later bill
 * already includes its debt, the difference goes to the next bill.
 */
export const isReplaced = (
  account: BillAccount,
  { face, settled }: Bill,
  policy: BillingPolicy,
  today: CivilDate,
): boolean =>
  policy.settlementOfCorrections === 'replaceUnpaidInsideDeadline' &&
  !settled &&
  today <= face.paymentDeadline &&
  lastBill(account)?.face.billNumber === face.billNumber;

/** Card 74 items of the same posting: the refund of the fee, and the reversal of a wrong item. */
interface Cards {
  readonly entry: MiscEntry | undefined;
  readonly reversed: ReversedMiscEntry | undefined;
}

const movedByCard = ({ linkId }: Pick<MiscEntry, 'linkId'>, amount: Rial): Moved => ({
  kind: 'miscEntry',
  references: [miscEntryReference(linkId)],
  amount,
});

const movedAs: Readonly<Record<CarriedLine['line'], Moved['kind']>> = {
  previousDebt: 'bill',
  previousCredit: 'bill',
  thousandRialRemainder: 'bill',
  correction: 'correction',
  miscEntry: 'miscEntry',
  charge: 'charge',
  faultPeriod: 'faultPeriod',
  postponedPayable: 'postponedBill',
  returnedPayment: 'reversal',
};

/** Corrections of other bills and Card 74 items are also included in this bill. */
const movedWith = (
  account: BillAccount,
  bills: readonly RatedBill[],
  replaced: Bill,
  { correctionId }: CorrectionRequest,
  { entry, reversed }: Cards,
): readonly Moved[] => {
  const others = differenceOf(bills.filter(({ billNumber }) => billNumber !== replaced.face.billNumber));
  const earlier = replaced.carried.map(({ line, amount, inputs }): Moved => ({
    kind: movedAs[line],
    references: inputs,
    amount,
  }));
  return [
    ...earlier,
    ...account.moved.filter(({ references }) => !references.includes(replaced.face.billNumber)),
    ...(others === 0 ? [] : [{ kind: 'correction', references: [correctionId], amount: others } as const]),
    ...(entry ? [movedByCard(entry, negateRial(entry.amount))] : []),
    ...(reversed ? [movedByCard(reversed, reversed.amount)] : []),
  ];
};

/**
 * Includes the balance after the posting. It has a new number and a new payment id (8.7).
 *
 * @returns Undefined if every payment id of the year with its amount is used: the difference goes to the next bill
 */
export const correctiveBillFor = (
  account: BillAccount,
  replaced: Bill,
  request: CorrectionRequest,
  { bills, after, policy, ...cards }: { bills: readonly RatedBill[]; after: Rial; policy: BillingPolicy } & Cards,
): CorrectiveBill<UndatedBillFace> | undefined => {
  const {
    issuedOn: _issued,
    paymentDeadline: _deadline,
    paymentId: _payment,
    payableOnNextBill: _postponed,
    ...face
  } = replaced.face;
  const {
    after: charges,
    consumption,
    rightPeriod = replaced.days,
  } = bills.find(({ billNumber }) => billNumber === face.billNumber)!;
  const numbers = nextIssue(account, face);
  const figures = payableFigures(charges.total, subtractRial(after, charges.total));
  const paymentId = newPaymentId(account, {
    billId: face.billId,
    amount: figures.payable,
    numbers,
    offset: policy.correctivePeriodOffset,
  });
  if (paymentId === undefined && figures.payable > 0) return undefined;
  return {
    replaces: face.billNumber,
    carried: carriedLines(figures.carriedForward, movedWith(account, bills, replaced, request, cards)),
    face: {
      ...face,
      ...numbers,
      periodFrom: rightPeriod.from,
      periodTo: rightPeriod.to,
      billNumber: billNumberOf(request.accountId, numbers),
      ...(paymentId && { paymentId }),
      consumption: consumption.after,
      charges,
      ...figures,
    },
  };
};
