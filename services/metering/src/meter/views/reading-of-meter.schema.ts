import { declarationChannelTitles } from '@pishkhan/contracts';
import { readingKindTitles } from '@pishkhan/consumption';
import { civilDate, list, oneOf, optional, orNull, text, titled, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { registerTitles } from '../domain/recording/registers/registers.ts';
import { qualityTitles, reasonTitles, sourceTitles } from './reading-origin.ts';

const estimateReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: civilDate('day of the reading'),
    index: whole('index at that moment, m³'),
  },
  { $id: 'EstimateReading' },
);
const estimate = Type.Object(
  {
    because: oneOf('why it was estimated', ['absent', 'readerEstimated']),
    method: oneOf('how it was estimated', ['sameDaysLastYear', 'periodBefore', 'betweenReadings', 'byReader']),
    methodVersion: orNull(whole('version of the method; null for an estimate of the reader')),
    derivedFrom: orNull(
      list('readings that it was derived from; null if not on record, and for contractors', estimateReading),
    ),
  },
  { $id: 'Estimate' },
);
/** How a correction derived the current index. */
const estimateBasis = Type.Object(
  {
    method: oneOf('how it was derived', ['sameDaysLastYear', 'periodBefore', 'betweenReadings']),
    methodVersion: whole('version of the method'),
    derivedFrom: list('readings that it is derived from', Type.String()),
  },
  { $id: 'EstimateBasis' },
);
const correctedReading = Type.Object(
  {
    wrongIndex: whole('index as accepted, m³'),
    correctionId: text('approved and posted correction'),
    caseId: text('case that found it'),
    wrongDay: optional(civilDate('day as accepted; absent if it was right')),
    because: optional(
      oneOf('index found by evidence, only the day, or derived from such a reading', [
        'corrected',
        'dayCorrected',
        'derivedAnew',
      ]),
    ),
  },
  { $id: 'CorrectedReading' },
);

/** A figure that the subscriber declared in a case (A9). */
const declaredReading = Type.Object(
  {
    caseId: text('case'),
    channel: titled('how it was declared', declarationChannelTitles),
    announcedOn: civilDate('day on which it was declared'),
    approvedBy: text('subject of the representative who approved it'),
    declaredIndex: optional(whole('index as declared, if the representative entered another one, m³')),
  },
  { $id: 'DeclaredReading' },
);

/** The figure and the day as delivered: no review and no correction changes them. */
const rawReading = Type.Object(
  { readOn: civilDate('day as delivered'), index: whole('index as delivered or estimated, m³') },
  { $id: 'RawReading' },
);

const readRegister = Type.Object(
  {
    register: titled('register', registerTitles),
    index: whole('index of the register'),
    turns: whole('how often it has passed zero since the installation'),
  },
  { $id: 'ReadRegister' },
);

/** One reading with its current and its earlier index. */
export const readingOfMeter = Type.Object(
  {
    readingId: text('reading'),
    meterId: text('meter'),
    accountId: text('account'),
    readOn: civilDate('day of the reading'),
    index: whole('current index, m³'),
    rolledOver: truth('the register has rolled over'),
    kind: titled('origin of the index; evidence is read from the meter and not billed', readingKindTitles),
    estimate: orNull(estimate),
    contractorId: orNull(text('reading contractor')),
    readerId: orNull(text('reader')),
    confirmed: orNull(oneOf('who confirmed a rollover or a held reading', ['person', 'policy'])),
    corrected: orNull(correctedReading),
    derivedBy: orNull(estimateBasis),
    declared: optional(declaredReading),
    reason: titled('why it was read', reasonTitles),
    source: titled('where the figure came from', sourceTitles),
    quality: titled('how far the current index can be relied on', qualityTitles),
    raw: rawReading,
    photo: optional(text('document with the photograph of the meter')),
    registers: optional(list('each register of a meter with several, as delivered', readRegister)),
    replacedBy: optional(text('evidence of the same day that counts in its place (15.4-46)')),
  },
  { $id: 'Reading' },
);

export type ReadingEstimate = DocumentOf<typeof estimate>;
