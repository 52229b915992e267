import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { Aggregates, mustHold, PLATFORM, type Envelope, type Platform } from '@pishkhan/service-kit';
import { isWithin, type Reach } from '@pishkhan/roles';
import type { BillAccount } from '../../../domain/bill-account.state.ts';
import { billAccount } from '../../../domain/bill-account.ts';
import { accountOfReference } from '../../../domain/payment/payment-reference.ts';
import { paymentWith } from '../../../domain/payment/receiving/recorded-payments.ts';
import { paymentMustExist } from '../../../domain/payment/reversal/reversal.rules.ts';
import type {
  ConfirmReversal,
  DeclineReversal,
  RequestReversal,
  ReturnedPayment,
} from '../domain/payment-reversal.messages.ts';
import type { PaymentReversalState } from '../domain/payment-reversal.state.ts';
import type { ReversalBody } from '../payment-reversal.dto.ts';
import { barsOf } from '../../../../pricing/policy/domain/content/approval/separation.fields.ts';
import { policy, policyOfNameOn } from '../../../../pricing/policy/domain/policy.ts';
import { moneyBars } from '../../decision/money-bars.ts';
import { WholeReceipt } from './whole-receipt.ts';

type Beneficiaries = (accountIds: readonly string[]) => Promise<readonly string[]>;
const actorOf = ({ actor: { subject, roles, office = '' } }: Envelope) => ({ by: subject, roles, office });

/** Commands of a reversal; the accounts are read from the log at the moment of the decision. */
@Injectable()
export class ReversalDesk {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(WholeReceipt) private readonly receipts: WholeReceipt,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * The payments that come back together: those of the same receipt, channel and day for a cheque, else the named one
   * (15.4-47). A channel may use a number again on the same day for another cheque (15.4-45): then the named one.
   *
   * @throws ProblemException 404 if there is no such payment within the reach (N29)
   */
  async paymentsWith(
    reach: Reach,
    reference: string,
    { reason, extent }: ReversalBody,
  ): Promise<readonly ReturnedPayment[]> {
    const named = await this.returned([reference]);
    const { terms } = (await this.aggregates.load(billAccount, named[0]!.accountId)).state;
    if (!isWithin(reach, { countyOffice: terms?.countyOffice })) mustHold(paymentMustExist(undefined, reference));
    const isAlone = reason === 'wrongAccount' || extent === 'thisPayment';
    const siblings = isAlone ? [] : await this.receipts.receivedWith(reference);
    return siblings.includes(reference) ? this.returned(siblings) : named;
  }

  request(envelope: Envelope, payments: readonly ReturnedPayment[], { reason, extent, ...evidence }: ReversalBody) {
    const isWhole = reason === 'returnedCheque' && extent !== 'thisPayment';
    return async (): Promise<RequestReversal> => ({
      type: 'RequestReversal',
      reversalId: payments[0]!.reference,
      payments,
      reason,
      extent: isWhole ? 'wholeReceipt' : 'thisPayment',
      evidence,
      actor: actorOf(envelope),
      accounts: await this.accountsOf(payments),
      sameReceipt: await this.receipts.besides(payments),
      policy: await this.policyOn(this.platform.clock.today()),
      today: this.platform.clock.today(),
    });
  }

  confirmation(envelope: Envelope, beneficiaries: Beneficiaries) {
    const inputs = this.signing(beneficiaries);
    return async (state: PaymentReversalState): Promise<ConfirmReversal> => ({
      type: 'ConfirmReversal',
      actor: actorOf(envelope),
      ...(await inputs(state)),
      ofReceipt: state.status === 'unknown' ? [] : await this.receipts.receivedWith(state.reversalId),
    });
  }

  /** What decides about signatures: accounts, receipt, policy and bars in force, and who benefits. */
  signing(beneficiaries: Beneficiaries) {
    return async (state: PaymentReversalState) => {
      const today = this.platform.clock.today();
      const inForce = await this.policyOn(today);
      const payments = state.status === 'unknown' ? [] : state.payments;
      return {
        accounts: await this.accountsOf(payments),
        sameReceipt: await this.receipts.besides(payments),
        policy: inForce,
        duties: {
          bars: inForce ? barsOf(inForce.content) : await moneyBars(this.aggregates, today),
          beneficiaries: await beneficiaries(payments.map(({ accountId }) => accountId)),
        },
        today,
      };
    };
  }

  decline(envelope: Envelope, reason: string): DeclineReversal {
    return { type: 'DeclineReversal', reason, actor: actorOf(envelope), today: this.platform.clock.today() };
  }

  private async policyOn(today: CivilDate) {
    return policyOfNameOn('reversal-approval', (await this.aggregates.load(policy, 'reversal-approval')).state, today);
  }

  private async returned(references: readonly string[]): Promise<readonly ReturnedPayment[]> {
    const accounts = await this.accountsWith(references.map(accountOfReference));
    return references
      .map((reference): ReturnedPayment => {
        const payment = paymentWith(accounts.get(accountOfReference(reference))!, reference);
        mustHold(paymentMustExist(payment, reference));
        const { accountId, receiptNumber, amount } = payment!;
        return { reference, accountId, receiptNumber, amount };
      })
      .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
  }

  private async accountsOf(payments: readonly ReturnedPayment[]): Promise<BillAccount[]> {
    const accounts = await this.accountsWith(payments.map(({ accountId }) => accountId));
    return payments.map(({ accountId }) => accounts.get(accountId)!);
  }

  private async accountsWith(accountIds: readonly string[]): Promise<ReadonlyMap<string, BillAccount>> {
    const loaded = [...new Set(accountIds)].map(
      async (accountId) => [accountId, (await this.aggregates.load(billAccount, accountId)).state] as const,
    );
    return new Map(await Promise.all(loaded));
  }
}
