import type { CivilDate } from '@pishkhan/calendar';
import { Inject, Injectable } from '@nestjs/common';
import { derivedId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import type { Reach } from '@pishkhan/roles';
import {
  Aggregates,
  Commands,
  mustBeWithin,
  PLATFORM,
  rejectionProblem,
  type Envelope,
  type Platform,
} from '@pishkhan/service-kit';
import { policy, policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { billAccount } from '../../domain/bill-account.ts';
import type { BillAccount } from '../../domain/bill-account.state.ts';
import { accountOfReference } from '../../domain/payment/payment-reference.ts';
import type { RefundCommand, RequestRefund } from '../../domain/payment/refund/refund.messages.ts';
import { billedAccountMustExist } from '../../domain/bill-account.rules.ts';
import { refundableOn } from '../../domain/payment/refund/refund.rules.ts';
import { refundRolesLeft } from '../../domain/payment/refund/refund.ts';
import { Payees } from './payees.ts';
import { RefundStepDto, type RefundBody } from './refund.dto.ts';

const SHORT = 12;
const LAST_DIGITS = -4;

/** A refund command without its actor and day. */
type Step =
  Exclude<RefundCommand, RequestRefund> extends infer Each
    ? Each extends RefundCommand
      ? Omit<Each, 'actor' | 'today' | 'refundId'>
      : never
    : never;

const actorOf = ({ actor: { subject, roles, office = '' } }: Envelope) => ({ by: subject, roles, office });

const stepOf = ({ refunds }: BillAccount, refundId: string): RefundStepDto => {
  const refund = refunds.find((each) => each.refundId === refundId)!;
  const { amount, status } = refund;
  return { refundId, amount, status, approvalsLeft: status === 'awaitingApproval' ? refundRolesLeft(refund) : [] };
};

/** Commands of a refund, decided on the account at its exact revision. */
@Injectable()
export class RefundDesk {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Payees) private readonly payees: Payees,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * The credit that can be refunded now (9.5).
   *
   * @throws ProblemException 404 if there is no such account within the reach
   */
  async refundable(accountId: string, reach: Reach): Promise<Rial> {
    const { state } = await this.aggregates.load(billAccount, accountId);
    mustBeWithin(reach, { countyOffice: state.terms?.countyOffice }, billedAccountMustExist.rule, accountId);
    return refundableOn(state);
  }

  /** Seals the IBAN first: a refund without its bank account could not be paid. */
  async request(accountId: string, { amount, iban, reason }: RefundBody, envelope: Envelope): Promise<RefundStepDto> {
    const id = derivedId('refund', envelope.commandId, envelope.commandHash).replaceAll('-', '').slice(0, SHORT);
    const refundId = `${accountId}-${id}`;
    const today = this.platform.clock.today();
    await this.payees.keep(refundId, { iban });
    const command = async (): Promise<RequestRefund> => ({
      type: 'RequestRefund',
      refundId,
      amount,
      ibanEnding: iban.slice(LAST_DIGITS),
      reason,
      actor: actorOf(envelope),
      policy: await this.policyOn(today),
      today,
    });
    const result = await this.commands.attempt(billAccount, accountId, command, envelope);
    if ('rejected' in result) {
      await this.payees.forget(refundId);
      throw rejectionProblem(result);
    }
    // The same request at the same moment may have been rejected.
    if (!(await this.payees.find(refundId))) await this.payees.keep(refundId, { iban });
    return stepOf(result.state, refundId);
  }

  async step(refundId: string, step: Step, envelope: Envelope): Promise<RefundStepDto> {
    const today = this.platform.clock.today();
    const command = async () => ({
      ...step,
      ...((step.type === 'ApproveRefund' || step.type === 'NameRefundStandIn') && {
        policy: await this.policyOn(today),
      }),
      refundId,
      actor: actorOf(envelope),
      today,
    });
    const { state } = await this.commands.execute(billAccount, accountOfReference(refundId), command, envelope);
    return stepOf(state, refundId);
  }

  private async policyOn(today: CivilDate) {
    return policyOfNameOn('refund-approval', (await this.aggregates.load(policy, 'refund-approval')).state, today);
  }
}
