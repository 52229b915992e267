import type { KnownChange } from '@pishkhan/contracts';
import { nothing, type Decision, type Rejection } from '@pishkhan/decider';
import { proposalMustMatchItsInputs } from '../../../../bill-account/domain/correcting/approval/staleness.rules.ts';
import { lastBill } from '../../../../bill-account/domain/bill-account.state.ts';
import {
  isOfBillingItself,
  type CorrectionBasis,
  type Proposal,
  type Simulation,
} from '../../../../bill-account/domain/correcting/proposal.ts';
import { simulateCorrection } from '../../../../bill-account/domain/correcting/simulate-correction.ts';
import type { CorrectionEvent } from '../../correction.messages.ts';
import type { Awaiting, CorrectionState } from '../../correction.state.ts';
import { matchedAgain, proposeAgain, subjectOf } from '../proposing.ts';
import type { CompareProposal } from './overtaken.messages.ts';

type Now = Simulation | Rejection;

/** A hash, or the rule that rejects the request now. */
const resultOf = (now: Now): string => ('rejected' in now ? now.rejected : now.hash);

/** Whether the proposal replaces a bill whose payment deadline has passed since (11.8-5, 15.4-20). */
const deadlineHasPassed = ({ correctiveBill, noCorrectiveBill }: Proposal, { account, today }: CorrectionBasis) =>
  (correctiveBill !== undefined || noCorrectiveBill !== undefined) && lastBill(account)!.face.paymentDeadline < today;

const policiesDiffer = ({ policies }: Proposal, now: Now): boolean =>
  !('rejected' in now) &&
  (['billing', 'approval', 'estimates', 'judgement'] as const).some(
    (name) => policies[name] !== now.proposal.policies[name],
  );

/** What a new day changes without an event: a deadline passes, a version of a policy begins (11.8-5, 15.2). */
const changesOfTheDay = (proposal: Proposal, now: Now, basis: CorrectionBasis): readonly KnownChange[] => [
  ...(deadlineHasPassed(proposal, basis) ? (['paymentDeadline'] as const) : []),
  ...(policiesDiffer(proposal, now) ? (['policyInForce'] as const) : []),
];

const changesFound = ({ proposal }: Awaiting, now: Now, { because, basis }: CompareProposal) => {
  if (because === undefined) return [];
  return because === 'day' ? changesOfTheDay(proposal, now, basis) : [because];
};

/** A change counts if it is of a new sort and has changed the result. */
const overtakenBy = (state: Awaiting, now: Now, command: CompareProposal): CorrectionEvent[] => {
  const { request, hash, overtaken } = state;
  const known = overtaken?.changes ?? [];
  const further = changesFound(state, now, command).filter((change) => !known.includes(change));
  if (overtaken && (further.length === 0 || overtaken.now === resultOf(now))) return [];
  const { because, basis } = command;
  const data = {
    ...subjectOf(request),
    hash,
    foundOn: basis.today,
    ...(because !== undefined && because !== 'day' && { because }),
    changes: [...known, ...further],
    now: resultOf(now),
  };
  return [{ type: 'CorrectionOvertaken', data }];
};

/**
 * Records each change once, from the moment an approval would be rejected as stale to the moment it would not (11.8,
 * 15.4-29). A proposal of billing itself is computed again.
 */
export const compare = (state: CorrectionState, command: CompareProposal): Decision<CorrectionEvent> => {
  if (state.status !== 'awaitingApproval') return nothing();
  const { basis } = command;
  if (isOfBillingItself(state.request)) return proposeAgain(state, basis);
  const now = simulateCorrection(state.request, basis);
  return proposalMustMatchItsInputs(state, now) ? overtakenBy(state, now, command) : matchedAgain(state, basis);
};
