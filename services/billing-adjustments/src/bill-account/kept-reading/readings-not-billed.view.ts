import { civilDate as civilDay } from '@pishkhan/calendar';
import { civilDate, defineView, eventsOf, oneOf, orNull, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { billAccount } from '../domain/bill-account.ts';
import { reasonWhyKept } from './reasons.ts';

const document = Type.Object(
  {
    readingId: text('reading'),
    accountId: text('account'),
    meterId: text('meter'),
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    kind: oneOf('origin of the index', ['installation', 'actual', 'estimated']),
    waitsFor: text('missing input, rule, or `estimateCorrection`'),
    reason: Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'why it is not billed' }),
    since: civilDate('business day on which it was kept'),
    until: orNull(civilDate('day by which a person should act; null without one')),
    waiting: truth('no bill uses it yet'),
  },
  { $id: 'ReadingNotBilled' },
);

/** Accepted readings without a bill: nothing waits unseen (15.4-32; F8). */
export const readingsNotBilled = defineView({
  name: 'readings-not-billed',
  version: 1,
  question: 'Which accepted readings are not billed, why, since when and until when? For subscriber affairs.',
  source: eventsOf(billAccount),
  document,
  indexes: [{ waiting: 1, since: 1 }],
  hidden: ['waiting'],
}).on({
  ReadingKept: {
    keys: ({ data }) => [data.reading.readingId],
    change: (_, { data: { accountId, reading, waitsFor, keptOn, until }, businessDate }) => ({
      readingId: reading.readingId,
      accountId,
      meterId: reading.meterId,
      readOn: reading.readOn,
      index: reading.index,
      kind: reading.kind,
      waitsFor,
      reason: reasonWhyKept(waitsFor),
      since: keptOn ?? civilDay(businessDate),
      until: until ?? null,
      waiting: true,
    }),
  },
  BillIssued: {
    keys: ({ data }) => [data.closingReadingId],
    change: (kept) => kept && { ...kept, waiting: false },
  },
  BillAccountOpened: 'ignored',
  PaymentReversed: 'ignored',
  RefundApproved: 'ignored',
  RefundDeclined: 'ignored',
  RefundPaid: 'ignored',
  RefundRequested: 'ignored',
  RefundReturned: 'ignored',
  SupplyTermsAmended: 'ignored',
  MeterTaken: 'ignored',
  PaymentReceived: 'ignored',
  PaymentKept: 'ignored',
  BillsCorrected: 'ignored',
  MiscEntryPosted: 'ignored',
  MiscEntryReversed: 'ignored',
});
