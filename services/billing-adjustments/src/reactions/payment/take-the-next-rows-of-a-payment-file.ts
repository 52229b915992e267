import { granted, whenRecorded } from '@pishkhan/service-kit';
import { nextPartOf, paymentFile } from '../../bill-account/payment/file/domain/payment-file.ts';
import { takeRows } from '../../bill-account/payment/file/rows/payment-rows.ts';

/**
 * The rows of a payment file become payments part by part (8.7). The result of a part starts the next one, so that
 * other work is not behind a long file, and a restart continues at the part that was not recorded.
 */
export const takeTheNextRowsOfAPaymentFile = whenRecorded(
  paymentFile,
  ['PaymentRowsRead', 'PaymentRowsTaken', 'PaymentFileDeliveredAgain'],
  {
    name: 'take-the-next-rows-of-a-payment-file',
    react: async ({ type, data }, tools) => {
      const { state } = await tools.load(paymentFile, data.fileId);
      const next = nextPartOf(state);
      if (state.status === 'unknown' || !next) return;
      if (type === 'PaymentRowsRead' && data.part !== state.parts - 1) return;
      const { part, delivery } = next;
      const results = await takeRows(next, state, tools);
      granted(
        await tools.execute(
          paymentFile,
          data.fileId,
          { type: 'TakePaymentRows', delivery, part, results },
          { step: 'taken' },
        ),
      );
    },
  },
);
