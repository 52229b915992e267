import { isRejection, type Rejection } from '@pishkhan/decider';
import { addRial, negateRial, rial } from '@pishkhan/money';
import { billsOn, readingOf } from '../bill-account.state.ts';
import type { MiscEntry, Reading } from '../bill.ts';
import { approvalsFor } from '../../../pricing/policy/domain/correction-approval.policy.ts';
import { policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { hashOf } from './hash.ts';
import type { CorrectionBasis, CorrectionRequest, Proposal, Simulation } from './proposal.ts';
import { differenceOf, rerate, restatementOf } from './rerate.ts';
import { correctiveBillFor, isReplaced } from './settlement.ts';
import {
  accountMustBeBilled,
  contractorAtFaultMustHaveRead,
  correctIndexMustDiffer,
  correctIndexMustFitNeighbours,
  correctIndexMustFitRegister,
  estimateMustNotBeChargedToTheContractor,
  policyMustBeInForce,
  readingMustBeBilled,
} from './simulation.rules.ts';

const requestMustBePossible = (
  request: CorrectionRequest,
  { account }: CorrectionBasis,
  wrong: Reading | undefined,
) => {
  if (!wrong) return readingMustBeBilled([], request.readingId);
  const place = account.readings.indexOf(wrong);
  const neighbours = [account.readings[place - 1], wrong, account.readings[place + 1]] as const;
  return (
    readingMustBeBilled(billsOn(account, request.readingId), request.readingId) ||
    correctIndexMustDiffer(wrong, request.rightIndex) ||
    correctIndexMustFitRegister(account.meter!, request.rightIndex) ||
    correctIndexMustFitNeighbours(account.meter!, neighbours, request.rightIndex) ||
    contractorAtFaultMustHaveRead(request, wrong) ||
    estimateMustNotBeChargedToTheContractor(request, wrong)
  );
};

/**
 * A3-5 as interpreted in part 15: the fee of the request is refunded, not the over-billing, which the correction itself
 * credits.
 */
const contractorEntryOf = (
  { fault, feeCharged, correctionId }: CorrectionRequest,
  { contractorId }: Reading,
): MiscEntry | undefined =>
  fault === 'readingContractor' && feeCharged > 0
    ? { linkId: correctionId, contractorId: contractorId!, amount: rial(feeCharged) }
    : undefined;

const ratedBills = (request: CorrectionRequest, { account, book }: CorrectionBasis, readings: Proposal['readings']) => {
  const rated = [];
  for (const bill of billsOn(account, request.readingId)) {
    const result = rerate(account, bill, { readings, book, correctionId: request.correctionId });
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

/**
 * Calculates the effect of the right index: every affected bill is rated again with the tariff of its days (11.8), the
 * balance, the corrective bill, the contractor's pair, and the required approvers. Old bills are never edited. Pure:
 * the same inputs yield the same hash.
 */
export const simulateCorrection = (request: CorrectionRequest, basis: CorrectionBasis): Simulation | Rejection => {
  const { account, today } = basis;
  const wrong = readingOf(account, request.readingId);
  const policies = policiesOn(basis);
  const refusal = accountMustBeBilled(account) || requestMustBePossible(request, basis, wrong);
  if (refusal) return refusal;
  if ('rejected' in policies) return policies;
  const readings = restatementOf(account, wrong!, request.rightIndex);
  const rated = ratedBills(request, basis, readings);
  if (isRejection(rated)) return rated;
  const replaced = billsOn(account, request.readingId).find((bill) =>
    isReplaced(account, bill, policies.billing.content, today),
  );
  const entry = contractorEntryOf(request, wrong!);
  const after = addRial(account.receivable, differenceOf(rated), negateRial(entry?.amount ?? rial(0)));
  const correctiveBill =
    replaced &&
    correctiveBillFor(account, replaced, request, {
      bills: rated,
      after,
      entry,
      policy: policies.billing.content,
    });
  const { correctionId, caseId, accountId, readingId, rightIndex, fault } = request;
  const proposal: Proposal = {
    correctionId,
    caseId,
    accountId,
    meterId: account.meter!.meterId,
    readingId,
    wrongIndex: wrong!.index,
    rightIndex,
    readings,
    fault,
    bills: rated.map((bill) => ({
      ...bill,
      settlement: bill.billNumber === correctiveBill?.replaces ? 'correctiveBill' : 'nextBill',
    })),
    difference: differenceOf(rated),
    balance: { before: account.receivable, after },
    ...(correctiveBill && { correctiveBill }),
    ...(replaced && !correctiveBill && { noCorrectiveBill: 'paymentIdsUsedUp' }),
    ...(entry && { contractorEntry: entry }),
    approvalsNeeded: approvalsFor(
      policies.approval.content,
      rated.map(({ difference }) => difference),
    ),
    policies: { billing: policies.billing.version, approval: policies.approval.version },
  };
  return { proposal, hash: hashOf(proposal) };
};
