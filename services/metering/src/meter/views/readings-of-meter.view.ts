import { civilDate, defineView, eventsOf, oneOf, orNull, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { meter } from '../domain/meter.ts';

const estimate = Type.Object(
  {
    because: oneOf('why it was estimated', ['absent', 'readerEstimated']),
    method: oneOf('how it was estimated', ['sameDaysLastYear', 'periodBefore', 'byReader']),
  },
  { $id: 'Estimate' },
);
const correctedReading = Type.Object(
  {
    wrongIndex: whole('index as accepted, m³'),
    correctionId: text('approved and posted correction'),
    caseId: text('case that found it'),
  },
  { $id: 'CorrectedReading' },
);

/** One reading with its current and its earlier index. */
const document = Type.Object(
  {
    readingId: text('reading'),
    meterId: text('meter'),
    accountId: text('account'),
    readOn: civilDate('day of the reading'),
    index: whole('current index, m³'),
    rolledOver: truth('the register has rolled over'),
    kind: oneOf('origin of the index', ['installation', 'actual', 'estimated']),
    estimate: orNull(estimate),
    contractorId: orNull(text('reading contractor')),
    readerId: orNull(text('reader')),
    corrected: orNull(correctedReading),
  },
  { $id: 'Reading' },
);

const open = { rolledOver: false, estimate: null, contractorId: null, readerId: null, corrected: null } as const;
const keys = ({ data }: { readonly data: { readonly readingId: string } }) => [data.readingId];

/** "What did this meter show, when, who read it, and what was corrected?", asked when a bill is explained. */
export const readingsOfMeter = defineView({
  name: 'readings-of-meter',
  version: 1,
  question: 'What did this meter show, when, who read it, and what was corrected?',
  source: eventsOf(meter),
  document,
  indexes: [{ meterId: 1, readOn: 1 }],
}).on({
  MeterInstalled: {
    keys,
    change: (_, { data: { readingId, meterId, accountId, installedOn, index } }) => ({
      ...open,
      readingId,
      meterId,
      accountId,
      readOn: installedOn,
      index,
      kind: 'installation',
    }),
  },
  ReadingAccepted: { keys, change: (_, { data }) => ({ ...open, ...data }) },
  ReadingCorrected: {
    keys,
    change: (reading, { data: { wrongIndex, rightIndex, correctionId, caseId } }) =>
      reading && { ...reading, index: rightIndex, corrected: { wrongIndex, correctionId, caseId } },
  },
  MeterStoodStill: 'ignored',
  MeterFaultFound: 'ignored',
});
