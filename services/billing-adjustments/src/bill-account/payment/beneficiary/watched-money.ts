import { isWithin } from '@pishkhan/roles';
import { watchable } from '@pishkhan/service-kit';
import { refundMustExist } from '../../domain/payment/refund/refund.rules.ts';
import { refunds } from '../refund/refunds.view.ts';
import { reversalMustExist } from '../reversal/domain/payment-reversal.rules.ts';
import { paymentReversals } from '../reversal/payment-reversals.view.ts';
import { moneyReaders } from './sight.ts';

/** What a reader of refunds and reversals may watch (ADR 0110). */
export const watchedMoney = [
  watchable({
    one: 'refund',
    all: 'refunds',
    view: refunds,
    access: moneyReaders,
    missingRule: refundMustExist.rule,
    isSeenBy: (refund, _, reach) => isWithin(reach, refund),
  }),
  watchable({
    one: 'payment-reversal',
    all: 'payment-reversals',
    view: paymentReversals,
    access: moneyReaders,
    missingRule: reversalMustExist.rule,
    isSeenBy: (reversal, _, reach) => isWithin(reach, reversal),
  }),
];
