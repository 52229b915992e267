import { civilDate } from '@pishkhan/calendar';
import type { EventWords } from '../../engine/kind/facts.ts';
import type { Words } from '../../engine/kind/form.ts';
import { request } from '../../engine/kind/kind.ts';
import { figureIn, type DeclaredFacts } from './declared.ts';
import { billSentence, settledSentence } from './notices.ts';

const words: EventWords & { readonly SelfReadingRequested: Words } = {
  SelfReadingRequested: { fa: 'ثبت رقم در سامانه قرائت درخواست شد', en: 'The entry of the figure was requested' },
  ReadingAccepted: { fa: 'رقم در سامانه قرائت ثبت شد', en: 'The figure was entered into the reading system' },
  ReadingKeptAsEvidence: {
    fa: 'برای روزهای پس از این رقم قبض صادر شده است؛ رقم به‌عنوان مدرک آن روز ثبت شد',
    en: 'Later days are billed already; the figure was kept as evidence of its day',
  },
  SelfReadingRefused: ({ says }) => ({ fa: `رقم ثبت نشد: ${says.fa}`, en: `The figure was refused: ${says.en}` }),
  BillIssued: billSentence,
  SelfReadingSettled: settledSentence,
};

/** The confirmed figure is entered into the reading system and gives a bill on demand (A9-3, A9-4, 15.4-22). */
export const selfReadingEntry = request<'SelfReadingRequested', {}, {}, DeclaredFacts>({
  event: 'SelfReadingRequested',
  knownBy: 'selfReadingId',
  words,
  answersAlone: true,
  after: {},
  needs: {},
  content: ({ requestId, caseId, officeId, accountId, meterId, facts, decidedBy, on }) => {
    const { index, readOn } = figureIn(facts, {
      ...(facts.enteredIndex === undefined ? {} : { index: facts.enteredIndex }),
      ...(facts.enteredReadOn === undefined ? {} : { readOn: civilDate(facts.enteredReadOn) }),
    });
    return {
      selfReadingId: requestId,
      caseId,
      officeId,
      accountId: accountId ?? '',
      meterId: meterId ?? '',
      readOn,
      announcedOn: facts.announcedOn,
      index,
      declaredIndex: facts.declaredIndex,
      channel: facts.channel as 'counter',
      ...(facts.slipNumber === undefined ? {} : { slipNumber: facts.slipNumber }),
      ...(facts.rolloverConfirmed ? { rolloverConfirmed: true } : {}),
      approvedBy: facts.enteredBy ?? '',
      confirmedBy: decidedBy,
      requestedOn: on,
    };
  },
});
