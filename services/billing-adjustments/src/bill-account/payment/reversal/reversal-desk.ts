import { Inject, Injectable } from '@nestjs/common';
import { Aggregates, PLATFORM, Reads, rejectionProblem, type Envelope, type Platform } from '@pishkhan/service-kit';
import type { BillAccount } from '../../domain/bill-account.state.ts';
import { billAccount } from '../../domain/bill-account.ts';
import { accountOfReference } from '../../domain/payment/payment-reference.ts';
import { paymentWith } from '../../domain/payment/receiving/recorded-payments.ts';
import { paymentMustExist } from '../../domain/payment/reversal/reversal.rules.ts';
import { paymentsOfAccount } from '../../views/payments-of-account.view.ts';
import type {
  ConfirmReversal,
  DeclineReversal,
  RequestReversal,
  ReturnedPayment,
} from './domain/payment-reversal.messages.ts';
import type { PaymentReversalState } from './domain/payment-reversal.state.ts';
import type { ReversalBody } from './payment-reversal.dto.ts';

const MOST_OF_A_CHEQUE = 200;

const actorOf = ({ actor: { subject, roles, office = '' } }: Envelope) => ({ by: subject, roles, office });

/** Commands of a reversal; the accounts are read from the log at the moment of the decision. */
@Injectable()
export class ReversalDesk {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * The payments that come back together: those of the same receipt, channel and day for a cheque, else the named one
   * (15.4-47). A channel may use a number again on the same day for another cheque (15.4-45): then the named one.
   *
   * @throws ProblemException 404 if there is no such payment
   */
  async paymentsWith(reference: string, { reason, extent }: ReversalBody): Promise<readonly ReturnedPayment[]> {
    const named = await this.returned(reference);
    const recorded = await this.reads.find(paymentsOfAccount, reference);
    const isAlone = reason === 'wrongAccount' || extent === 'thisPayment';
    if (isAlone || !recorded || recorded.status === 'reversed') return [named];
    const { receiptNumber, channel, paidOn } = recorded;
    const { items } = await this.reads.page(paymentsOfAccount, {
      filter: { receiptNumber, channel, paidOn, status: 'received' },
      orderBy: 'reference',
      descending: false,
      limit: MOST_OF_A_CHEQUE,
    });
    const others = items.filter((each) => each.reference !== reference);
    const siblings = await Promise.all(others.map((each) => this.returned(each.reference)));
    return [named, ...siblings].toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
  }

  request(envelope: Envelope, payments: readonly ReturnedPayment[], { reason, extent: _, ...evidence }: ReversalBody) {
    return async (): Promise<RequestReversal> => ({
      type: 'RequestReversal',
      reversalId: payments[0]!.reference,
      payments,
      reason,
      evidence,
      actor: actorOf(envelope),
      accounts: await this.accountsOf(payments),
      today: this.platform.clock.today(),
    });
  }

  confirmation(envelope: Envelope) {
    return async (state: PaymentReversalState): Promise<ConfirmReversal> => ({
      type: 'ConfirmReversal',
      actor: actorOf(envelope),
      accounts: state.status === 'unknown' ? [] : await this.accountsOf(state.payments),
      today: this.platform.clock.today(),
    });
  }

  decline(envelope: Envelope, reason: string): DeclineReversal {
    return { type: 'DeclineReversal', reason, actor: actorOf(envelope), today: this.platform.clock.today() };
  }

  private async returned(reference: string): Promise<ReturnedPayment> {
    const account = await this.account(accountOfReference(reference));
    const payment = paymentWith(account, reference);
    const refusal = paymentMustExist(payment, reference);
    if (refusal) throw rejectionProblem(refusal);
    const { accountId, receiptNumber, amount } = payment!;
    return { reference, accountId, receiptNumber, amount };
  }

  private accountsOf(payments: readonly ReturnedPayment[]): Promise<BillAccount[]> {
    return Promise.all(payments.map(({ accountId }) => this.account(accountId)));
  }

  private async account(accountId: string): Promise<BillAccount> {
    return (await this.aggregates.load(billAccount, accountId)).state;
  }
}
