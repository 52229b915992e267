import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { EventData, EventWords } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';
import type { Asking, Recall, Renewal, Request } from '../../../engine/kind/vocabulary.ts';
import { correctionSentence, refusalSentence } from '../notice/correction-result.ts';
import { overtakenSentence } from '../notice/overtaken.ts';

const words: EventWords & { readonly BillCorrectionRequested: Words } = {
  BillCorrectionRequested: { fa: 'تعدیل قبض درخواست شد', en: 'The correction of the bill was requested' },
  BillCorrectionProposed: ({ difference }) => ({
    fa: `تعدیل محاسبه شد و در انتظار تأیید است؛ تفاوت ${formatRialFa(rial(difference))}`,
    en: `The correction was computed and waits for approval; difference ${formatRialEn(rial(difference))}`,
  }),
  BillCorrectionOvertaken: overtakenSentence,
  BillCorrected: (posted) => {
    const { fa, en } = correctionSentence(posted);
    return { fa: `تعدیل تأیید و ثبت شد؛ ${fa}`, en: `The correction was approved and posted; ${en}` };
  },
  BillCorrectionRefused: refusalSentence,
};

const recall: Recall = {
  event: 'BillCorrectionWithdrawn',
  endedBy: 'BillCorrectionRefused',
  content: ({ requestId, accountId, by, on, caseId, officeId, reason }): EventData<'BillCorrectionWithdrawn'> => ({
    correctionId: requestId,
    caseId,
    officeId,
    accountId: accountId ?? '',
    withdrawnBy: by,
    reason,
    withdrawnOn: on,
  }),
};

/** After a change of its inputs nobody can sign the proposal any more; it is computed again (11.8, 15.4-29). */
const renewal: Renewal = {
  title: { fa: 'محاسبه دوباره پیشنهاد تعدیل', en: 'Compute the proposal of the correction again' },
  source: '15.4-29',
  saidBy: 'BillCorrectionOvertaken',
  isNecessary: (content) => (content as EventData<'BillCorrectionOvertaken'>).isOvertaken,
  by: ['qualifiedRepresentative', 'headOfSubscriberAffairs'],
  service: 'billing-adjustments',
  path: (correctionId) => `/v1/corrections/${correctionId}/proposals`,
};

/** What every request of a correction has: its event, its texts, how it is taken back and computed again (15.4-38). */
export const correctionRequest = {
  event: 'BillCorrectionRequested',
  knownBy: 'correctionId',
  words,
  recall,
  renewal,
} as const;

/** Content of every request of a correction: the case, the fee, and the person who may not approve (7.5). */
export const requestedBy = ({
  requestId,
  caseId,
  officeId,
  accountId,
  feeCharged,
  decidedBy,
  decidedAs,
  parts,
  on,
}: Omit<Asking, 'facts' | 'reports' | 'form' | 'readings' | 'replies' | 'meterId'>) => ({
  correctionId: requestId,
  caseId,
  officeId,
  accountId: accountId ?? '',
  feeCharged,
  proposedBy: decidedBy,
  ...(decidedAs === 'headOfSubscriberAffairs' ? { proposedAs: decidedAs } : {}),
  parts: [...parts],
  requestedOn: on,
});

/**
 * The correction is requested; a rejection returns the case to the person who decided (A3-3, A6-3). Until it is posted,
 * the office or the head can take it back (15.4-38).
 */
export const correctionStage = <const To extends string, Facts>({
  title,
  source,
  requests,
  done,
  refused,
}: {
  readonly title: Words;
  readonly source: string;
  readonly requests: Request<Facts>;
  readonly done: To;
  readonly refused: To;
}) => ({
  title,
  source,
  requests,
  notes: ['BillCorrectionProposed', 'BillCorrectionOvertaken'] as const,
  on: { BillCorrected: done, BillCorrectionRefused: refused },
  sendsBack: {
    to: refused,
    title: { fa: 'پس‌گرفتن درخواست تعدیل و تصمیم دوباره', en: 'Take the correction back and decide again' },
    source: '15.4-38',
  },
});
