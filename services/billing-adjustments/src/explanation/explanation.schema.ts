import { civilDate, list, oneOf, optional, rial, text, truth, volume, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { charges, part } from '../bill-account/bills/figures.schema.ts';
import { approval } from '../bill-account/bills/approval.schema.ts';

const bilingual = (about: string) => Type.Object({ fa: text('Persian'), en: text('English') }, { description: about });

const cause = Type.Object(
  {
    id: text('as the line names it: message, bill, receipt, correction'),
    kind: oneOf('kind', ['termsOfSupply', 'reading', 'bill', 'payment', 'correction', 'miscEntry']),
    eventId: text("event in the account's stream"),
    revision: whole('its revision'),
    recordedAt: text('instant of recording'),
  },
  { $id: 'Cause' },
);
const explainedLine = Type.Object(
  {
    line: text('name of the line'),
    title: bilingual('title of the line'),
    rule: text('rule of the sources'),
    amount: rial('what was valid by then'),
    sentence: bilingual('the line in one sentence'),
    tariffVersions: list('tariff versions', Type.String()),
    parts: list('parts', part),
    inputs: list('events that gave its inputs', cause),
  },
  { $id: 'ExplainedLine' },
);
const explainedReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: civilDate('day of the reading'),
    index: whole('index that was valid by then, m³'),
    kind: text('installation, actual or estimated'),
    contractorId: optional(text('reading contractor')),
    readerId: optional(text('meter reader')),
    broughtBy: list('events that brought it', cause),
  },
  { $id: 'ExplainedReading' },
);

/** `caseId`, `reason` and `approvals` are for the office of the case, its county's head and auditors. */
const explainedCorrection = Type.Object(
  {
    correctionId: text('correction'),
    caseId: optional(text('case that asked')),
    readingId: text('reading whose index was wrong'),
    wrongIndex: whole('index as it was accepted, m³'),
    rightIndex: whole('index found right, m³'),
    before: charges,
    after: charges,
    difference: rial('new minus old'),
    settlement: oneOf('how the difference reaches the subscriber', ['correctiveBill', 'nextBill']),
    sentence: bilingual('what was corrected and, for the office of the case, what the visit found'),
    reason: optional(text('why, in the words of the log')),
    approvals: optional(list('approvals', approval)),
    postedOn: civilDate('business day of posting'),
    recordedAt: text('instant of recording'),
    eventId: text("event in the account's stream"),
  },
  { $id: 'ExplainedCorrection' },
);

/** Why a bill has its amount, as it was known then: each line down to the events that caused it. */
export const explanation = Type.Object(
  {
    asKnownOn: text('time as asked, or the instant of the answer'),
    billNumber: text('number of the bill'),
    accountId: text('account'),
    payable: rial('asked for on the face; stays as issued'),
    paymentId: optional(text('payment id')),
    paymentDeadline: civilDate('last day to pay and to object'),
    settled: truth('nothing is left of it that could be paid'),
    supersededBy: optional(text('corrective bill that replaces it')),
    replaced: optional(bilingual('what became of a bill that was replaced, in a sentence')),
    periodFrom: civilDate('first day'),
    periodTo: civilDate('first day after the period'),
    days: whole('days of the period'),
    estimated: truth('the closing reading is an estimate'),
    consumption: volume('valid by then'),
    consumptionAsIssued: volume('on the face'),
    readings: Type.Object({ opening: explainedReading, closing: explainedReading }, { $id: 'ReadingPair' }),
    chargesAsIssued: charges,
    charges,
    carriedForward: rial('balance before this bill, as issued'),
    remainder: rial('what stayed in the balance, as issued'),
    lines: list('lines', explainedLine),
    corrections: list('corrections known by then', explainedCorrection),
    receivable: rial('what the account owed by then; negative is a credit'),
  },
  { $id: 'Explanation' },
);
