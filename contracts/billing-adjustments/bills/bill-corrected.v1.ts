import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index, rial } from '../../fields.ts';
import { anyCause } from '../../case-handling/correction/correction-cause.ts';
import { faultPeriod, faultPeriodWithdrawn, meterError } from '../../case-handling/correction/metered-cause.ts';
import { estimateBasis } from '../../metering/readings/estimate-basis.ts';
import { billFace, charges, exampleBill, ratedBy } from './bill-figures.ts';

/** An exchange that was entered after bills with estimates of later days (Card 13, 15.4-31). */
const lateExchange = Type.Object({
  kind: Type.Literal('lateExchange'),
  exchangeId: id('exchange'),
  exchangedOn: civilDate('day of the exchange'),
  takenOff: Type.Object({ meterId: id('meter that was taken off'), index: index('its index at the removal') }),
  putIn: Type.Object({ meterId: id('meter that was put in'), index: index('its index at the installation') }),
});

/** A removal without another meter that was entered after bills with estimates of later days (11.4, 15.4-31). */
const lateRemoval = Type.Object({
  kind: Type.Literal('lateRemoval'),
  removalId: id('removal'),
  removedOn: civilDate('day of the removal'),
  absence: Type.Enum(['removed', 'cut', 'lost'], { description: 'why the connection has no meter' }),
  takenOff: Type.Object({ meterId: id('meter that was taken off'), index: index('its index at the removal') }),
});

/** A volume factor that two persons set for days that were billed (11.4). */
const volumeFactor = Type.Object({
  kind: Type.Literal('volumeFactor'),
  factorId: id('factor'),
  from: civilDate('first day'),
  factor: Type.String({ description: 'standard m³ per m³ at the meter, an exact decimal' }),
});

/**
 * Causes that a case names, and those that billing finds: a late exchange or removal, a factor, a reading below an
 * estimate.
 */
export const postedCause = Type.Union(
  [
    ...anyCause.anyOf,
    meterError,
    faultPeriod,
    faultPeriodWithdrawn,
    lateExchange,
    lateRemoval,
    volumeFactor,
    Type.Object({
      kind: Type.Literal('estimateOverruled'),
      readingId: id('reading from the meter that is lower than the estimate before it (15.4-32)'),
    }),
  ],
  { description: 'what was wrong about the bills (11.8-2)' },
);

const correctedReading = Type.Object({
  readingId: id('reading'),
  readOn: Type.Optional(civilDate('day of the reading as recorded')),
  rightDay: Type.Optional(civilDate('its right day; absent if the recorded one is right, and in older messages')),
  wrongIndex: index('index as billed'),
  rightIndex: index('index now in force'),
  rolledOver: Type.Boolean({ description: 'the register has rolled over since the previous reading' }),
  rolloverConfirmed: Type.Optional(
    Type.Boolean({
      description:
        'whether a rollover since the reading from the meter before it is confirmed now (15.4-33); absent if as before, and in older messages: a corrected one with the mark is confirmed then',
    }),
  ),
  because: Type.Enum(['corrected', 'dayCorrected', 'derivedAnew'], {
    description:
      'the cause names its index, only its day, or it was derived from a reading that the cause names (15.4-31)',
  }),
  estimate: Type.Optional(estimateBasis),
});

export const billCorrected = contract({
  service: 'billing-adjustments',
  type: 'BillCorrected',
  version: 1,
  sentence:
    'An approved correction was posted: the old bills stay as issued, the difference is in the ledger, and each bill has its settlement (A3-3, A6-3, 11.8).',
  schema: Type.Object({
    correctionId: id('correction'),
    caseId: id('case that asked'),
    accountId: id('account'),
    meterId: id('meter'),
    readingId: id('the first reading with another index; further ones and all details in `readings`'),
    wrongIndex: index('its index as billed'),
    rightIndex: index('its index found right'),
    cause: Type.Optional(postedCause),
    readings: Type.Optional(
      Type.Array(correctedReading, {
        description:
          'every reading with another index, day, rollover or estimate, in the order of days; absent in messages of earlier releases, which changed only the index of `readingId`',
      }),
    ),
    bills: Type.Array(
      Type.Object({
        billNumber: id('bill as issued'),
        old: charges,
        new: charges,
        difference: rial('new minus old'),
        settlement: Type.Enum(['correctiveBill', 'nextBill'], {
          description: 'replaced by a corrective bill, or carried to the next bill (11.8-5)',
        }),
        correctiveBill: Type.Optional(billFace),
        tariffVersions: Type.Optional(ratedBy),
      }),
    ),
    difference: rial('sum over the bills, and the reversed Card 74 item'),
    noCorrectiveBill: Type.Optional(
      Type.Enum(['paymentIdsUsedUp'], {
        description:
          'why an unpaid bill inside its deadline was not replaced: every payment id of the year is used (8.7)',
      }),
    ),
    window: Type.Optional(
      Type.Object(
        {
          meterId: id('meter'),
          from: civilDate('first day'),
          to: Type.Optional(civilDate('end, not part of it; absent until the meter is taken off')),
          fixedBy: Type.Optional(
            Type.Enum(['A1-9', 'B5-1'], { description: 'of an error: the rule that fixed its start (15.1-1)' }),
          ),
          cubicMetres: Type.Optional(Type.Integer({ minimum: 0, description: 'of a fault: m³ of its days (A2-6)' })),
        },
        { description: 'days on which a meter measured wrongly (A1-9, A2-6); absent for other causes' },
      ),
    ),
    contractorEntry: Type.Optional(
      Type.Object({
        linkId: id('id of both sides of the pair'),
        contractorId: id('reading contractor'),
        amount: rial('debited to the contractor and credited to the subscriber (A3-5)'),
      }),
    ),
  }),
  example: {
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    meterId: '62000001',
    readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
    wrongIndex: 2417,
    rightIndex: 2147,
    cause: {
      kind: 'readings' as const,
      readings: [{ readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22', rightIndex: 2147 }],
    },
    readings: [
      {
        readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
        wrongIndex: 2417,
        rightIndex: 2147,
        rolledOver: false,
        because: 'corrected' as const,
      },
    ],
    bills: [
      {
        billNumber: exampleBill.billNumber,
        old: exampleBill.charges,
        new: { ...exampleBill.charges, gasPrice: 186_300, levy: 18_630, vat: 16_767, total: 221_697 },
        difference: -146_156,
        settlement: 'nextBill' as const,
      },
    ],
    difference: -146_156,
    contractorEntry: {
      linkId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
      contractorId: 'contractor-zagros',
      amount: 35_000,
    },
  },
});
export type BillCorrected = DataOf<typeof billCorrected>;
