import { date, meterIndex, optional, text, withHelp } from '../../engine/kind/form.ts';
import { caseKind, decision, registration } from '../../engine/kind/kind.ts';
import { rolloverConfirmed } from '../meter/orders/card-thirteen.ts';
import { accountMustNotHaveAnOpenSelfReading, meterMustBeInstalled } from '../parts/case-kinds.rules.ts';
import { meterFaultyAnswer, meterFaultyOutcome, visitStage } from '../parts/visit.ts';
import { selfReadingDeadlines } from './deadlines.ts';
import { declaration, declared, timeOfSlip, type DeclaredFacts } from './declared.ts';
import { selfReadingEntry } from './entry.ts';
import { billedWords, evidenceWords, refusedWords } from './notices.ts';
import {
  enteredFigureMustNotBeOfTheFuture,
  figureMustBePossible,
  figureMustBeReadBeforeItIsDeclared,
  selfReadingsInARowMustBeLimited,
  slipMustPrecedeTheDeclaration,
} from './self-reading.rules.ts';

const informed = { owner: 'counterClerk', source: '15.4-21' } as const;

/**
 * A9: the subscriber declares the figure of the meter, on a slip of the reader or without one. The representative
 * enters it, the subscribers' unit confirms it, and a bill on demand is issued and delivered in 24 hours.
 */
export const selfReadingCase = caseKind({
  kind: 'self-reading',
  version: 1,
  source: 'A9',
  rules: [
    'A9-1',
    'A9-2',
    'A9-3',
    'A9-4',
    'B3-7',
    '15.2-5',
    '15.2-10',
    '15.4-12',
    '15.4-21',
    '15.4-22',
    '15.4-32',
    '15.4-34',
  ],
  title: { fa: 'اعلام رقم کنتور توسط مشترک', en: 'Figure declared by the subscriber' },
  searchWords: ['قرائت مشترک', 'برگه قرائت', 'خوداظهاری', 'self-reading', 'slip'],
  opens: registration({
    by: ['counterClerk'],
    source: 'A9-1, A9-2, B3-7, 15.4-12',
    about: 'account',
    asks: declaration,
    gates: [
      { source: 'A9-2', rule: meterMustBeInstalled },
      { source: '15.4-12', rule: figureMustBeReadBeforeItIsDeclared },
      { source: 'A9-1', rule: slipMustPrecedeTheDeclaration },
    ],
    onePer: { source: 'A9-2', rule: accountMustNotHaveAnOpenSelfReading },
    policy: 'self-reading',
    shows: timeOfSlip,
    remembers: ({ form, on, policy }): DeclaredFacts => declared(form, { on, policy }),
  }),
  deadlines: selfReadingDeadlines,
  whenWithdrawn: {
    fa: 'رقم اعلامی ثبت نشد و قبضی از آن صادر نمی‌شود.',
    en: 'The declared figure was not entered, and no bill is issued from it.',
  },
  start: 'examination',
  stages: {
    examination: {
      title: { fa: 'بررسی رقم اعلامی', en: 'Examine the declared figure' },
      source: 'A9-3, 15.2-5, 15.4-34',
      owner: 'qualifiedRepresentative',
      decides: {
        figureEntered: decision({
          title: { fa: 'رقم درست است؛ ثبت شود', en: 'The figure is right; enter it' },
          asks: { rolloverConfirmed },
          offeredIf: [selfReadingsInARowMustBeLimited],
          mustHold: [figureMustBePossible],
          remembers: ({ form, by, facts }) => ({
            enteredBy: by,
            enteredIndex: Number(facts['declaredIndex']),
            enteredReadOn: String(facts['declaredReadOn']),
            enteredEvidence: '',
            rolloverConfirmed: form.rolloverConfirmed === true,
          }),
          to: 'confirmation',
        }),
        otherFigureEntered: decision({
          title: { fa: 'رقم دیگری با مدرک ثبت شود', en: 'Enter another figure, with its evidence' },
          asks: {
            index: meterIndex({ fa: 'رقم درست', en: 'Right figure' }),
            readOn: optional(
              withHelp(date({ fa: 'روز این رقم', en: 'Day of this figure' }), {
                fa: 'اگر روز خواندن اعلام‌شده نیست، مثلاً روز بازدید',
                en: 'if it is not the declared day, such as the day of the visit',
              }),
            ),
            evidence: text({ fa: 'مدرک رقم درست', en: 'Evidence of the right figure' }, 500),
            rolloverConfirmed,
          },
          offeredIf: [selfReadingsInARowMustBeLimited],
          mustHold: [enteredFigureMustNotBeOfTheFuture, figureMustBePossible],
          remembers: ({ form, by, facts }) => ({
            enteredBy: by,
            enteredIndex: form.index,
            enteredReadOn: form.readOn ?? String(facts['declaredReadOn']),
            enteredEvidence: form.evidence,
            rolloverConfirmed: form.rolloverConfirmed === true,
          }),
          to: 'confirmation',
        }),
        visitNeeded: decision({
          title: { fa: 'بازدید کنتور لازم است', en: 'The meter must be visited' },
          asks: {},
          mustHold: [],
          to: 'visit',
        }),
        figureRefused: decision({
          title: { fa: 'رقم پذیرفته نشد', en: 'The figure is refused' },
          asks: { grounds: text({ fa: 'دلیل برای متقاضی', en: 'Grounds, for the applicant' }, 500) },
          mustHold: [],
          remembers: ({ form }) => ({ grounds: form.grounds }),
          to: 'refusedAnswer',
        }),
      },
    },
    visit: visitStage({ source: 'A9-3', faulty: 'meterFaultyAnswer', sound: 'examination' }),
    confirmation: {
      title: { fa: 'تأیید واحد مشترکین', en: "Confirmation by the subscribers' unit" },
      source: '15.4-22',
      owner: 'subscriberAffairsOfficer',
      alsoBy: ['headOfSubscriberAffairs'],
      notByDeciderOf: 'examination',
      decides: {
        confirmed: decision({
          title: { fa: 'رقم تأیید شد؛ قبض صادر شود', en: 'The figure is confirmed; issue the bill' },
          asks: {},
          mustHold: [],
          to: 'reading',
        }),
        returned: decision({
          title: { fa: 'برگشت به نماینده', en: 'Return it to the representative' },
          asks: {},
          mustHold: [],
          to: 'examination',
        }),
      },
    },
    reading: {
      title: { fa: 'در انتظار ثبت رقم و صدور قبض', en: 'Wait for the entry of the figure and the bill' },
      source: 'A9-3, A9-4, 15.4-32',
      requests: selfReadingEntry,
      notes: ['ReadingAccepted', 'ReadingKeptAsEvidence'],
      on: { BillIssued: 'delivery', SelfReadingSettled: 'evidenceAnswer', SelfReadingRefused: 'examination' },
    },
    delivery: {
      ...informed,
      title: { fa: 'تحویل قبض به مشترک', en: 'Hand the bill over, or send it' },
      source: 'A9-4, 15.4-22',
      informs: billedWords,
      closes: 'billed',
    },
    evidenceAnswer: {
      ...informed,
      title: { fa: 'اعلام نتیجه رقم دیررسیده به مشترک', en: 'Tell the applicant what the late figure has changed' },
      source: 'A9-4, 15.4-32',
      informs: evidenceWords,
      closes: 'keptAsEvidence',
    },
    refusedAnswer: {
      ...informed,
      title: { fa: 'اعلام نپذیرفتن رقم به مشترک', en: 'Tell the applicant that the figure was refused' },
      informs: refusedWords,
      closes: 'refused',
    },
    meterFaultyAnswer,
  },
  outcomes: {
    billed: { title: { fa: 'قبض با رقم اعلامی صادر و تحویل شد', en: 'Billed by the figure' }, source: 'A9-4' },
    keptAsEvidence: {
      title: { fa: 'رقم، مدرک روز خود شد', en: 'Kept as evidence of its day' },
      source: '15.4-32',
    },
    refused: { title: { fa: 'رقم پذیرفته نشد', en: 'Figure refused' }, source: 'A9-3' },
    meterFaulty: meterFaultyOutcome('A9-3'),
  },
});
