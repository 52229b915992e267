import { Type } from 'typebox';
import { id, index, meterCapacity } from '../../fields.ts';

/** Why a meter was exchanged or taken off, in words (A1-5, A2-4, Card 13). */
export const exchangeReasonTitles = {
  fault: { fa: 'خرابی', en: 'fault' },
  test: { fa: 'ارسال به آزمایش', en: 'sent to a test' },
  returned: { fa: 'بازگشت کنتور آزمایش‌شده', en: 'tested meter put back' },
  substitute: { fa: 'جایگزینی', en: 'substitute' },
  capacity: { fa: 'تغییر ظرفیت', en: 'other capacity' },
  demolition: { fa: 'تخریب ساختمان', en: 'demolition' },
} as const;
export const exchangeReason = Type.Enum(['fault', 'test', 'returned', 'substitute', 'capacity', 'demolition'], {
  description: 'why the meter was exchanged (Card 13)',
});

const seals = (what: string) =>
  Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { description: `numbers of the seals ${what}` }),
  );

/** The meter that was taken off, with its last index: no consumption falls after it (11.4). */
export const takenOffMeter = Type.Object({
  meterId: id('meter that was taken off'),
  index: index('index at the removal'),
  rolloverConfirmed: Type.Optional(
    Type.Boolean({
      description: 'a person confirmed that the register has rolled over since the last reading (15.4-33)',
    }),
  ),
  seals: seals('found on it'),
});

/** The meter that was put in its place, with its first index: no consumption falls before it (11.4). */
export const putInMeter = Type.Object({
  serial: id('serial number engraved on the new meter'),
  make: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'maker of the meter' })),
  capacity: meterCapacity,
  registerDigits: Type.Integer({ minimum: 4, maximum: 9, description: 'digits of the index (11.4)' }),
  index: index('index at the installation'),
  seals: seals('put on it'),
});
