import { granted, whenRecorded } from '@pishkhan/service-kit';
import type {
  PaymentFileDeliveredAgain,
  PaymentRowsRead,
  PaymentRowsTaken,
} from '../../bill-account/payment/file/domain/payment-file.messages.ts';
import { nextPartOf, paymentFile, type PaymentFileState } from '../../bill-account/payment/file/domain/payment-file.ts';
import { takeRows } from '../../bill-account/payment/file/rows/payment-rows.ts';

type Starting = PaymentRowsRead | PaymentRowsTaken | PaymentFileDeliveredAgain;

/**
 * The part that this event starts, if it is the next one. Exactly one event starts a part: repeated after a crash, it
 * has the same command ids, and rows that were posted before the crash are still posted, not repeated.
 */
const partStartedBy = (event: Pick<Starting, 'type' | 'data'>, state: PaymentFileState) => {
  const next = nextPartOf(state);
  if (!next || state.status === 'unknown') return undefined;
  const { type, data } = event as Starting;
  switch (type) {
    case 'PaymentRowsRead':
      return data.part === state.parts - 1 && next.delivery === 1 && next.part === 0 ? next : undefined;
    case 'PaymentRowsTaken':
      return next.delivery === data.delivery && next.part === data.part + 1 ? next : undefined;
    case 'PaymentFileDeliveredAgain':
      return next.delivery === data.delivery && next.part === 0 ? next : undefined;
  }
};

/**
 * The rows of a payment file become payments part by part (8.7). The result of a part starts the next one, so that
 * other work is not behind a long file, and a restart continues at the part that was not recorded.
 */
export const takeTheNextRowsOfAPaymentFile = whenRecorded(
  paymentFile,
  ['PaymentRowsRead', 'PaymentRowsTaken', 'PaymentFileDeliveredAgain'],
  {
    name: 'take-the-next-rows-of-a-payment-file',
    react: async (event, tools) => {
      const { fileId } = event.data;
      const { state } = await tools.load(paymentFile, fileId);
      const next = partStartedBy(event, state);
      if (state.status === 'unknown' || !next) return;
      const { part, delivery } = next;
      const results = await takeRows(next, state, tools);
      granted(
        await tools.execute(
          paymentFile,
          fileId,
          { type: 'TakePaymentRows', delivery, part, results },
          { step: 'taken' },
        ),
      );
    },
  },
);
