import type { Text } from '@pishkhan/fields';
import { readingReasonTitles } from '@pishkhan/contracts';
import type { ReadingAccepted } from '../domain/meter.messages.ts';
import type { ReadingKeptAsEvidence } from '../domain/reviewing/review.messages.ts';

/** Why a meter was read (glossary 14.2, 14.3). */
export const reasonTitles = {
  ...readingReasonTitles,
  opening: { fa: 'نصب کنتور', en: 'meter installation' },
  exchange: { fa: 'تعویض کنتور', en: 'meter exchange' },
  removal: { fa: 'جمع‌آوری کنتور', en: 'meter removal' },
  selfReading: { fa: 'اعلام رقم مشترک', en: "subscriber's declaration" },
} as const satisfies Readonly<Record<string, Text>>;

/** Where the figure came from. */
export const sourceTitles = {
  contractorFile: { fa: 'فایل پیمانکار قرائت', en: "reading contractor's file" },
  office: { fa: 'ثبت اداره گاز', en: 'entry of the gas office' },
  visit: { fa: 'بازدید کارشناس', en: "expert's visit" },
  declaration: { fa: 'اعلام مشترک', en: "subscriber's declaration" },
  exchangeForm: { fa: 'فرم تعویض یا جمع‌آوری کنتور (کارت ۱۳)', en: 'exchange or removal form (Card 13)' },
  installationForm: { fa: 'فرم نصب کنتور', en: 'installation form' },
  estimate: { fa: 'برآورد', en: 'estimate' },
} as const satisfies Readonly<Record<string, Text>>;

/** How far the index in force can be relied on. */
export const qualityTitles = {
  actual: { fa: 'قرائت‌شده از کنتور', en: 'read from the meter' },
  estimated: { fa: 'برآوردی', en: 'estimated' },
  declared: { fa: 'اعلامی مشترک', en: 'declared by the subscriber' },
  corrected: { fa: 'اصلاح‌شده', en: 'corrected' },
  confirmed: { fa: 'تأییدشده پس از بررسی', en: 'confirmed after a review' },
} as const satisfies Readonly<Record<string, Text>>;

/** Reason, source and quality of a reading, as the desk names them. */
export interface ReadingOrigin {
  readonly reason: keyof typeof reasonTitles;
  readonly source: keyof typeof sourceTitles;
  readonly quality: keyof typeof qualityTitles;
}

type Read = Pick<ReadingAccepted['data'], 'reason' | 'contractorId' | 'rawIndex' | 'selfReading'> &
  Partial<Pick<ReadingAccepted['data'], 'kind' | 'estimate' | 'confirmed'>> &
  Partial<Pick<ReadingKeptAsEvidence['data'], 'reviewId'>>;

/** A figure that a review corrected is the office's; one without a contractor and a reason is of an earlier release. */
const sourceOf = ({ reason, contractorId, rawIndex, selfReading, estimate }: Read): ReadingOrigin['source'] => {
  if (selfReading) return 'declaration';
  if (estimate?.because === 'absent') return 'estimate';
  if (contractorId !== undefined) return 'contractorFile';
  return reason === 'visit' && rawIndex === undefined ? 'visit' : 'office';
};

const qualityOf = ({ kind, rawIndex, selfReading, confirmed, reviewId }: Read): ReadingOrigin['quality'] => {
  if (kind === 'estimated') return 'estimated';
  if (rawIndex !== undefined) return 'corrected';
  if (selfReading) return selfReading.declaredIndex === undefined ? 'declared' : 'corrected';
  return confirmed?.by === 'person' || reviewId !== undefined ? 'confirmed' : 'actual';
};

/** What a recorded reading says of itself, also one of an earlier release by its other fields (11.4, A9, 15.4-34). */
export const originOf = (read: Read): ReadingOrigin => ({
  reason: read.selfReading ? 'selfReading' : (read.reason ?? 'periodic'),
  source: sourceOf(read),
  quality: qualityOf(read),
});

type RawFigure = Pick<ReadingAccepted['data'], 'readOn' | 'index' | 'rawIndex' | 'selfReading'>;

/** As delivered: a declared figure as the subscriber declared it, a corrected one as it waited (A9-3, 15.4-34). */
export const rawOf = (read: RawFigure) => ({
  readOn: read.readOn,
  index: read.rawIndex ?? read.selfReading?.declaredIndex ?? read.index,
});
