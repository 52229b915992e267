import { defineView, eventsOf, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { billAccount } from '../domain/bill-account.ts';

const document = Type.Object({ countyOffice: text('county gas office') }, { $id: 'CountyOfAccount' });

/** Asked before an account is shown to a county (15.4-26, N7). `_id` is the account. */
export const countyOfAccount = defineView({
  name: 'county-of-account',
  version: 1,
  question: 'To which county does an account belong? Asked before its bills are shown.',
  source: eventsOf(billAccount),
  document,
}).on({
  BillAccountOpened: {
    keys: ({ data }) => [data.accountId],
    change: (_, { data: { countyOffice } }) => ({ countyOffice }),
  },
  SupplyTermsAmended: 'ignored',
  PaymentKept: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  MeterTaken: 'ignored',
  SecondMeterKept: 'ignored',
  MeterReleased: 'ignored',
  MeterExchangeTaken: 'ignored',
  MeterRemovalTaken: 'ignored',
  MeterChangeKept: 'ignored',
  ReadingKept: 'ignored',
  BillIssued: 'ignored',
  EvidenceTaken: 'ignored',
  SelfReadingSettled: 'ignored',
  VolumeFactorProposed: 'ignored',
  VolumeFactorKept: 'ignored',
  VolumeFactorSet: 'ignored',
  VolumeFactorDeclined: 'ignored',
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
  ChargePosted: 'ignored',
  ChargeRefused: 'ignored',
  RefundRequested: 'ignored',
  RefundApproved: 'ignored',
  RefundStandInNamed: 'ignored',
  RefundDeclined: 'ignored',
  RefundPaid: 'ignored',
  RefundReturned: 'ignored',
});
