import {
  billCorrected,
  billIssued,
  paymentReceived,
  type BillCorrected,
  type BillIssued as BillIssuedContract,
} from '@pishkhan/contracts';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { PublishMap } from '@pishkhan/service-kit';
import type { BillIssued, BillsCorrected, PaymentReceived } from './domain/bill-account.messages.ts';
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
});

const issued = ({ data }: RecordedEvent) => {
  const bill = data as BillIssued['data'];
  return { contract: billIssued, data: { accountId: bill.accountId, meterId: bill.meterId, ...publicFace(bill) } };
};

/** The bill that the payment was for comes first among those that it settles. */
const received = ({ data }: RecordedEvent) => {
  const { accountId, receiptNumber, paymentId, amount, paidOn, matched, settles } = data as PaymentReceived['data'];
  const settled = settles.find((billNumber) => billNumber === matched.billNumber) ?? settles.at(-1);
  return {
    contract: paymentReceived,
    data: { accountId, receiptNumber, paymentId, amount, paidOn, ...(settled !== undefined && { settles: settled }) },
  };
};

const corrected = ({ data }: RecordedEvent) => {
  const {
    correctionId,
    caseId,
    accountId,
    meterId,
    readingId,
    wrongIndex,
    rightIndex,
    bills,
    difference,
    correctiveBill,
    contractorEntry,
  } = data as BillsCorrected['data'];
  const publicBills = bills.map(({ billNumber, before, after, difference: change, settlement }) => ({
    billNumber,
    old: before,
    new: after,
    difference: change,
    settlement,
    ...(correctiveBill?.replaces === billNumber && { correctiveBill: publicFace(correctiveBill.face) }),
  }));
  const published: BillCorrected = {
    correctionId,
    caseId,
    accountId,
    meterId,
    readingId,
    wrongIndex,
    rightIndex,
    bills: publicBills,
    difference,
    ...(contractorEntry && { contractorEntry }),
  };
  return { contract: billCorrected, data: published };
};

/** Private events of the bill account as other services hear them. */
export const billAccountPublications: PublishMap = {
  BillIssued: issued,
  PaymentReceived: received,
  BillsCorrected: corrected,
};
