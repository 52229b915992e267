import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { factOf, type RecordedEvent } from '@pishkhan/event-store';
import type { BillsCorrected } from '../bill-account/domain/bill-account.messages.ts';
import { readingOf, type Bill, type BillAccount } from '../bill-account/domain/bill-account.state.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { causesOf } from '../bill-account/domain/correcting/cause/several/causes.ts';
import { factorSentence } from '../bill-account/domain/metering/factor/factor-cause.ts';
import {
  lateExchangeSentence,
  lateRemovalSentence,
} from '../bill-account/domain/correcting/estimates/late-exchange-words.ts';
import { windowSentence } from '../bill-account/domain/correcting/cause/window/window-words.ts';
import type { OneCause, Override } from '../bill-account/domain/correcting/proposal.ts';
import type { Background, Origin } from './background.ts';
import { faNumber, textOfTerms, type Text } from '@pishkhan/fields';
import { notReplacedSentence } from './words/sentences.ts';
import { both, inLanguageOfRequest } from './words/text.ts';

/** Whether the caller may see the case behind a correction of this office (15.4-21). */
export type Sees = (officeId: string | undefined) => boolean;

type Restated = BillsCorrected['data']['readings'][number] & { readonly readOn: CivilDate };

/** Readings with another index or day, each with its day. */
const readingsOf = ({ readings }: BillsCorrected['data'], state: BillAccount): readonly Restated[] =>
  readings
    .filter(({ wrongIndex, rightIndex, rightDay }) => wrongIndex !== rightIndex || rightDay !== undefined)
    .map((reading) => ({ ...reading, readOn: reading.readOn ?? readingOf(state, reading.readingId)!.readOn }));

const daySentence = ({ readOn, rightDay }: Restated, postedOn: CivilDate): readonly Text[] =>
  rightDay
    ? [
        both(
          `روز قرائت از ${formatJalaliFa(readOn)} به ${formatJalaliFa(rightDay)} اصلاح و در ${formatJalaliFa(postedOn)} ثبت شد؛ روزهای دوره پیش و پس از آن تغییر کرد.`,
          `The day of the reading was corrected from ${readOn} to ${rightDay}, posted on ${postedOn}; the periods before and after it have other days.`,
        ),
      ]
    : [];

const indexSentence = ({ readOn, wrongIndex, rightIndex, because }: Restated, postedOn: CivilDate): Text => {
  const [day, from, to] = [formatJalaliFa(readOn), faNumber(wrongIndex), faNumber(rightIndex)];
  return because === 'corrected'
    ? both(
        `رقم قرائت ${day} از ${from} به ${to} اصلاح و در ${formatJalaliFa(postedOn)} ثبت شد.`,
        `The index read on ${readOn} was corrected from ${wrongIndex} to ${rightIndex}, posted on ${postedOn}.`,
      )
    : both(
        `رقم برآوردی ${day} از ${from} به ${to} تغییر کرد، چون از روی رقم اصلاح‌شده دوباره محاسبه شد.`,
        `The estimate of ${readOn} was derived anew from the corrected indexes: ${rightIndex} instead of ${wrongIndex}.`,
      );
};

const restatedSentences = (reading: Restated, postedOn: CivilDate): readonly Text[] => [
  ...daySentence(reading, postedOn),
  ...(reading.wrongIndex === reading.rightIndex ? [] : [indexSentence(reading, postedOn)]),
];

/** Words of a reason, as a sentence of its own. */
const asSentence = ({ fa, en }: Text): Text => both(`${fa}.`, `${en[0]!.toUpperCase()}${en.slice(1)}.`);

const causeSentences = (cause: OneCause, postedOn: CivilDate, titleOf: Background['titleOf']): readonly Text[] => {
  switch (cause.kind) {
    case 'terms': {
      const terms = textOfTerms(cause);
      return [
        both(
          `شرایط اشتراک از ${formatJalaliFa(cause.from as CivilDate)} اصلاح و در ${formatJalaliFa(postedOn)} ثبت شد (${terms.fa}).`,
          `Other terms of supply are in force from ${cause.from} on, posted on ${postedOn} (${terms.en}).`,
        ),
      ];
    }
    case 'tariffVersion': {
      const tariff = titleOf(cause.version);
      return [
        both(
          `برای روزهای این قبض «${tariff.fa}» به کار رفت و در ${formatJalaliFa(postedOn)} ثبت شد.`,
          `“${tariff.en}” applies to the days of the bill, posted on ${postedOn}.`,
        ),
      ];
    }
    case 'meterError':
    case 'faultPeriod':
    case 'faultPeriodWithdrawn':
      return [asSentence(windowSentence(cause))];
    case 'lateExchange':
      return [asSentence(lateExchangeSentence(cause))];
    case 'lateRemoval':
      return [asSentence(lateRemovalSentence(cause))];
    case 'volumeFactor':
      return [asSentence(factorSentence(cause))];
    case 'readings':
    case 'days':
    case 'estimateOverruled':
    // It changes no bill, but a line of the next one.
    case 'miscItem':
      return [];
  }
};

const seenSentence = ({ visitedOn, indexSeen, remarks }: NonNullable<Origin['evidence']>): Text =>
  both(
    `در بازدید ${formatJalaliFa(visitedOn as CivilDate)}، رقم کنتور ${faNumber(indexSeen)} بود${remarks === undefined ? '' : `: ${remarks}`}.`,
    `At the visit of ${visitedOn} the meter showed ${indexSeen}${remarks === undefined ? '' : `: ${remarks}`}.`,
  );

/** What the head accepted against the judgement, for everybody; the evidence with the case (15.4-34). */
export const overrideSentence = ({ findings, evidence }: Pick<Override, 'findings' | 'evidence'>, own: boolean): Text =>
  both(
    `رئیس امور مشترکین این رقم را با مدرک پذیرفت، هرچند ${findings.map(({ fa }) => fa).join(' و ')}${own ? `؛ مدرک: ${evidence}` : ''}.`,
    `The head of subscriber affairs accepted the index with evidence, although ${findings.map(({ en }) => en).join(' and ')}${own ? `; evidence: ${evidence}` : ''}.`,
  );

/** Case, reason and approvals: for the office of the case, its county's head and auditors. */
const caseBehind = ({ caseId, reason, approvals, override }: BillsCorrected['data']) => ({
  caseId,
  reason: inLanguageOfRequest(reason),
  approvals,
  ...(override && { override }),
});

interface Seen extends Pick<Background, 'titleOf'> {
  readonly evidence: Origin['evidence'];
  readonly own: boolean;
}

const sentenceOf = (corrected: BillsCorrected['data'], state: BillAccount, { evidence, own, titleOf }: Seen): Text => {
  const sentences = [
    ...causesOf(corrected.cause).flatMap((cause) => causeSentences(cause, corrected.postedOn, titleOf)),
    ...readingsOf(corrected, state).flatMap((reading) => restatedSentences(reading, corrected.postedOn)),
    ...(corrected.noCorrectiveBill ? [notReplacedSentence] : []),
    ...(corrected.override ? [overrideSentence(corrected.override, own)] : []),
    ...(own && evidence ? [seenSentence(evidence)] : []),
  ];
  return both(sentences.map(({ fa }) => fa).join(' '), sentences.map(({ en }) => en).join(' '));
};

/**
 * A correction of this bill, or of the bill that it replaces: amounts, indexes and date for everybody, the case behind
 * it only for permitted callers.
 */
export const explainCorrection = (
  { face }: Bill,
  state: BillAccount,
  event: RecordedEvent,
  { originOf, titleOf }: Background,
  sees: Sees,
) => {
  const corrected = factOf(billAccount, event).data as BillsCorrected['data'];
  const { correctionId, cause, bills, correctiveBill, postedOn } = corrected;
  const touched = bills.find(
    ({ billNumber }) =>
      billNumber === face.billNumber ||
      (correctiveBill?.face.billNumber === face.billNumber && billNumber === correctiveBill.replaces),
  );
  if (!touched) return undefined;
  const { before, after, difference, settlement } = touched;
  const { officeId, evidence } = originOf(corrected);
  const own = sees(officeId);
  return {
    correctionId,
    cause,
    readings: readingsOf(corrected, state),
    before,
    after,
    difference,
    settlement,
    sentence: sentenceOf(corrected, state, { evidence, own, titleOf }),
    ...(own && caseBehind(corrected)),
    postedOn,
    recordedAt: event.metadata.recordedAt,
    eventId: event.id,
  };
};
