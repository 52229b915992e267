import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { faNumber, textOfTerms, type Text } from '@pishkhan/fields';
import { causesOf } from './cause/several/causes.ts';
import { factorSentence } from '../metering/factor/factor-cause.ts';
import { lateExchangeSentence, lateRemovalSentence } from './estimates/late-exchange-words.ts';
import { windowSentence } from './cause/window/window-words.ts';
import type { CorrectionRequest, OneCause, Proposal } from './proposal.ts';

const causeSentence = (cause: OneCause, readings: Proposal['readings']): Text => {
  switch (cause.kind) {
    case 'readings': {
      const right = cause.readings.map(({ rightIndex }) => rightIndex);
      return {
        fa: `رقم صحیح ${right.map(faNumber).join(' و ')} است`,
        en: `the right index is ${right.join(' and ')}`,
      };
    }
    case 'days': {
      const right = cause.readings.map(({ rightDay }) => rightDay);
      return {
        fa: `روز صحیح قرائت ${right.map((day) => formatJalaliFa(day as CivilDate)).join(' و ')} است`,
        en: `the right day of the reading is ${right.join(' and ')}`,
      };
    }
    case 'terms': {
      const terms = textOfTerms(cause);
      return {
        fa: `شرایط اشتراک از ${formatJalaliFa(cause.from as CivilDate)} اصلاح شد (${terms.fa})`,
        en: `other terms of supply are in force from ${cause.from} on (${terms.en})`,
      };
    }
    case 'miscItem':
      return { fa: 'قلم متفرقه (کارت ۷۴) اشتباه بود و برگشت خورد', en: 'the Card 74 item was wrong and is reversed' };
    case 'tariffVersion':
      return {
        fa: `تعرفه «${cause.version}» برای روزهای این قبض به کار رفت`,
        en: `the tariff version ${cause.version} applies to the days of the bill`,
      };
    case 'lateExchange':
      return lateExchangeSentence(cause);
    case 'lateRemoval':
      return lateRemovalSentence(cause);
    case 'volumeFactor':
      return factorSentence(cause);
    case 'meterError':
    case 'faultPeriod':
    case 'faultPeriodWithdrawn':
      return windowSentence(cause);
    case 'estimateOverruled': {
      const right = readings
        .filter(({ wrongIndex, rightIndex }) => wrongIndex !== rightIndex)
        .map(({ rightIndex }) => rightIndex);
      return {
        fa: `قرائت بعدی کنتور از رقم برآوردی کمتر است؛ برآورد ${right.map(faNumber).join(' و ')} شد`,
        en: `the next reading of the meter is below the estimate, which becomes ${right.join(' and ')}`,
      };
    }
  }
};

const visitSentence = (evidence: CorrectionRequest['evidence']): Text => {
  if (!evidence) return { fa: '', en: '' };
  const { visitedOn, indexSeen, remarks } = evidence;
  return {
    fa: `؛ در بازدید ${formatJalaliFa(visitedOn as CivilDate)} رقم کنتور ${faNumber(indexSeen)} بود${remarks === undefined ? '' : `؛ ${remarks}`}`,
    en: `; at the visit of ${visitedOn} the meter showed ${indexSeen}`,
  };
};

/** What proves a cause other than wrong readings. */
const documentSentence = (document: CorrectionRequest['document']): Text =>
  document === undefined ? { fa: '', en: '' } : { fa: `؛ مدرک: ${document}`, en: `; evidence: ${document}` };

/** Why the bills were corrected, in both languages. */
export const reasonOf = (
  proposal: Pick<Proposal, 'cause' | 'readings'>,
  { evidence, document }: Pick<CorrectionRequest, 'evidence' | 'document'>,
): string => {
  const causes = causesOf(proposal.cause).map((cause) => causeSentence(cause, proposal.readings));
  const [visit, proof] = [visitSentence(evidence), documentSentence(document)];
  const [fa, en] = [causes.map((each) => each.fa).join('؛ '), causes.map((each) => each.en).join('; ')];
  return `${fa}${visit.fa}${proof.fa} | ${en}${visit.en}${proof.en}`;
};
