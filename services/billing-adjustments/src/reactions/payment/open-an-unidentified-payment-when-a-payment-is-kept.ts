import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { unidentifiedPayment } from '../../bill-account/payment/unidentified/domain/unidentified-payment.ts';

/** Money that its account could not post by itself waits for a person (8.7, F17). */
export const openAnUnidentifiedPaymentWhenAPaymentIsKept = whenRecorded(billAccount, ['PaymentKept'], {
  name: 'open-an-unidentified-payment-when-a-payment-is-kept',
  react: async ({ data: payment }, tools) => {
    granted(
      await tools.execute(
        unidentifiedPayment,
        payment.unidentifiedPaymentId,
        { type: 'OpenUnidentifiedPayment', payment },
        { businessDate: payment.paidOn },
      ),
    );
  },
});
