import { isRejection, type Rejection } from '@pishkhan/decider';
import { addRial, rial, subtractRial } from '@pishkhan/money';
import type { Policy, PolicyVersion } from '@pishkhan/published-versions';
import type { PostedWindow } from '../bill-account.state.ts';
import type { MiscEntry, Reading } from '../billing/bill.ts';
import { lastMeter } from '../metering/connection.ts';
import { policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { approvalOf, sumWarnings } from './approval/approvals-needed.ts';
import { HASH_VERSION, hashOf } from './approval/hash.ts';
import { causeMustBePossible, disputedReadings } from './cause/cause.ts';
import {
  staysTheSame,
  type CorrectionBasis,
  type CorrectionRequest,
  type Proposal,
  type RatedBill,
  type Simulation,
} from './proposal.ts';
import { requestNow } from './estimates/evidence-cause.ts';
import { accountOf } from './estimates/taken-with.ts';
import { withMoved } from './estimates/late-exchange-cause.ts';
import { evidenceWarnings, visitWarnings } from './estimates/evidence.ts';
import { overrideOf, overrideWarnings, warningsOf } from './cause/chain/finding-warnings.ts';
import { confirmedRollovers, findingsOf } from './cause/plausibility.ts';
import { differenceOf, rerate } from './cause/rerate.ts';
import { reversedEntryOf } from './cause/item/misc-item.ts';
import { affectedBills, restatementOf, type AffectedBill } from './cause/restating.ts';
import { backdatedPolicyWarnings, laterTariffWarnings, underivableWarnings } from './cause/warnings.ts';
import { isOfFaultPeriod, ordered } from './cause/several/causes.ts';
import { windowFor, withWindowPolicy } from './cause/window/window-policy.ts';
import { windowWarnings } from './cause/window/window-warnings.ts';
import { correctiveBillFor, isReplaced } from './settlement.ts';
import { accountMustBeBilled, policyMustBeInForce, readBy } from './cause/simulation.rules.ts';

/**
 * A3-5 as interpreted in part 15: the fee of the request is refunded, not the over-billing, which the correction itself
 * credits.
 */
const contractorEntryOf = (
  { fault, feeCharged, correctionId, contractorId: named }: CorrectionRequest,
  disputed: readonly Reading[],
): MiscEntry | undefined => {
  const contractorId = readBy(named, disputed)[0]?.contractorId;
  return fault === 'readingContractor' && feeCharged > 0 && contractorId !== undefined
    ? { linkId: correctionId, contractorId, amount: rial(feeCharged) }
    : undefined;
};

const ratedBills = (
  affected: readonly AffectedBill[],
  { correctionId }: CorrectionRequest,
  { account, book }: CorrectionBasis,
  inForce: Pick<Proposal, 'readings'> & { readonly windows: readonly PostedWindow[] },
) => {
  const rated = [];
  for (const each of affected) {
    const result = rerate(account, each, { ...inForce, book, correctionId });
    if ('rejected' in result) return result;
    rated.push(result);
  }
  return rated;
};

const policiesOn = ({ billing, approval, today }: CorrectionBasis) => {
  const policies = {
    billing: policyOfNameOn('billing', billing, today),
    approval: policyOfNameOn('correction-approval', approval, today),
  };
  return (
    policyMustBeInForce('billing', policies.billing) ||
    policyMustBeInForce('correction-approval', policies.approval) || {
      billing: policies.billing!,
      approval: policies.approval!,
    }
  );
};

/** The versions that the proposal names, each with the versions of its policy. */
const policiesUsed = (
  { billing, approval, estimates, judgement, window }: CorrectionBasis,
  named: Proposal['policies'],
): readonly (readonly [Policy, PolicyVersion])[] => {
  const used = [
    [billing, named.billing],
    [approval, named.approval],
    [estimates, named.estimates],
    [judgement, named.judgement],
    [window, named.window],
  ] as const;
  return used.flatMap(([policy, version]) => {
    const found = policy?.versions.find((each) => each.version === version);
    return policy && found ? [[policy, found] as const] : [];
  });
};

interface Rated {
  readonly affected: readonly AffectedBill[];
  readonly rated: readonly RatedBill[];
  readonly policies: Exclude<ReturnType<typeof policiesOn>, Rejection>;
}

/**
 * How the difference reaches the customer: a corrective bill or the next bill, and the contractor's pair (11.8-5). A
 * bill whose lines stay the same is not replaced (15.4-39).
 */
const settlementOf = (
  request: CorrectionRequest,
  { account, today }: CorrectionBasis,
  { affected, rated, policies }: Rated,
): Pick<
  Proposal,
  'bills' | 'balance' | 'correctiveBill' | 'noCorrectiveBill' | 'contractorEntry' | 'reversedEntry'
> => {
  const policy = policies.billing.content;
  const entry = contractorEntryOf(request, disputedReadings(account, request));
  const reversed = reversedEntryOf(request, account);
  const isOther = entry !== undefined || reversed !== undefined || !rated.every(staysTheSame);
  // What a fault period adds is in the next bill (A2-6).
  const isCarried = isOfFaultPeriod(request.cause);
  const replaced =
    isOther && !isCarried ? affected.find(({ bill }) => isReplaced(account, bill, policy, today))?.bill : undefined;
  const cards = subtractRial(reversed?.amount ?? rial(0), entry?.amount ?? rial(0));
  const after = addRial(account.receivable, differenceOf(rated), cards);
  const correctiveBill =
    replaced && correctiveBillFor(account, replaced, request, { bills: rated, after, entry, reversed, policy });
  return {
    bills: rated.map((bill) => ({
      ...bill,
      settlement: bill.billNumber === correctiveBill?.replaces ? 'correctiveBill' : 'nextBill',
    })),
    balance: { before: account.receivable, after },
    ...(correctiveBill && { correctiveBill }),
    ...(replaced && !correctiveBill && { noCorrectiveBill: 'paymentIdsUsedUp' as const }),
    ...(entry && { contractorEntry: entry }),
    ...(reversed && { reversedEntry: reversed }),
  };
};

/**
 * Calculates the effect of the cause: readings are restated, every affected bill is rated again with the tariff of its
 * days (11.8, 15.4-31), then the balance, the corrective bill, the contractor's pair, and the required approvers. Old
 * bills are never edited. Pure: the same inputs yield the same hash.
 */
export const simulateCorrection = (asked: CorrectionRequest, given: CorrectionBasis): Simulation | Rejection => {
  const account = accountOf(asked, given.account);
  if ('rejected' in account) return account;
  const basis = { ...given, account };
  const request = requestNow(asked, account);
  if ('rejected' in request) return request;
  const policies = policiesOn(basis);
  const refusal = accountMustBeBilled(account) || causeMustBePossible(request, basis);
  if (refusal) return refusal;
  if ('rejected' in policies) return policies;
  const found = windowFor(request, basis);
  if ('rejected' in found) return found;
  const { window, windows } = found;
  const findings = findingsOf(request, basis);
  const restated = restatementOf(account, request.cause, confirmedRollovers(findings, request, account));
  const readings = withMoved(restated, request, given.account, account);
  const affected = affectedBills(account, request, readings, basis.book, windows);
  const rated = ratedBills(affected, request, basis, { readings, windows });
  if (isRejection(rated)) return rated;
  const settled = settlementOf(request, basis, { affected, rated, policies });
  const measured = { rated, readings, policies, ...settled };
  const approval = withWindowPolicy(approvalOf(request, basis, measured), request, basis);
  const { correctionId, caseId, accountId, fault } = request;
  const cause = ordered(request.cause);
  const override = overrideOf(findings, request, account);
  const proposal: Proposal = {
    correctionId,
    caseId,
    accountId,
    meterId: lastMeter(account)!.meterId,
    cause,
    readings,
    warnings: [
      ...overrideWarnings(override),
      ...warningsOf(findings, request, account),
      ...windowWarnings(window, cause, account),
      ...evidenceWarnings(account, request),
      ...visitWarnings(account, request, readings),
      ...underivableWarnings(account, readings, cause),
      ...laterTariffWarnings(affected, rated, { readings, windows }, request, basis),
      ...backdatedPolicyWarnings(affected, policiesUsed(basis, approval.policies)),
      ...sumWarnings(approval),
    ],
    ...(override && { override }),
    ...(window && { window }),
    ...(fault && { fault }),
    difference: differenceOf(rated),
    ...settled,
    ...approval,
  };
  return { proposal, hash: hashOf(proposal), hashVersion: HASH_VERSION };
};
