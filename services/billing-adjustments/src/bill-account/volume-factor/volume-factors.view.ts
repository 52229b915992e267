import { civilDate, defineView, eventsOf, optional, orNull, text, titled } from '@pishkhan/views';
import { Type } from 'typebox';
import { billAccount } from '../domain/bill-account.ts';
import { sourceTitles, stateTitles } from './volume-factor.titles.ts';

const document = Type.Object(
  {
    factorId: text('factor'),
    accountId: text('account'),
    state: titled('what became of it', stateTitles),
    from: civilDate('first day'),
    factor: text('standard m³ per m³ at the meter'),
    source: titled('where the factor comes from', sourceTitles),
    gaugePressure: text('gauge pressure of the supply, kPa'),
    atmosphericPressure: optional(text('of a calculated one: atmospheric pressure, kPa')),
    temperature: optional(text('of a calculated one: temperature of the gas, °C')),
    compressibility: optional(text('of a calculated one: compressibility over that of the base conditions')),
    document: text('certificate or report'),
    proposedBy: text('who proposed it'),
    proposedOn: civilDate('day of the proposal'),
    decidedBy: orNull(text('second person; null while it waits')),
    decidedOn: orNull(civilDate('day of the decision; null while it waits')),
    declinedBecause: orNull(text('why it was declined; null if it was not')),
  },
  { $id: 'ProposedVolumeFactor' },
);
const keys = ({ data }: { readonly data: { readonly factorId: string } }) => [data.factorId];

/** One document per proposed factor (7.5, 11.4). */
export const volumeFactors = defineView({
  name: 'volume-factors',
  version: 1,
  question: 'Which volume factors of major subscribers wait for the second person, and who decided them?',
  source: eventsOf(billAccount),
  document,
  indexes: [{ state: 1, proposedOn: 1 }],
}).on({
  VolumeFactorProposed: {
    keys,
    change: (_, { data: { conditions, countyOffice: _county, ...proposed } }) => ({
      ...proposed,
      ...conditions,
      state: 'waiting',
      decidedBy: null,
      decidedOn: null,
      declinedBecause: null,
    }),
  },
  VolumeFactorKept: {
    keys,
    change: (factor, { data: { confirmedBy: decidedBy, confirmedOn: decidedOn } }) =>
      factor && { ...factor, state: 'kept', decidedBy, decidedOn },
  },
  VolumeFactorSet: {
    keys,
    change: (factor, { data: { confirmedBy: decidedBy, confirmedOn: decidedOn } }) =>
      factor && { ...factor, state: 'set', decidedBy, decidedOn },
  },
  VolumeFactorDeclined: {
    keys,
    change: (factor, { data: { declinedBy: decidedBy, declinedOn: decidedOn, reason: declinedBecause } }) =>
      factor && { ...factor, state: 'declined', decidedBy, decidedOn, declinedBecause },
  },
  BillAccountOpened: 'ignored',
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
