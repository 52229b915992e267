import { billCorrected, billIssued, paymentReceived, type BillIssued as BillIssuedContract } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import type { BillsCorrected } from './domain/bill-account.messages.ts';
import { billAccount } from './domain/bill-account.ts';
import type { BillFace } from './domain/bill.ts';

type PublicFace = Omit<BillIssuedContract, 'accountId' | 'meterId'>;

const publicFace = ({
  billNumber,
  billId,
  paymentId,
  periodFrom,
  periodTo,
  issuedOn,
  paymentDeadline,
  consumption,
  openingReadingId,
  closingReadingId,
  contractorId,
  charges,
  carriedForward,
  payable,
  remainder,
  payableOnNextBill,
}: BillFace): PublicFace => ({
  billNumber,
  billId,
  ...(paymentId !== undefined && { paymentId }),
  periodFrom,
  periodTo,
  issuedOn,
  paymentDeadline,
  consumption,
  openingReadingId,
  closingReadingId,
  ...(contractorId !== undefined && { contractorId }),
  charges,
  carriedForward,
  payable,
  remainder,
  ...(payableOnNextBill !== undefined && { payableOnNextBill }),
});

/** The first reading of the cause: consumers of earlier releases know no other. */
const firstOf = (readings: BillsCorrected['data']['readings']) => {
  const { readingId, wrongIndex, rightIndex } =
    readings.find(({ because }) => because === 'corrected') ?? readings[0] ?? noReading;
  return { readingId, wrongIndex, rightIndex };
};
const noReading = { readingId: 'none', wrongIndex: 0, rightIndex: 0 };

const corrected = (data: BillsCorrected['data']) => {
  const { correctionId, caseId, accountId, meterId, cause, readings, difference } = data;
  const { bills, correctiveBill, contractorEntry, noCorrectiveBill } = data;
  const publicBills = bills.map(({ billNumber, before, after, difference: change, settlement }) => ({
    billNumber,
    old: before,
    new: after,
    difference: change,
    settlement,
    ...(correctiveBill?.replaces === billNumber && { correctiveBill: publicFace(correctiveBill.face) }),
  }));
  return publication(billCorrected, {
    correctionId,
    caseId,
    accountId,
    meterId,
    ...firstOf(readings),
    cause,
    readings,
    bills: publicBills,
    difference,
    ...(noCorrectiveBill && { noCorrectiveBill }),
    ...(contractorEntry && { contractorEntry }),
  });
};

/** Maps private events of the bill account to contract events. */
export const billAccountPublications = publishes(billAccount, {
  BillIssued: ({ data }) =>
    publication(billIssued, { accountId: data.accountId, meterId: data.meterId, ...publicFace(data) }),
  // The bill named by the payment id is the first of the settled bills.
  PaymentReceived: ({ data: { accountId, receiptNumber, paymentId, amount, paidOn, matched, settles } }) => {
    const settled = settles.find((billNumber) => billNumber === matched.billNumber) ?? settles.at(-1);
    const payment = { accountId, receiptNumber, paymentId, amount, paidOn };
    return publication(paymentReceived, { ...payment, ...(settled !== undefined && { settles: settled }) });
  },
  BillsCorrected: ({ data }) => corrected(data),
  BillAccountOpened: 'private',
  MeterTaken: 'private',
  SupplyTermsAmended: 'private',
  ReadingKept: 'private',
  PaymentKept: 'private',
  MiscEntryPosted: 'private',
});
