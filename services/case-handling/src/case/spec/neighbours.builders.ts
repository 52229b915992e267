import {
  accountOpened,
  billCorrected,
  billIssued,
  certificateGranted,
  meterInstalled,
  readingAccepted,
} from '@pishkhan/contracts';
import type { ContractMessage } from '@pishkhan/messages';
import { said, staffMemberWith, staffRegistered } from '@pishkhan/testing';

export const READING = readingAccepted.example.readingId;
/** A reading that a representative of the office made, and the bill that it closes. */
export const OWN_READING = 'reading-of-a-representative';
export const OWN_BILL = 'bill-of-a-representative';
export const BILL = billIssued.example.billNumber;

let bills = 0;
const MOST_BILLS = 60;
/** A bill of the subscriber without a case. */
export const nextBill = (): string => `bill-${(bills += 1)}`;

let accounts = 0;
const MOST_ACCOUNTS = 20;
/** An account with a meter and without a case. */
export const nextAccount = (): string => `2000${(accounts += 1)}`;
const otherAccount = (accountId: string): ContractMessage[] => {
  const meterId = `meter-of-${accountId}`;
  return [
    said(accountOpened, `account-${accountId}`, { accountId }),
    said(meterInstalled, `meter-${meterId}`, { accountId, meterId, readingId: `installed-${meterId}` }),
    said(readingAccepted, `meter-${meterId}`, { accountId, meterId, readingId: `read-${meterId}` }),
  ];
};

const certified = (subject: string, certificateNumber: string, change: object = {}) =>
  said(certificateGranted, `certificate-${subject}`, { subject, certificateNumber, ...change });
/** Certificates of the office's representatives; `representative-101-c` has none. */
const certificates = (): ContractMessage[] => [
  certified('representative-101-a', 'a'),
  certified('representative-101-b', 'b'),
  certified('representative-102', 'c', { office: 'office-102' }),
  certified('representative-101-lapsed', 'd', { validTo: '2026-11-21' }),
];

/** The published facts of one subscriber: account, meter, reading and bill of the contracts' examples. */
export const oneSubscriber = (): ContractMessage[] => [
  said(accountOpened, 'account-1000001'),
  said(meterInstalled, 'meter-62000001'),
  said(readingAccepted, 'meter-62000001'),
  said(readingAccepted, 'meter-62000001', {
    readingId: OWN_READING,
    readOn: '2026-09-22',
    readerId: 'Representative-101-A',
  }),
  said(billIssued, 'bill-account-1000001', { paymentDeadline: '2026-11-25' }),
  said(billIssued, 'bill-account-1000001', { billNumber: 'overdue', paymentDeadline: '2026-11-21' }),
  said(billIssued, 'bill-account-1000001', { billNumber: 'last-day', paymentDeadline: '2026-11-22' }),
  ...Array.from({ length: MOST_BILLS }, (_, place) =>
    said(billIssued, 'bill-account-1000001', { billNumber: `bill-${place + 1}`, paymentDeadline: '2026-11-25' }),
  ),
  said(billIssued, 'bill-account-1000001', {
    billNumber: OWN_BILL,
    closingReadingId: OWN_READING,
    paymentDeadline: '2026-11-25',
  }),
  ...certificates(),
  ...staffRegistered('clerk-101', 'head-1', 'fitter-9'),
  staffMemberWith('representative-101-b', { roles: ['qualifiedRepresentative'], office: 'office-101' }),
  staffMemberWith('connections-2', { roles: ['connectionsUnit'], office: 'county-1' }),
  ...Array.from({ length: MOST_ACCOUNTS }, (_, place) => otherAccount(`2000${place + 1}`)).flat(),
  said(billIssued, 'bill-account-1000001', { billNumber: 'replaced', paymentDeadline: '2026-11-25' }),
  said(billCorrected, 'bill-account-1000001', {
    bills: [
      {
        ...billCorrected.example.bills[0]!,
        billNumber: 'replaced',
        settlement: 'correctiveBill',
        correctiveBill: { ...billIssued.example, billNumber: 'corrective', paymentDeadline: '2026-11-25' },
      },
    ],
  }),
];
