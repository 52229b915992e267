import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { unidentifiedPaymentIdOfReversed } from '../../bill-account/domain/payment/payment-identity.ts';
import { paymentWith } from '../../bill-account/domain/payment/receiving/recorded-payments.ts';
import { unidentifiedPayment } from '../../bill-account/payment/unidentified/domain/unidentified-payment.ts';
import { paymentMustBeOfItsAccount } from '../../bill-account/payment/unidentified/domain/unidentified-payment.rules.ts';

/** The company still has the money that a wrong account had: it waits for a person (8.7, 15.4-47). */
export const openAnUnidentifiedPaymentWhenAWrongAccountIsReversed = whenRecorded(billAccount, ['PaymentReversed'], {
  name: 'open-an-unidentified-payment-when-a-wrong-account-is-reversed',
  react: async ({ data }, tools) => {
    const { accountId, reference, receiptNumber, paymentId, amount, paidOn, reversedOn } = data;
    const doubt = paymentMustBeOfItsAccount(data);
    if (!doubt) return;
    const { state } = await tools.load(billAccount, accountId);
    const { billId, channel } = paymentWith(state, reference)!;
    const payment = {
      unidentifiedPaymentId: unidentifiedPaymentIdOfReversed(reference),
      accountId,
      ...(state.terms && { countyOffice: state.terms.countyOffice }),
      ...(channel !== undefined && { channel }),
      billId,
      paymentId,
      amount,
      paidOn,
      receiptNumber,
      doubt: { rule: doubt.rejected, ...(doubt.data && { data: doubt.data }) },
    };
    const command = { type: 'OpenUnidentifiedPayment', payment } as const;
    const options = { businessDate: reversedOn };
    granted(await tools.execute(unidentifiedPayment, payment.unidentifiedPaymentId, command, options));
  },
});
