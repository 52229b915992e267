import { postedCause } from '@pishkhan/contracts';
import { override, restatedReading } from '../correction/proposal/proposal.schema.ts';
import { civilDate, list, oneOf, optional, rial, text, titled, truth, volume, whole } from '@pishkhan/views';
import { billedReadingKindTitles } from '@pishkhan/consumption';
import { Type } from 'typebox';
import { bill } from '../bill-account/bills/bill.schema.ts';
import { charges, part } from '../bill-account/bills/figures.schema.ts';
import { approval } from '../bill-account/bills/approval.schema.ts';

export const bilingual = (about: string) =>
  Type.Object({ fa: text('Persian'), en: text('English') }, { description: about });

const cause = Type.Object(
  {
    id: text('as named in the line: message, bill, receipt, correction'),
    kind: oneOf('kind', [
      'termsOfSupply',
      'reading',
      'bill',
      'payment',
      'reversal',
      'refund',
      'correction',
      'miscEntry',
      'charge',
      'miscReversal',
    ]),
    sentence: bilingual('what the event recorded, in words'),
    eventId: text("event in the account's stream"),
    revision: whole('its revision'),
    recordedAt: text('instant of recording'),
  },
  { $id: 'Cause' },
);
const partInWords = Type.Object(
  {
    sentence: bilingual('days, figures, price and amount of the part'),
    tiers: list('gas price: each tier in words', bilingual('volume, price and amount of a tier')),
  },
  { $id: 'PartInWords' },
);
const explainedLine = Type.Object(
  {
    line: text('name of the line'),
    title: bilingual('title of the line'),
    rule: text('rule of the sources'),
    amount: rial('amount current at the time'),
    sentence: bilingual('the line in one sentence'),
    tariffVersions: list('tariff versions', Type.String()),
    parts: list('parts', part),
    inWords: list('the parts in words, in the same order', partInWords),
    inputs: list('events with its inputs', cause),
  },
  { $id: 'ExplainedLine' },
);
const explainedReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: civilDate('day of the reading'),
    index: whole('index current at the time, m³'),
    kind: titled('origin of the index', billedReadingKindTitles),
    contractorId: optional(text('reading contractor')),
    readerId: optional(text('meter reader')),
    accepted: optional(bilingual('what the head accepted against the judgement of the index (15.4-34)')),
    broughtBy: list('events that caused it', cause),
  },
  { $id: 'ExplainedReading' },
);

const explainedPart = Type.Object(
  {
    meterId: text('meter'),
    from: civilDate('day of its first index in the period'),
    to: civilDate('day of its last index in the period'),
    openingIndex: whole('first index, m³'),
    closingIndex: whole('last index, m³'),
    recorded: whole('m³ by the indexes'),
    factors: optional(
      list(
        'of a major subscriber, billed in standard m³: each factor of its days (11.4)',
        Type.Object({ from: civilDate('first day'), factor: text('standard m³ per m³ at the meter') }),
      ),
    ),
    consumption: volume('what counts'),
    sentence: bilingual('the meter, its days, indexes and consumption in words'),
  },
  { $id: 'ExplainedMeterPart' },
);

const explainedEvidence = Type.Object(
  {
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    sentence: bilingual('what it is, and what the head accepted'),
  },
  { $id: 'ExplainedEvidence' },
);

/** `caseId`, `reason`, `approvals` and `override` are for the office of the case, its county's head and auditors. */
const explainedCorrection = Type.Object(
  {
    correctionId: text('correction'),
    caseId: optional(text('case that asked')),
    cause: postedCause,
    readings: list('readings with another index', restatedReading),
    before: charges,
    after: charges,
    difference: rial('new minus old'),
    settlement: oneOf('how the difference is charged or credited', ['correctiveBill', 'nextBill']),
    sentence: bilingual('the corrected indexes and, for the office of the case, the result of the visit'),
    reason: optional(text('reason, in the language of the request')),
    approvals: optional(list('approvals', approval)),
    override: optional(override),
    postedOn: civilDate('business day of posting'),
    recordedAt: text('instant of recording'),
    eventId: text("event in the account's stream"),
  },
  { $id: 'ExplainedCorrection' },
);

const { billId, status, settled, paid, leftToPay, supersededBy, replaces } = bill.properties;
/** How the bill is, by the events known at a time; the fields of a bill. */
export const standing = { billId, status, settled, paid, leftToPay, supersededBy, replaces };

/** Explanation of a bill's amount, as known at a time: each line down to the events that caused it. */
export const explanation = Type.Object(
  {
    asKnownOn: text('requested time, or the instant of the response'),
    billNumber: text('number of the bill'),
    accountId: text('account'),
    ...standing,
    issuedOn: civilDate('day of issue'),
    payable: rial('payable amount on the face; stays as issued'),
    paymentId: optional(text('payment id')),
    payableOnNextBill: optional(rial('payable amount that goes to the next bill (8.7)')),
    postponed: optional(bilingual('why it goes to the next bill, in a sentence')),
    paymentDeadline: civilDate('last day to pay and to object'),
    replaced: optional(bilingual('what happened to a replaced bill, in a sentence')),
    periodFrom: civilDate('first day in force'),
    periodTo: civilDate('first day after the period in force'),
    periodAsIssued: optional(
      Type.Object(
        { from: civilDate('first day'), to: civilDate('first day after it') },
        { $id: 'PeriodAsIssued', description: 'on the face, if a correction of a reading day has moved it (15.4-39)' },
      ),
    ),
    days: whole('days of the period'),
    estimated: truth('the closing reading is an estimate'),
    consumption: volume('valid by then'),
    consumptionAsIssued: volume('on the face'),
    readings: Type.Object({ opening: explainedReading, closing: explainedReading }, { $id: 'ReadingPair' }),
    meters: list(
      'what each meter measured, after an exchange or on days of an error or a fault; empty for one index difference (11.4)',
      explainedPart,
    ),
    evidence: list('readings from the meter of its days that close no period (15.4-32)', explainedEvidence),
    chargesAsIssued: charges,
    charges,
    carriedForward: rial('balance before this bill, as issued'),
    remainder: rial('what stayed in the balance, as issued'),
    lines: list('lines', explainedLine),
    returnedPayments: list('payments of this bill that came back', bilingual('amount, receipt, day and reason')),
    corrections: list('corrections known at the time', explainedCorrection),
    receivable: rial('debt of the account at the time; negative is a credit'),
  },
  { $id: 'Explanation' },
);
