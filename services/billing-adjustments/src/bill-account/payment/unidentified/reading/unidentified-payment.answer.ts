import { daysBetween, dayInTehranOf, type CivilDate } from '@pishkhan/calendar';
import { optional, shown, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { ruleTitles } from '../../../../rule-titles.ts';
import { decidedFields, decidedOf, type DecidedNow } from '../../decision/decided.schema.ts';
import { inWords } from '../../decision/happenings.ts';
import { titleOf } from '../../rule-title.ts';
import { resolutionTitles, unidentifiedTitles } from '../unidentified-payment.dto.ts';
import { unidentifiedPayments, type UnidentifiedPaymentDocument } from '../views/unidentified-payments.view.ts';

const { history: _, pending, ...fields } = unidentifiedPayments.document.properties;

export const shownUnidentifiedPayment = Type.Object(
  {
    ...fields,
    ...decidedFields,
    message: text('why a person must look at it, by Accept-Language'),
    because: inWords('why a person must look at it'),
    waitsDays: optional(whole('days since it came, while it waits')),
    pending: optional(
      Type.Object(
        { ...pending.properties, kindTitle: inWords('what is proposed, in words') },
        { $id: 'PendingResolution', description: 'proposal that waits for another person' },
      ),
    ),
  },
  { $id: 'UnidentifiedPayment' },
);

const isWaiting = ({ status }: UnidentifiedPaymentDocument): boolean => status === 'open' || status === 'proposed';

export const unidentifiedPaymentOf = (
  document: UnidentifiedPaymentDocument,
  today: CivilDate,
  now: DecidedNow | undefined,
) => ({
  ...shown(unidentifiedPayments, document),
  ...decidedOf(document, unidentifiedTitles, now),
  ...(isWaiting(document) && { waitsDays: Math.max(0, daysBetween(dayInTehranOf(document.receivedAt), today)) }),
  message: titleOf(document.rule),
  because: { ...(ruleTitles[document.rule] ?? { fa: document.rule, en: document.rule }) },
  ...(document.pending && {
    pending: { ...document.pending, kindTitle: { ...resolutionTitles[document.pending.kind] } },
  }),
});
