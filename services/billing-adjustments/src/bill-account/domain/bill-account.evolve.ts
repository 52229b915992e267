import { addRial, rial, subtractRial } from '@pishkhan/money';
import type { ProposedBill } from './correcting/proposal.ts';
import type { BillAccountEvent, BillIssued, BillsCorrected } from './bill-account.messages.ts';
import { leftByBill, type Bill, type BillAccount, type Moved } from './bill-account.state.ts';
import type { CorrectiveBill } from './billing/bill.ts';
import { evolveCardSeventyFour } from './charge/card-seventy-four.evolve.ts';
import { inserted } from './metering/connection.ts';
import { evolveVolumeFactor, isAboutVolumeFactors } from './metering/factor/volume-factor.ts';
import { evolveMeters } from './metering/meters.evolve.ts';
import { causeOf, causesOf, isOfFaultPeriod } from './correcting/cause/several/causes.ts';
import { windowsCorrected } from './correcting/cause/window/window.evolve.ts';
import { standingLines } from './billing/bill-figures.ts';
import { faceOf, movedByBill } from './billing/issued-bill.ts';
import { ownProposalsAfter } from './correcting/estimates/own-proposals.ts';
import { receivableOf } from './billing/posting.ts';
import { countedAfter } from './correcting/approval/counted.evolve.ts';
import { evolveMoney } from './payment/payment.evolve.ts';
import { movesOf } from './payment/reversal/moves-of.ts';
import { cappedAt, settling } from './payment/standing.ts';
import { readingKept, restated, withBasis, withoutKept } from './billing/reading-in-force.ts';
import { supplyTermsAmended, termsCorrected } from './billing/terms/change-terms.ts';

const billIssued = (state: BillAccount, data: BillIssued['data']): BillAccount => {
  const bill: Bill = {
    face: faceOf(data),
    lines: data.lines,
    inForce: data.charges,
    consumptionInForce: data.consumption,
    carried: data.carried,
    paid: rial(0),
    left: data.payable,
    includes: leftByBill(state),
    settled: data.payable === 0 && data.payableOnNextBill === undefined,
    correctedBy: [],
    terms: state.terms!,
    days: { from: data.periodFrom, to: data.periodTo },
  };
  return {
    ...state,
    readings: inserted(state.readings, withBasis(state, data.reading)),
    ...withoutKept(state, data.reading.readingId),
    bills: [...state.bills, bill],
    receivable: addRial(state.receivable, receivableOf(data.posting)),
    moved: movedByBill(data, addRial(state.receivable, data.charges.total)),
  };
};

const standingBill = (
  bill: Bill,
  { after, lines, consumption, rightPeriod }: ProposedBill,
  correctionId: string,
): Bill => ({
  ...bill,
  ...(rightPeriod && { days: rightPeriod }),
  inForce: after,
  lines: standingLines(lines),
  consumptionInForce: consumption.after,
  correctedBy: [...bill.correctedBy, correctionId],
});

/** The corrective bill replaces the original, with the current charges; it includes the whole balance. */
const withCorrective = (
  state: BillAccount,
  bills: readonly Bill[],
  corrective: CorrectiveBill | undefined,
): readonly Bill[] => {
  if (!corrective) return bills;
  const { replaces, face, carried } = corrective;
  const { lines, terms } = bills.find((bill) => bill.face.billNumber === replaces)!;
  const replaced = bills.map((bill) =>
    bill.face.billNumber === replaces ? { ...bill, supersededBy: face.billNumber } : bill,
  );
  const bill: Bill = {
    face,
    lines,
    inForce: face.charges,
    consumptionInForce: face.consumption,
    carried,
    paid: rial(0),
    left: face.payable,
    includes: leftByBill(state),
    settled: face.payable === 0,
    correctedBy: [],
    terms,
    days: { from: face.periodFrom, to: face.periodTo },
  };
  return [...replaced, bill];
};

/**
 * A corrective bill includes the whole balance, so the next bill carries only the corrective bill. A Card 74 item is
 * carried by its own reversal.
 */
const movedBy = (
  { moved }: BillAccount,
  { correctiveBill, difference, correctionId, balance, cause }: BillsCorrected['data'],
): readonly Moved[] => {
  if (correctiveBill) return [{ kind: 'bill', references: [correctiveBill.face.billNumber], amount: balance.after }];
  if (causesOf(cause).every(({ kind }) => kind === 'miscItem')) return moved;
  return [
    ...moved,
    { kind: isOfFaultPeriod(cause) ? 'faultPeriod' : 'correction', references: [correctionId], amount: difference },
  ];
};

const billsCorrected = (state: BillAccount, data: BillsCorrected['data']): BillAccount => {
  const { correctionId, correctiveBill, settles, posting } = data;
  const account = termsCorrected(state, data);
  const corrected = state.bills.map((bill) => {
    const proposed = data.bills.find(({ billNumber }) => billNumber === bill.face.billNumber);
    const rated = causeOf(data.cause, 'terms') ? { ...bill, terms: account.terms! } : bill;
    return proposed ? standingBill(rated, proposed, correctionId) : bill;
  });
  const receivable = addRial(state.receivable, receivableOf(posting));
  // The balance of the proposal includes the Card 74 credit that is posted next.
  const asked = addRial(state.receivable, subtractRial(data.balance.after, data.balance.before));
  return {
    ...account,
    bills: settling(withCorrective(state, cappedAt(corrected, asked), correctiveBill), settles),
    corrections: [...state.corrections, correctionId],
    ...windowsCorrected(state, data),
    readings: state.readings.map((reading) => restated(reading, data)),
    waiting: state.waiting.map((reading) => restated(reading, data)),
    receivable,
    moved: movedBy(state, data),
  };
};

const evolved = (state: BillAccount, event: BillAccountEvent): BillAccount => {
  if (isAboutVolumeFactors(event)) return evolveVolumeFactor(state, event);
  if (event.type === 'BillAccountOpened') return { ...state, terms: event.data };
  if (event.type === 'SupplyTermsAmended') return supplyTermsAmended(state, event.data);
  switch (event.type) {
    case 'MeterTaken':
    case 'SecondMeterKept':
    case 'MeterReleased':
    case 'MeterExchangeTaken':
    case 'MeterRemovalTaken':
    case 'MeterChangeKept':
    case 'EvidenceTaken':
    case 'SelfReadingSettled':
      return evolveMeters(state, event);
    case 'ReadingKept':
      return readingKept(state, event.data);
    case 'BillIssued':
      return billIssued(state, event.data);
    case 'PaymentReceived':
    case 'PaymentKept':
    case 'PaymentReversed':
    case 'RefundRequested':
    case 'RefundApproved':
    case 'RefundStandInNamed':
    case 'RefundDeclined':
    case 'RefundPaid':
    case 'RefundReturned':
      return evolveMoney(state, event);
    case 'BillsCorrected':
      return billsCorrected(state, event.data);
    case 'MiscEntryPosted':
    case 'MiscEntryReversed':
    case 'ChargePosted':
    case 'ChargeRefused':
      return evolveCardSeventyFour(state, event);
  }
};

export const evolveBillAccount = (state: BillAccount, event: BillAccountEvent): BillAccount => {
  const after = evolved(state, event);
  const ownProposals = ownProposalsAfter(after, event);
  const moves = movesOf(event);
  const counted = countedAfter(after.counted, event);
  const isSame = ownProposals === after.ownProposals && counted === after.counted;
  const next = isSame ? after : { ...after, ownProposals, counted };
  return moves.length === 0 ? next : { ...next, moves: [...next.moves, ...moves] };
};
