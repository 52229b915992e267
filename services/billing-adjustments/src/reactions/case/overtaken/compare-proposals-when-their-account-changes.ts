import type { OvertakingChange } from '@pishkhan/contracts';
import { whenRecorded } from '@pishkhan/service-kit';
import type { BillAccountEvent } from '../../../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import { compareWaitingOf } from './compare-proposals.ts';

export const changes = {
  BillAccountOpened: 'terms',
  SupplyTermsAmended: 'terms',
  VolumeFactorProposed: 'terms',
  VolumeFactorKept: 'terms',
  VolumeFactorSet: 'terms',
  VolumeFactorDeclined: 'terms',
  MeterTaken: 'meter',
  SecondMeterKept: 'meter',
  MeterReleased: 'meter',
  MeterExchangeTaken: 'meter',
  MeterRemovalTaken: 'meter',
  MeterChangeKept: 'meter',
  EvidenceTaken: 'reading',
  ReadingKept: 'reading',
  BillIssued: 'bill',
  PaymentReceived: 'payment',
  PaymentKept: 'payment',
  PaymentReversed: 'reversal',
  RefundRequested: 'refund',
  RefundApproved: 'refund',
  RefundStandInNamed: 'refund',
  RefundDeclined: 'refund',
  RefundPaid: 'refund',
  RefundReturned: 'refund',
  BillsCorrected: 'correction',
  MiscEntryPosted: 'miscEntry',
  MiscEntryReversed: 'miscEntry',
  ChargePosted: 'miscEntry',
  ChargeRefused: 'miscEntry',
  SelfReadingSettled: 'reading',
} as const satisfies Partial<Readonly<Record<BillAccountEvent['type'], OvertakingChange>>>;

/** A bill, payment, reading or correction may overtake a proposal that a case waits for: its case shows it (11.8). */
export const compareProposalsWhenTheirAccountChanges = whenRecorded(
  billAccount,
  Object.keys(changes) as (keyof typeof changes)[],
  {
    name: 'compare-proposals-when-their-account-changes',
    react: ({ type, data: { accountId } }, tools) => compareWaitingOf(tools, accountId, changes[type]),
  },
);
