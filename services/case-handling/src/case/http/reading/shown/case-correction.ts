import type { CaseKind } from '../../../../engine/kind/kind.ts';
import type { EventData } from '../../../../engine/kind/facts.ts';
import type { ServiceAnswered, ServiceRequested } from '../../../../engine/case.messages.ts';
import { correctionResult, type CorrectionResult } from '../../../../kinds/parts/notice/correction-result.ts';
import type { CaseFileView } from '../../../views/case-file.view.ts';
import type { CaseCorrectionDto, CorrectiveBillDto, OvertakenDto } from './case-correction.dto.ts';
import { overtakenSentence } from '../../../../kinds/parts/notice/overtaken.ts';
import { serviceWords } from '../history-words.ts';

type Line = CaseFileView['history'][number];
type Result = Pick<CaseCorrectionDto, 'state' | 'difference' | 'correctiveBill' | 'noCorrectiveBill' | 'feeRefunded'>;

const nothingYet = { difference: null, correctiveBill: null, noCorrectiveBill: false, feeRefunded: 0 };

const billOf = (bill: NonNullable<CorrectionResult['correctiveBill']>): CorrectiveBillDto => ({
  billNumber: bill.billNumber,
  billId: bill.billId,
  paymentId: bill.paymentId ?? null,
  payable: bill.payable,
  paymentDeadline: bill.paymentDeadline,
  payableOnNextBill: bill.payableOnNextBill ?? null,
  path: `/v1/bills/${bill.billNumber}`,
});
const correctedOf = (posted: EventData<'BillCorrected'>): Result => {
  const { difference, correctiveBill, noCorrectiveBill, feeRefunded } = correctionResult(posted);
  const bill = correctiveBill && billOf(correctiveBill);
  return { state: 'corrected', difference, correctiveBill: bill, noCorrectiveBill, feeRefunded };
};

const resultOf = ({ event, content }: Pick<ServiceAnswered['data'], 'event' | 'content'>): Result => {
  if (event === 'BillCorrected') return correctedOf(content as EventData<'BillCorrected'>);
  const { difference } = content as Partial<EventData<'BillCorrectionProposed'>>;
  if (event === 'BillCorrectionProposed') return { ...nothingYet, state: 'proposed', difference: difference ?? null };
  return { ...nothingYet, state: event === 'BillCorrectionRefused' ? 'refused' : 'requested' };
};

type Reply = ServiceAnswered['data'];
const isComparison = ({ event }: Pick<Reply, 'event'>): boolean => event === 'BillCorrectionOvertaken';

const isOvertaken = (reply: Reply): boolean =>
  isComparison(reply) && (reply.content as EventData<'BillCorrectionOvertaken'>).isOvertaken;

/**
 * Whether the last reply says that the proposal is overtaken, and since which one; a newer proposal and a recall end
 * that.
 */
const overtakenBy = (replies: readonly Reply[], isRecalled: boolean): OvertakenDto | null => {
  const found = replies.slice(replies.findLastIndex((reply) => !isOvertaken(reply)) + 1);
  if (found.length === 0 || isRecalled) return null;
  const last = found.at(-1)!.content as EventData<'BillCorrectionOvertaken'>;
  return { since: found[0]!.on, says: overtakenSentence(last) };
};

/** The last correction that the case requested, with its result: amounts, payment id and deadline, or why not. */
export const caseCorrectionOf = (kind: CaseKind, history: readonly Line[]): CaseCorrectionDto | null => {
  const asked = history.findLastIndex(
    ({ type, data }) => type === 'ServiceRequested' && data['request'] === 'BillCorrectionRequested',
  );
  if (asked < 0) return null;
  const { requestId, request, content } = history[asked]!.data as ServiceRequested['data'];
  const since = history.slice(asked);
  const replies = since.filter(({ type }) => type === 'ServiceAnswered').map(({ data }) => data as Reply);
  const last = replies.findLast((reply) => !isComparison(reply)) ?? { event: request, content };
  return {
    correctionId: requestId,
    path: `/v1/corrections/${requestId}`,
    says: serviceWords(kind, last.event, last.content),
    ...resultOf(last),
    overtaken: overtakenBy(
      replies,
      since.some(({ type }) => type === 'RequestRecalled'),
    ),
  };
};
