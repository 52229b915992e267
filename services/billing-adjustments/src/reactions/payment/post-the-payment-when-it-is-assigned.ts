import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { unidentifiedPayment } from '../../bill-account/payment/unidentified/domain/unidentified-payment.ts';

/** An assigned payment is posted once to its account (8.7). */
export const postThePaymentWhenItIsAssigned = whenRecorded(unidentifiedPayment, ['UnidentifiedPaymentAssigned'], {
  name: 'post-the-payment-when-it-is-assigned',
  react: async ({ data }, tools) => {
    const { accountId, assignedOn: _, proposedBy: _by, confirmedBy: _confirmed, ...payment } = data;
    granted(
      await tools.execute(
        billAccount,
        accountId,
        { type: 'PostIdentifiedPayment', ...payment },
        { businessDate: payment.paidOn },
      ),
    );
  },
});
