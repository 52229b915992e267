import { addDays, type CivilDate } from '@pishkhan/calendar';
import { nothing, type Decision } from '@pishkhan/decider';
import { miscEntryReversed } from './cause/item/misc-item.ts';
import { judgedChange, lateChangeIn } from './estimates/late-exchange-cause.ts';
import { factorTaken } from '../metering/factor/factor-cause.ts';
import { isExchange, lateChangeOf } from '../metering/late-exchange.ts';
import { secondTaken } from '../metering/leaving.ts';
import { capacityOf } from '../billing/terms/change-terms.ts';
import { reasonOf } from './reason.ts';
import { proposalMustMatchItsInputs } from './approval/staleness.rules.ts';
import { simulateCorrection } from './simulate-correction.ts';
import { disputedReadings } from './cause/cause.ts';
import { isOfTheSystem, readBy } from './cause/simulation.rules.ts';
import type { CorrectionRequest, Proposal } from './proposal.ts';
import { policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import type { BillAccountEvent, BillsCorrected, MiscEntryPosted, PostCorrection } from '../bill-account.messages.ts';
import { askingForMore, openBills, type BillAccount } from '../bill-account.state.ts';
import type { CorrectiveBill, MiscEntry, UndatedBillFace } from '../billing/bill.ts';
import { isSettled, payableOf } from '../billing/bill-figures.ts';
import { postingOfCorrection, postingOfMiscCredit } from '../billing/posting.ts';

/** The exchange or removal of the cause is taken at its own day, with the correction of its bills (15.4-31). */
const lateChangeTaken = (state: BillAccount, { request }: PostCorrection): BillAccountEvent[] => {
  const changeId = lateChangeIn(request.cause);
  const kept = changeId === undefined ? undefined : lateChangeOf(state, changeId);
  if (!kept) return [];
  const { accountId } = request;
  const { removal, estimates, absence = 'removed' } = judgedChange(state, kept);
  if (!isExchange(kept))
    return [
      { type: 'MeterRemovalTaken', data: { accountId, removalId: kept.changeId, absence, removal, estimates } },
      ...secondTaken(state, accountId),
    ];
  const { changeId: exchangeId, next } = kept;
  return [
    { type: 'MeterExchangeTaken', data: { accountId, exchangeId, ...next, removal, estimates } },
    ...capacityOf(next.meter, next.opening, state.terms),
  ];
};

/** A corrective bill has the whole payment period (15.2-11). */
const dated = (
  { face, ...bill }: CorrectiveBill<UndatedBillFace>,
  today: CivilDate,
  paymentPeriodDays: number,
): CorrectiveBill => ({
  ...bill,
  face: { ...face, issuedOn: today, paymentDeadline: addDays(today, paymentPeriodDays) },
});

/** Bills without a payable amount at the new balance (15.4-15). */
const settledBy = (state: BillAccount, { balance, correctiveBill }: Proposal): readonly string[] =>
  isSettled(balance.after)
    ? openBills(state)
        .map(({ face }) => face.billNumber)
        .filter((number) => number !== correctiveBill?.replaces)
    : [];

const billsCorrected = (
  state: BillAccount,
  { request, approved: { proposal, hash }, approvals, basis }: PostCorrection,
): BillsCorrected => {
  const { correctiveBill, ...correction } = proposal;
  const policy = policyOfNameOn('billing', basis.billing, basis.today)!;
  const settles = settledBy(state, proposal);
  const named = [...proposal.bills.map(({ billNumber }) => billNumber), ...settles];
  const alsoReduces = askingForMore(state, payableOf(proposal.balance.after)).filter(
    (billNumber) => !named.includes(billNumber),
  );
  return {
    type: 'BillsCorrected',
    data: {
      ...correction,
      ...(correctiveBill && { correctiveBill: dated(correctiveBill, basis.today, policy.content.paymentPeriodDays) }),
      hash,
      officeId: request.officeId,
      ...(request.evidence && { evidence: request.evidence }),
      reason: reasonOf(proposal, request),
      approvals,
      postedOn: basis.today,
      settles,
      ...(alsoReduces.length > 0 && { alsoReduces }),
      posting: postingOfCorrection(proposal.accountId, proposal.bills),
    },
  };
};

/** The reader's mistake is not charged to the applicant (A3-5). */
const REASON_OF_THE_CREDIT = 'برگشت کارمزد، چون قرائت اشتباه بود | the fee is given back because the reading was wrong';

/** The first of the wrong readings of the contractor that pays, as it was read; an estimate of the system is none. */
const misreadingOf = (
  state: BillAccount,
  request: CorrectionRequest,
  { contractorId }: MiscEntry,
): Pick<MiscEntryPosted['data'], 'misreading'> => {
  const wrong = readBy(contractorId, disputedReadings(state, request)).find((each) => !isOfTheSystem(each));
  if (!wrong) return {};
  const { acceptedOn, contractId, zone } = wrong;
  return {
    misreading: {
      readOn: acceptedOn ?? wrong.readOn,
      ...(contractId !== undefined && { contractId }),
      ...(zone !== undefined && { zone }),
    },
  };
};

const miscEntryPosted = (
  state: BillAccount,
  { basis, request }: PostCorrection,
  { contractorEntry, accountId, caseId, correctionId, correctiveBill }: Proposal,
): MiscEntryPosted[] =>
  contractorEntry
    ? [
        {
          type: 'MiscEntryPosted',
          data: {
            ...contractorEntry,
            ...misreadingOf(state, request, contractorEntry),
            accountId,
            caseId,
            correctionId,
            reason: REASON_OF_THE_CREDIT,
            postedOn: basis.today,
            ...(correctiveBill && { askedForIn: correctiveBill.face.billNumber }),
            posting: postingOfMiscCredit(accountId, contractorEntry.amount),
          },
        },
      ]
    : [];

/**
 * Posts an approved correction, decided on the account's own state: if the inputs give another one, nothing is posted.
 */
export const postCorrection = (state: BillAccount, command: PostCorrection): Decision<BillAccountEvent> => {
  if (state.corrections.includes(command.request.correctionId)) return nothing();
  const simulation = simulateCorrection(command.request, { ...command.basis, account: state });
  const stale = proposalMustMatchItsInputs(command.approved, simulation);
  if (stale) return stale;
  const { proposal } = command.approved;
  return [
    ...lateChangeTaken(state, command),
    ...factorTaken(state, command.request),
    billsCorrected(state, command),
    ...miscEntryPosted(state, command, proposal),
    ...miscEntryReversed(state, command, proposal),
  ];
};
