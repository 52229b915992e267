import { accept, nothing, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import { approverMustHoldValidCertificate } from '../../../../certificate/domain/certificate.rules.ts';
import { refundApprovalsFor } from '../../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { signerMustNotBenefit } from '../duties.rules.ts';
import { isNamedFor, moneyPlaceOf } from '../signing/money-places.ts';
import { nameStandInFor } from '../signing/name-stand-in.ts';
import type { ApproveRefund, NameRefundStandIn } from './refund.messages.ts';
import {
  moneyMustBeOfTheOwnCounty,
  refundApproverMustHoldTheRole,
  refundApproverMustNotBeRequester,
  refundMustAwaitApproval,
  refundMustExist,
} from './refund.rules.ts';
import { refundRolesLeft, type Refund } from './refund.ts';

/** A refund that waits keeps the stricter of the policy at its request and the policy now (7.5; N2). */
const withStricterPolicy = (refund: Refund, policy: ApproveRefund['policy']): Refund => {
  const now = policy ? refundApprovalsFor(policy.content, refund.counts) : [];
  const added = now.filter((role) => !refund.approvalsNeeded.includes(role));
  return added.length === 0 ? refund : { ...refund, approvalsNeeded: [...refund.approvalsNeeded, ...added] };
};

const dutiesOf = ({ bars = [] }: Refund, beneficiaries: readonly string[] = []) => ({ bars, beneficiaries });

/** The refund as this person may see it: persons of another office only if they are named for it (15.4-35; N29). */
const refundOf = ({ refunds, terms }: BillAccount, refundId: string, actor: ApproveRefund['actor']) => {
  const requested = refunds.find((each) => each.refundId === refundId);
  const isKnown = requested && isNamedFor(requested, actor);
  return { requested, isForeign: !isKnown && moneyMustBeOfTheOwnCounty(terms?.countyOffice ?? '', actor) };
};

/** Approving twice is one approval; another person who comes too late learns that it is decided (7.5). */
export const approveRefund = (
  state: BillAccount,
  { refundId, actor, beneficiaries, certificates, policy, today }: ApproveRefund,
): Decision<BillAccountEvent> => {
  const { requested, isForeign } = refundOf(state, refundId, actor);
  const missing = refundMustExist(requested, refundId) || isForeign;
  if (missing) return missing;
  const refund = withStricterPolicy(requested!, policy);
  if (refund.approvals.some(({ by }) => isSamePerson(by, actor.by))) return nothing();
  const duties = dutiesOf(refund, beneficiaries);
  const { accountId, countyOffice } = state.terms!;
  const place = moneyPlaceOf(refund, actor, { countyOffice, policy: policy?.content, duties });
  const refusal =
    refundMustAwaitApproval(refund) ||
    refundApproverMustNotBeRequester(refund, actor) ||
    signerMustNotBenefit(actor.by, duties) ||
    refundApproverMustHoldTheRole(refund, place) ||
    (place?.certifiedFor !== undefined &&
      approverMustHoldValidCertificate(certificates ?? { certificates: [] }, place.certifiedFor, today));
  if (refusal) return refusal;
  const { role, inPlace } = place!;
  return accept<BillAccountEvent>({
    type: 'RefundApproved',
    data: {
      accountId,
      refundId,
      amount: refund.amount,
      by: actor.by,
      role,
      office: actor.office,
      on: today,
      isLast: refundRolesLeft(refund).length === 1,
      ...(inPlace && { inPlace }),
      ...(refund.approvalsNeeded !== requested!.approvalsNeeded && { approvalsNeeded: refund.approvalsNeeded }),
    },
  });
};

/** The head of the county names the person who gives a missing signature of a refund (15.4-35). */
export const nameRefundStandIn = (state: BillAccount, command: NameRefundStandIn): Decision<BillAccountEvent> => {
  const { type: _, refundId, beneficiaries, policy, ...naming } = command;
  const requested = state.refunds.find((each) => each.refundId === refundId);
  const missing = refundMustExist(requested, refundId) || refundMustAwaitApproval(requested!);
  if (missing) return missing;
  const { accountId, countyOffice } = state.terms!;
  const refund = withStricterPolicy(requested!, policy);
  return nameStandInFor<BillAccountEvent>(
    { ...refund, countyOffice },
    { ...naming, policy: policy?.content, duties: dutiesOf(refund, beneficiaries) },
    (named) => ({ type: 'RefundStandInNamed', data: { accountId, refundId, amount: refund.amount, ...named } }),
  );
};
