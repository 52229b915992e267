import { daysBetween } from '@pishkhan/calendar';
import { factOf, foldRecorded, type RecordedEvent } from '@pishkhan/event-store';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { readingOf, type Bill, type BillAccount } from '../bill-account/domain/bill-account.state.ts';
import type { Background } from './background.ts';
import { causesIn, type Cause } from './causes.ts';
import { evidenceOf } from './words/evidence.ts';
import { measuredParts } from './words/measured.ts';
import { partsInWords } from './words/parts.ts';
import { standingOf } from './standing.ts';
import { explainCorrection, overrideSentence, type Sees } from './explain-correction.ts';
import {
  carriedSentence,
  lineTitles,
  postponedSentence,
  ratedSentence,
  replacedSentence,
  reversedSentence,
} from './words/sentences.ts';

type CausesOf = (inputs: readonly string[]) => readonly Cause[];

const readingFor = (state: BillAccount, readingId: string, causesOf: CausesOf, own: boolean) => {
  const { broughtBy, readOn, index, kind, contractorId, readerId, override } = readingOf(state, readingId)!;
  return {
    readingId,
    readOn,
    index,
    kind,
    ...(contractorId !== undefined && { contractorId }),
    ...(readerId !== undefined && { readerId }),
    ...(override && { accepted: overrideSentence(override, own) }),
    broughtBy: causesOf([broughtBy]),
  };
};

/** Corrections of this bill known at the time. */
const correctionsOf = (
  bill: Bill,
  state: BillAccount,
  events: readonly RecordedEvent[],
  background: Background,
  sees: Sees,
) =>
  events
    .filter(({ type }) => type === 'BillsCorrected')
    .flatMap((event) => explainCorrection(bill, state, event, background, sees) ?? []);

/** Payments that changed this bill and came back. */
const returnedPaymentsOf = ({ face }: Bill, events: readonly RecordedEvent[]) =>
  events.flatMap((event) => {
    const fact = factOf(billAccount, event);
    const isOfThisBill =
      fact.type === 'PaymentReversed' && fact.data.bills.some(({ billNumber }) => billNumber === face.billNumber);
    return isOfThisBill ? [reversedSentence(fact.data)] : [];
  });

const linesOf = ({ lines, carried, consumptionInForce }: Bill, causesOf: CausesOf, { titleOf }: Background) => [
  ...lines.map((line) => {
    const { rule, amount, tariffVersions, parts, inputs } = line;
    return {
      line: line.line,
      title: lineTitles[line.line],
      rule,
      amount,
      sentence: ratedSentence(line, consumptionInForce, titleOf),
      tariffVersions,
      parts,
      inWords: partsInWords(line, titleOf),
      inputs: causesOf(inputs),
    };
  }),
  ...carried.map((line) => ({
    line: line.line,
    title: lineTitles[line.line],
    rule: line.rule,
    amount: line.amount,
    sentence: carriedSentence(line, causesOf(line.inputs)),
    tariffVersions: [],
    parts: [],
    inWords: [],
    inputs: causesOf(line.inputs),
  })),
];

/** The days on the face, if a correction of a reading's day has moved them (15.4-39). */
const periodAsIssued = ({ face, days }: Bill) =>
  face.periodFrom === days.from && face.periodTo === days.to
    ? {}
    : { periodAsIssued: { from: face.periodFrom, to: face.periodTo } };

/**
 * Explains a bill by the events known at a time: from its amount to the events behind each line. Its face stays as
 * issued; lines and charges are those current at the time, so that before and after a correction differ only by the
 * correction.
 *
 * @param sees Whether the caller may see the case behind a correction
 * @returns Undefined if the bill was not issued at the time
 */
export const explainBill = (
  events: readonly RecordedEvent[],
  billNumber: string,
  background: Background,
  sees: Sees,
) => {
  const state = foldRecorded(billAccount, events);
  const bill = state.bills.find(({ face }) => face.billNumber === billNumber);
  if (!bill) return undefined;
  const causesOf = causesIn(events);
  const { face } = bill;
  // The county's head, its officers and auditors, as for a correction without an office.
  const own = sees(undefined);
  return {
    billNumber,
    accountId: state.terms!.accountId,
    ...standingOf(bill, state),
    issuedOn: face.issuedOn,
    payable: face.payable,
    ...(face.paymentId !== undefined && { paymentId: face.paymentId }),
    ...(face.payableOnNextBill !== undefined && {
      payableOnNextBill: face.payableOnNextBill,
      postponed: postponedSentence(face.payableOnNextBill),
    }),
    paymentDeadline: face.paymentDeadline,
    ...(bill.supersededBy !== undefined && { replaced: replacedSentence(bill.supersededBy) }),
    periodFrom: bill.days.from,
    periodTo: bill.days.to,
    days: daysBetween(bill.days.from, bill.days.to),
    ...periodAsIssued(bill),
    estimated: face.estimated,
    consumption: bill.consumptionInForce,
    consumptionAsIssued: face.consumption,
    readings: {
      opening: readingFor(state, face.openingReadingId, causesOf, own),
      closing: readingFor(state, face.closingReadingId, causesOf, own),
    },
    meters: measuredParts(bill, state),
    evidence: evidenceOf(bill, state, own),
    chargesAsIssued: face.charges,
    charges: bill.inForce,
    carriedForward: face.carriedForward,
    remainder: face.remainder,
    lines: linesOf(bill, causesOf, background),
    returnedPayments: returnedPaymentsOf(bill, events),
    corrections: correctionsOf(bill, state, events, background, sees),
    receivable: state.receivable,
  };
};

export type Explanation = NonNullable<ReturnType<typeof explainBill>>;
