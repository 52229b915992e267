import { basisOf } from '@pishkhan/consumption';
import { addRial, negateRial, rial, subtractRial, type Rial } from '@pishkhan/money';
import type { ProposedBill } from './correcting/proposal.ts';
import type {
  BillAccountEvent,
  BillIssued,
  BillsCorrected,
  MeterTaken,
  MiscEntryPosted,
  PaymentReceived,
  SupplyTermsAmended,
} from './bill-account.messages.ts';
import type { Bill, BillAccount, Moved } from './bill-account.state.ts';
import type { BillFace, CorrectiveBill, Reading } from './bill.ts';
import { miscEntryReference, standingLines } from './billing/bill-figures.ts';
import { receivableOf } from './billing/posting.ts';
import { withChange } from './terms/terms.ts';
import { longReference } from './payment/payment-identity.ts';

const settling = (bills: readonly Bill[], settles: readonly string[]): readonly Bill[] =>
  bills.map((bill) => (settles.includes(bill.face.billNumber) ? { ...bill, settled: true } : bill));

const without = (waiting: readonly Reading[], readingId: string): readonly Reading[] =>
  waiting.filter((reading) => reading.readingId !== readingId);

const supplyTermsAmended = (
  state: BillAccount,
  { accountId: _account, because: _because, meterId: _meter, ...change }: SupplyTermsAmended['data'],
): BillAccount => (state.terms ? { ...state, terms: withChange(state.terms, change) } : state);

const meterTaken = (state: BillAccount, { meter, opening }: MeterTaken['data']): BillAccount => ({
  ...state,
  meter,
  readings: [...state.readings, opening],
});

const faceOf = ({
  reading: _r,
  lines: _l,
  carried: _c,
  posting: _p,
  billingPolicy: _b,
  accountId: _a,
  meterId: _m,
  ...face
}: BillIssued['data']): BillFace => face;

/** The next bill carries the balance with this bill; a payable amount without a payment id has its own line (8.7). */
const movedByBill = ({ billNumber, payableOnNextBill }: BillFace, balance: Rial): readonly Moved[] => {
  const references = [billNumber];
  if (payableOnNextBill === undefined) return [{ kind: 'bill', references, amount: balance }];
  return [
    { kind: 'bill', references, amount: subtractRial(balance, payableOnNextBill) },
    { kind: 'postponedBill', references, amount: payableOnNextBill },
  ];
};

/** Estimates of earlier releases do not name their method: it is inferred from the readings in force (15.4-31). */
const withBasis = ({ meter, readings }: BillAccount, reading: Reading): Reading => {
  if (reading.kind !== 'estimated' || reading.estimate || reading.estimatedBy === 'reader' || !meter) return reading;
  const estimate = basisOf(meter, readings, reading);
  return estimate ? { ...reading, estimate } : reading;
};

const billIssued = (state: BillAccount, data: BillIssued['data']): BillAccount => {
  const bill: Bill = {
    face: faceOf(data),
    lines: data.lines,
    inForce: data.charges,
    consumptionInForce: data.consumption,
    carried: data.carried,
    paid: rial(0),
    settled: data.payable === 0 && data.payableOnNextBill === undefined,
    correctedBy: [],
    terms: state.terms!,
  };
  return {
    ...state,
    readings: [...state.readings, withBasis(state, data.reading)],
    waiting: without(state.waiting, data.reading.readingId),
    bills: [...state.bills, bill],
    receivable: addRial(state.receivable, receivableOf(data.posting)),
    moved: movedByBill(data, addRial(state.receivable, data.charges.total)),
  };
};

const paymentReceived = (state: BillAccount, data: PaymentReceived['data']): BillAccount => {
  const paid = (bill: Bill) =>
    bill.face.billNumber === data.matched.billNumber ? { ...bill, paid: addRial(bill.paid, data.amount) } : bill;
  const isUsed = state.payments.some(({ receiptNumber }) => receiptNumber === data.receiptNumber);
  const references = [isUsed ? longReference(data) : data.receiptNumber];
  return {
    ...state,
    payments: [...state.payments, data],
    bills: settling(state.bills.map(paid), data.settles),
    receivable: addRial(state.receivable, receivableOf(data.posting)),
    moved: [...state.moved, { kind: 'payment', references, amount: negateRial(data.amount) }],
  };
};

const standingBill = (bill: Bill, { after, lines, consumption }: ProposedBill, correctionId: string): Bill => ({
  ...bill,
  inForce: after,
  lines: standingLines(lines),
  consumptionInForce: consumption.after,
  correctedBy: [...bill.correctedBy, correctionId],
});

/** The corrective bill replaces the original, with the current charges. */
const withCorrective = (bills: readonly Bill[], corrective: CorrectiveBill | undefined): readonly Bill[] => {
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
    settled: face.payable === 0,
    correctedBy: [],
    terms,
  };
  return [...replaced, bill];
};

/** A corrective bill includes the whole balance, so the next bill carries only the corrective bill. */
const movedBy = (
  { moved }: BillAccount,
  { correctiveBill, difference, correctionId, balance }: BillsCorrected['data'],
): readonly Moved[] =>
  correctiveBill
    ? [{ kind: 'bill', references: [correctiveBill.face.billNumber], amount: balance.after }]
    : [...moved, { kind: 'correction', references: [correctionId], amount: difference }];

const restated = (reading: Reading, { readings, correctionId }: BillsCorrected['data']): Reading => {
  const right = readings.find(({ readingId }) => readingId === reading.readingId);
  if (!right) return reading;
  const { estimateInForce: _, ...before } = reading;
  return {
    ...before,
    index: right.rightIndex,
    rolledOver: right.rolledOver,
    ...(right.rightIndex !== reading.index && { correctedBy: correctionId }),
    ...(right.because === 'corrected' && reading.kind === 'estimated' && { byEvidence: true }),
    ...(right.estimate && { estimateInForce: right.estimate }),
  };
};

const billsCorrected = (state: BillAccount, data: BillsCorrected['data']): BillAccount => {
  const { correctionId, correctiveBill, settles, posting } = data;
  const corrected = state.bills.map((bill) => {
    const proposed = data.bills.find(({ billNumber }) => billNumber === bill.face.billNumber);
    return proposed ? standingBill(bill, proposed, correctionId) : bill;
  });
  return {
    ...state,
    bills: settling(withCorrective(corrected, correctiveBill), settles),
    corrections: [...state.corrections, correctionId],
    readings: state.readings.map((reading) => restated(reading, data)),
    waiting: state.waiting.map((reading) => restated(reading, data)),
    receivable: addRial(state.receivable, receivableOf(posting)),
    moved: movedBy(state, data),
  };
};

const miscEntryPosted = (
  state: BillAccount,
  { posting, linkId, amount, askedForIn }: MiscEntryPosted['data'],
): BillAccount => ({
  ...state,
  receivable: addRial(state.receivable, receivableOf(posting)),
  moved:
    askedForIn === undefined
      ? [...state.moved, { kind: 'miscEntry', references: [miscEntryReference(linkId)], amount: negateRial(amount) }]
      : state.moved,
});

export const evolveBillAccount = (state: BillAccount, event: BillAccountEvent): BillAccount => {
  switch (event.type) {
    case 'BillAccountOpened':
      return { ...state, terms: event.data };
    case 'SupplyTermsAmended':
      return supplyTermsAmended(state, event.data);
    case 'MeterTaken':
      return meterTaken(state, event.data);
    case 'ReadingKept':
      return { ...state, waiting: [...state.waiting, event.data.reading] };
    case 'BillIssued':
      return billIssued(state, event.data);
    case 'PaymentReceived':
      return paymentReceived(state, event.data);
    case 'PaymentKept':
      return { ...state, keptPayments: [...state.keptPayments, event.data] };
    case 'BillsCorrected':
      return billsCorrected(state, event.data);
    case 'MiscEntryPosted':
      return miscEntryPosted(state, event.data);
  }
};
