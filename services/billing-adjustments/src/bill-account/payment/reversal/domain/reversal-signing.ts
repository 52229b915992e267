import { accept, nothing, type Decision } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import { approverMustHoldValidCertificate } from '../../../../certificate/domain/certificate.rules.ts';
import {
  moneyRoles,
  type MoneyRole,
} from '../../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import {
  noDuties,
  signerMustNotBenefit,
  signerMustNotHaveProposedBefore,
} from '../../../domain/payment/duties.rules.ts';
import { moneyMustBeOfTheOwnCounty } from '../../../domain/payment/refund/refund.rules.ts';
import {
  isNamedFor,
  moneyPlaceOf,
  moneyRolesLeft,
  type MoneyPlace,
  type WaitingMoney,
} from '../../../domain/payment/signing/money-places.ts';
import { nameStandInFor } from '../../../domain/payment/signing/name-stand-in.ts';
import type {
  ConfirmReversal,
  FindReversalShort,
  NameReversalStandIn,
  PaymentReversalEvent,
} from './payment-reversal.messages.ts';
import { needsOf } from '../../../domain/payment/reversal/reversal-needs.ts';
import { allMustBeReversible } from './all-reversible.ts';
import {
  confirmerMustNotBeRequester,
  reversalConfirmerMustHoldTheRole,
  reversalMustAwaitConfirmation,
  reversalMustExist,
  reversalMustIncludeItsReceipt,
} from './payment-reversal.rules.ts';
import type { PaymentReversalState, Requested } from './payment-reversal.state.ts';

const inOrder = (roles: readonly MoneyRole[]): readonly MoneyRole[] =>
  moneyRoles.filter((role) => roles.includes(role));

/**
 * Roles that are needed now: those known at the request or found since, and those of the policy in force (N2).
 * Undefined where neither the request nor this moment has a policy: then one person of either role confirms, as in
 * earlier releases.
 */
const neededNow = (
  state: Requested,
  { accounts, policy, sameReceipt = state.sameReceipt }: Pick<ConfirmReversal, 'accounts' | 'policy' | 'sameReceipt'>,
): readonly MoneyRole[] | undefined => {
  const now = policy && needsOf({ ...state, sameReceipt }, accounts, policy).approvalsNeeded;
  return now || state.approvalsNeeded ? inOrder([...(state.approvalsNeeded ?? []), ...(now ?? [])]) : undefined;
};

const waitingAs = (state: Requested, approvalsNeeded: readonly MoneyRole[]): WaitingMoney => ({
  ...state,
  approvalsNeeded,
  approvals: state.approvals ?? [],
});

/** One person of either role, as earlier releases had it. */
const byEitherRole = ({ roles }: ConfirmReversal['actor']): readonly MoneyRole[] =>
  moneyRoles.filter((role) => roles.includes(role)).slice(0, 1);

/** The last missing signature confirms the reversal; one before it is kept. Without a policy it has no role. */
const confirmationOf = (
  { reversalId }: Requested,
  waiting: WaitingMoney,
  { role, inPlace }: MoneyPlace,
  { actor: { by, office }, policy, sameReceipt, today }: ConfirmReversal,
): PaymentReversalEvent => {
  const signed = { role, office, ...(inPlace && { inPlace }) };
  return moneyRolesLeft(waiting).length > 1
    ? {
        type: 'PaymentReversalApproved',
        data: { reversalId, by, ...signed, approvalsNeeded: waiting.approvalsNeeded, on: today },
      }
    : {
        type: 'PaymentReversalConfirmed',
        data: {
          reversalId,
          confirmedBy: by,
          confirmedOn: today,
          ...(policy && signed),
          ...(sameReceipt && { sameReceipt }),
        },
      };
};

/** Confirming twice is one confirmation; another person who comes too late learns that it is decided (7.5). */
export const confirm = (state: PaymentReversalState, command: ConfirmReversal): Decision<PaymentReversalEvent> => {
  const { actor, accounts, ofReceipt, duties = noDuties, policy, certificates, today } = command;
  if (state.status === 'unknown') return reversalMustExist(state) || nothing();
  const hasSigned = state.approvals?.some(({ by }) => isSamePerson(by, actor.by)) ?? false;
  if ((isSamePerson(state.confirmedBy, actor.by) || hasSigned) && state.status !== 'refused') return nothing();
  const waiting = waitingAs(state, neededNow(state, command) ?? byEitherRole(actor));
  const place = moneyPlaceOf(waiting, actor, { countyOffice: state.countyOffice, policy: policy?.content, duties });
  const refusal =
    (!isNamedFor(state, actor) && moneyMustBeOfTheOwnCounty(state.countyOffice, actor)) ||
    reversalMustAwaitConfirmation(state) ||
    confirmerMustNotBeRequester(state, actor) ||
    signerMustNotHaveProposedBefore(actor.by, state.earlierRequesters ?? [], duties) ||
    signerMustNotBenefit(actor.by, duties) ||
    reversalConfirmerMustHoldTheRole(waiting, place) ||
    (place?.certifiedFor !== undefined &&
      approverMustHoldValidCertificate(certificates ?? { certificates: [] }, place.certifiedFor, today)) ||
    reversalMustIncludeItsReceipt(state, ofReceipt) ||
    allMustBeReversible(state, accounts);
  return refusal || accept<PaymentReversalEvent>(confirmationOf(state, waiting, place!, command));
};

/** The head of the county names the person who gives a missing confirmation (15.4-35). */
export const nameStandIn = (
  state: PaymentReversalState,
  command: NameReversalStandIn,
): Decision<PaymentReversalEvent> => {
  const { type: _, accounts, policy, sameReceipt, duties = noDuties, ...naming } = command;
  if (state.status === 'unknown') return reversalMustExist(state) || nothing();
  const refusal = reversalMustAwaitConfirmation(state);
  if (refusal) return refusal;
  const needed = neededNow(state, { accounts, policy, sameReceipt }) ?? [];
  return nameStandInFor<PaymentReversalEvent>(
    { ...waitingAs(state, needed), countyOffice: state.countyOffice },
    { ...naming, policy: policy?.content, duties },
    (named) => ({ type: 'PaymentReversalStandInNamed', data: { reversalId: state.reversalId, ...named } }),
  );
};

/** Other money moved on an account meanwhile: the reversal waits for the roles of the higher sum (N3). */
export const findShort = (
  state: PaymentReversalState,
  { approvalsNeeded, sum, takenBack, today }: FindReversalShort,
): Decision<PaymentReversalEvent> =>
  state.status === 'confirmed'
    ? accept<PaymentReversalEvent>({
        type: 'PaymentReversalFoundShort',
        data: {
          reversalId: state.reversalId,
          approvalsNeeded: inOrder([...(state.approvalsNeeded ?? []), ...approvalsNeeded]),
          ...(sum && { sum }),
          takenBack,
          foundOn: today,
        },
      })
    : nothing();
