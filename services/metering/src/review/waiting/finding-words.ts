import { formatJalaliFa } from '@pishkhan/calendar';
import { textOfFinding, type IndexOnDay } from '@pishkhan/consumption';
import { faNumber, type Text } from '@pishkhan/fields';
import type { MeterStoodStill } from '../../meter/domain/meter.messages.ts';
import type { HeldFinding } from '../../meter/domain/reviewing/review.messages.ts';

/** Kinds of findings in a few words, for choosing among readings that wait. */
export const findingTitles = {
  falls: { fa: 'کمتر از قرائت پیشین', en: 'lower than the reading before' },
  exceedsCapacity: { fa: 'بیش از توان کنتور', en: 'more than the meter lets through' },
  unconfirmedRollover: { fa: 'گذر احتمالی شمارنده از صفر', en: 'possible rollover of the register' },
  unusual: { fa: 'مصرف نامعمول', en: 'unusual consumption' },
  takenOff: { fa: 'کنتور پیش از این روز برداشته شده است', en: 'the meter was taken off before this day' },
  twoFigures: { fa: 'دو رقم برای یک روز', en: 'two figures of one day' },
  moreDigits: { fa: 'رقم بیش از جای شمارنده', en: 'more digits than the register' },
  standsStill: { fa: 'توقف احتمالی کنتور', en: 'the meter may stand still' },
} as const satisfies Readonly<Record<HeldFinding['kind'], Text>>;

/** Why a reading waits, in words. */
export const wordsOf = (finding: HeldFinding): Text => {
  if (finding.kind === 'twoFigures')
    return {
      fa: `برای ${formatJalaliFa(finding.readOn)} دو رقم رسیده است: ${faNumber(finding.index)} و ${faNumber(finding.other)}`,
      en: `two figures arrived for ${finding.readOn}: ${finding.index} and ${finding.other}`,
    };
  if (finding.kind === 'takenOff')
    return {
      fa: `این کنتور در ${formatJalaliFa(finding.takenOffOn)} برداشته شده است؛ شاید رقم ${faNumber(finding.index)} از کنتور کنونی اشتراک باشد`,
      en: `this meter was taken off on ${finding.takenOffOn}; ${finding.index} may be the index of the present meter of the account`,
    };
  return textOfFinding(finding);
};

/** What is left to do after the head accepted an index that falls: it is evidence of its day, and is not billed. */
export const wordsAfterAFall = ({ previous }: { readonly previous: IndexOnDay | null }): Text => {
  const [fa, en] = previous
    ? [
        ` (رقم ${faNumber(previous.index)} در ${formatJalaliFa(previous.readOn)})`,
        ` (${previous.index} on ${previous.readOn})`,
      ]
    : ['', ''];
  return {
    fa: `این رقم سند روز خود است و تا اصلاح قرائت پیش از آن${fa} قبض نمی‌شود؛ برای اصلاح، درخواست بازدید کنتور ثبت کنید`,
    en: `this index is evidence of its day and is not billed until the reading before it${en} is corrected; register a meter visit for the correction`,
  };
};

/** Why a standstill waits, in words. */
export const wordsOfStandstill = ({ index, since, until }: MeterStoodStill['data']): Text => ({
  fa: `رقم کنتور از ${formatJalaliFa(since)} تا ${formatJalaliFa(until)} همان ${faNumber(index)} بوده است؛ شاید کنتور ایستاده باشد`,
  en: `the index was ${index} from ${since} to ${until}; the meter may stand still`,
});
