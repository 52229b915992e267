import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, list, messagesOf, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';

const version = Type.Object({
  version: text('name of the version'),
  effectiveFrom: civilDate('first day in force'),
  number: whole('number of its message: its place, or more in messages of earlier releases'),
});

/** `_id` of the one document: this company has one tariff book. */
export const TARIFF_BOOK = 'gas';

/** "Which tariff versions are published?", for a decision that names one (15.4-41). */
export const knownTariffs = defineView({
  name: 'known-tariffs',
  version: 1,
  question: 'Which tariff versions are published?',
  source: messagesOf('billing-adjustments'),
  document: Type.Object({ versions: list('versions, in the order of publishing', version) }),
}).on({
  TariffVersionPublished: {
    keys: () => [TARIFF_BOOK],
    change: (known, { data: { version: name, effectiveFrom, number } }) => ({
      versions: [...(known?.versions ?? []), { version: name, effectiveFrom: effectiveFrom as CivilDate, number }],
    }),
  },
  BillIssued: 'ignored',
  PaymentReceived: 'ignored',
  PaymentReversed: 'ignored',
  RefundRequested: 'ignored',
  CreditRestored: 'ignored',
  BillCorrectionProposed: 'ignored',
  BillCorrectionOvertaken: 'ignored',
  BillCorrectionRefused: 'ignored',
  BillCorrected: 'ignored',
  CertificateGranted: 'ignored',
  CertificateRevoked: 'ignored',
  BillingDataErased: 'ignored',
  MiscChargePosted: 'ignored',
  MiscChargeRefused: 'ignored',
  SelfReadingSettled: 'ignored',
});
