import { meterInstalled } from '@pishkhan/contracts';
import { civilDate, list, orNull, text, titled, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { takenOffTitles } from '../../leaving/exchanging/absences.ts';

const takenOff = Type.Object(
  {
    on: civilDate('day of the removal'),
    index: whole('index at the removal, m³'),
    readingId: text('the removal as a reading'),
    rolloverConfirmed: truth('the register had rolled over since the last reading'),
    seals: list('numbers of the seals that were found', Type.String()),
    exchangeId: text('exchange or removal'),
    because: titled('why it was exchanged, or why there is no meter', takenOffTitles),
    newMeterId: orNull(text('meter in its place; null if there is none')),
    by: orNull(text('who did it on the spot; null if unknown')),
    contractorId: orNull(text('exchange company; null if none')),
    enteredBy: orNull(text('who entered it; null for a case')),
    confirmedBy: orNull(text('second person')),
    recordedOn: civilDate('day of the record'),
    caseId: orNull(text('case that asked; null for an entry of the connections unit')),
    remark: orNull(text('remark')),
  },
  { $id: 'MeterTakenOffConnection' },
);
const test = Type.Object(
  {
    testedOn: civilDate('day of the test'),
    answerNumber: text('number of the written answer'),
    answeredOn: civilDate('day of the written answer'),
    errorBasisPoints: whole('error in hundredths of a per cent; positive: it registers too much (15.4-17)'),
    isSound: truth('sound by the judgement of the workshop'),
    validUntil: orNull(civilDate('last day of the certificate; null without one')),
    caseId: text('case that ordered it'),
  },
  { $id: 'TestOfMeter' },
);
const wrongAccount = Type.Object(
  { on: civilDate('day of the decision'), reason: text('why') },
  { $id: 'RegisteredForWrongAccount', description: 'it never measured this account; null if it did' },
);
const one = Type.Object(
  {
    meterId: text('meter'),
    make: orNull(text('maker; null if unknown')),
    capacity: meterInstalled.schema.properties.capacity,
    registerDigits: whole('digits of the register'),
    installedOn: civilDate('day of installation'),
    index: whole('index at the installation, m³'),
    readingId: text('the installation as a reading'),
    seals: list('numbers of the seals that were put on it', Type.String()),
    exchangeId: orNull(text('exchange that put it in; null for an installation without one')),
    takenOff: orNull(takenOff),
    wrongAccount: orNull(wrongAccount),
    tests: list('tests of a workshop, in order', test),
  },
  { $id: 'MeterOfConnection' },
);
export const metersOfConnectionDocument = Type.Object(
  { accountId: text('account'), meters: list('in the order of their installations', one) },
  { $id: 'MetersOfConnection' },
);
export type KnownMeters = DocumentOf<typeof metersOfConnectionDocument>;
export type MeterOfConnection = DocumentOf<typeof one>;
