import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { BillsCorrected } from '../bill-account/domain/bill-account.messages.ts';
import { readingOf, type Bill, type BillAccount } from '../bill-account/domain/bill-account.state.ts';
import type { Background, Origin } from './background.ts';
import { faDigits as persian, type Text } from '@pishkhan/fields';
import { notReplacedSentence } from './sentences.ts';
import { both } from './text.ts';

/** Whether the caller may see the case behind a correction of this office (15.4-21). */
export type Sees = (officeId: string | undefined) => boolean;

const correctedSentence = ({ wrongIndex, rightIndex, postedOn }: BillsCorrected['data'], readOn: CivilDate): Text =>
  both(
    `رقم قرائت ${formatJalaliFa(readOn)} از ${persian(wrongIndex)} به ${persian(rightIndex)} اصلاح و در ${formatJalaliFa(postedOn)} ثبت شد.`,
    `The index read on ${readOn} was corrected from ${wrongIndex} to ${rightIndex}, posted on ${postedOn}.`,
  );

const seenSentence = ({ visitedOn, indexSeen, remarks }: NonNullable<Origin['evidence']>): Text =>
  both(
    `در بازدید ${formatJalaliFa(visitedOn as CivilDate)}، رقم کنتور ${persian(indexSeen)} بود${remarks === undefined ? '' : `: ${remarks}`}.`,
    `At the visit of ${visitedOn} the meter showed ${indexSeen}${remarks === undefined ? '' : `: ${remarks}`}.`,
  );

/** Case, reason and approvals: for the office of the case, its county's head and auditors. */
const caseBehind = ({ caseId, reason, approvals }: BillsCorrected['data']) => ({ caseId, reason, approvals });

const sentenceOf = (corrected: BillsCorrected['data'], readOn: CivilDate, evidence: Origin['evidence']): Text => {
  const sentences = [
    correctedSentence(corrected, readOn),
    ...(corrected.noCorrectiveBill ? [notReplacedSentence] : []),
    ...(evidence ? [seenSentence(evidence)] : []),
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
  { originOf }: Background,
  sees: Sees,
) => {
  const corrected = event.data as BillsCorrected['data'];
  const { correctionId, readingId, wrongIndex, rightIndex, bills, correctiveBill, postedOn } = corrected;
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
    readingId,
    wrongIndex,
    rightIndex,
    before,
    after,
    difference,
    settlement,
    sentence: sentenceOf(corrected, readingOf(state, readingId)!.readOn, own ? evidence : undefined),
    ...(own && caseBehind(corrected)),
    postedOn,
    recordedAt: event.metadata.recordedAt,
    eventId: event.id,
  };
};
