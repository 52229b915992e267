import type { Text } from '@pishkhan/fields';
import { choices, optional, whole, type ValuesOf } from '@pishkhan/fields';
import { barredDuties, dutyTitles, type BarredDuty } from '@pishkhan/roles';

/** Movements of money that persons decide on. */
export const countedKinds = ['correction', 'refund', 'reversal', 'miscEntry'] as const;
export type CountedKind = (typeof countedKinds)[number];
export const countedTitles: Readonly<Record<CountedKind, Text>> = {
  correction: { fa: 'تعدیل', en: 'correction' },
  refund: { fa: 'استرداد', en: 'refund' },
  reversal: { fa: 'برگشت پرداخت', en: 'reversal of a payment' },
  miscEntry: { fa: 'قلم کارت ۷۴', en: 'Card 74 item' },
};

/** Whose signature an approval policy bars, and what counts besides the own amount (7.5; N3, N4). */
export const separationFields = {
  /** Absent in earlier versions, and means that only the proposer, the reader and an earlier signer are barred. */
  bars: optional(
    choices(
      { fa: 'کسانی که نمی‌توانند تأیید کنند', en: 'who may not approve, besides proposer, reader and earlier signer' },
      barredDuties,
      { titles: dutyTitles },
    ),
  ),
  /** Absent in earlier versions, and means that the own amount alone decides the band. */
  countedDays: optional(
    whole(
      { fa: 'روزهایی که مبالغ آن با هم جمع می‌شود', en: 'days whose amounts are added up for the band' },
      { min: 1, max: 3_660 },
    ),
  ),
  /** Absent, and with `countedDays`, all kinds. */
  counts: optional(
    choices({ fa: 'مبالغی که جمع می‌شود', en: 'kinds whose amounts are added up' }, countedKinds, {
      titles: countedTitles,
    }),
  ),
};
export type Separation = ValuesOf<typeof separationFields>;

export const barsOf = ({ bars = [] }: Separation): readonly BarredDuty[] => bars;
