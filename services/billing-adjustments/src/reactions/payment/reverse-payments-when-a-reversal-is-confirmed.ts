import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type { PostingResult } from '../../bill-account/payment/reversal/domain/payment-reversal.messages.ts';
import { paymentReversal } from '../../bill-account/payment/reversal/domain/payment-reversal.ts';

/**
 * Posts a confirmed reversal to every account of it, each once. A payment that can no longer be reversed is named in
 * the result (15.4-47).
 */
export const reversePaymentsWhenAReversalIsConfirmed = whenRecorded(paymentReversal, ['PaymentReversalConfirmed'], {
  name: 'reverse-payments-when-a-reversal-is-confirmed',
  react: async ({ data: { reversalId, confirmedBy, confirmedOn } }, tools) => {
    const { state } = await tools.load(paymentReversal, reversalId);
    if (state.status !== 'confirmed') return;
    const { payments, reason, requestedBy } = state;
    const results: PostingResult[] = [];
    for (const { reference, accountId } of payments) {
      const posted = await tools.execute(
        billAccount,
        accountId,
        { type: 'ReversePayment', reference, reversalId, reason, requestedBy, confirmedBy, today: confirmedOn },
        { step: reference },
      );
      results.push({ reference, ...('rejected' in posted && { refusedBy: posted.rejected }) });
    }
    const record = { type: 'RecordPosting', results, today: confirmedOn } as const;
    granted(await tools.execute(paymentReversal, reversalId, record, { step: 'record' }));
  },
});
