import { formatJalaliFa } from '@pishkhan/calendar';
import { faNumber, type MeterCapacity, type Text } from '@pishkhan/fields';
import type { IndexFinding } from './judgement.ts';
import type { IndexOnDay } from '../register.ts';

const onDay = ({ index, readOn }: IndexOnDay): Text => ({
  fa: `رقم ${faNumber(index)} در ${formatJalaliFa(readOn)}`,
  en: `${index} on ${readOn}`,
});

type Comparison = Extract<IndexFinding, { readonly earlier: IndexOnDay }>;

const textOfComparison = (finding: Comparison): Text => {
  const [earlier, later] = [onDay(finding.earlier), onDay(finding.later)];
  switch (finding.kind) {
    case 'falls':
      return { fa: `${later.fa} از ${earlier.fa} کمتر است`, en: `${later.en} is lower than ${earlier.en}` };
    case 'exceedsCapacity':
      return {
        fa: `از ${earlier.fa} تا ${later.fa}، ${faNumber(finding.consumption)} مترمکعب می‌شود و کنتور در این مدت بیش از ${faNumber(finding.most)} مترمکعب نمی‌گذراند`,
        en: `from ${earlier.en} to ${later.en} are ${finding.consumption} m³, and the meter lets through at most ${finding.most} m³ in these days`,
      };
    case 'unconfirmedRollover':
      return {
        fa: `${later.fa} از ${earlier.fa} کمتر است؛ اگر شمارنده از صفر گذشته باشد مصرف ${faNumber(finding.consumption)} مترمکعب است و باید تأیید شود`,
        en: `${later.en} is lower than ${earlier.en}; a rollover would be ${finding.consumption} m³ and must be confirmed`,
      };
    case 'unusual':
      return {
        fa: `از ${earlier.fa} تا ${later.fa}، ${faNumber(finding.consumption)} مترمکعب می‌شود؛ مصرف همین روزها در سال پیش ${faNumber(finding.usual)} مترمکعب بود`,
        en: `from ${earlier.en} to ${later.en} are ${finding.consumption} m³; the same days of last year had ${finding.usual} m³`,
      };
  }
};

/** A finding in words, for worklists, warnings and explanations: Persian first. */
export const textOfFinding = (finding: IndexFinding): Text => {
  switch (finding.kind) {
    case 'moreDigits':
      return {
        fa: `رقم ${faNumber(finding.index)} از ${faNumber(finding.registerDigits)} رقم شمارنده این کنتور بیشتر است`,
        en: `${finding.index} has more digits than the register, which has ${finding.registerDigits}`,
      };
    case 'standsStill':
      return {
        fa: `رقم کنتور از ${formatJalaliFa(finding.since)} در ${faNumber(finding.readings)} قرائت پیاپی ${faNumber(finding.index)} بوده است؛ شاید کنتور ایستاده باشد`,
        en: `the index has been ${finding.index} in ${finding.readings} consecutive readings since ${finding.since}; the meter may stand still`,
      };
    case 'falls':
    case 'exceedsCapacity':
    case 'unconfirmedRollover':
    case 'unusual':
      return textOfComparison(finding);
  }
};

/** The installed meter has another capacity than the contract: a notice, never a refusal (11.6; F18). */
export const textOfOtherCapacity = (contract: MeterCapacity, installed: MeterCapacity): Text => ({
  fa: `ظرفیت قرارداد این اشتراک ${contract} است ولی کنتور نصب‌شده ${installed} است؛ آبونمان از روز نصب با ظرفیت کنتور محاسبه می‌شود. کنتور یا قرارداد را بررسی کنید.`,
  en: `The contract of the account has the capacity ${contract}, the installed meter ${installed}; from the installation on the standing charge follows the meter. Check the meter or the contract.`,
});
