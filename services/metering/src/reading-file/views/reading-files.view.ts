import { defineView, eventsOf, list, optional, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { FileOutcome, RowsOfReader } from '../domain/reading-file.messages.ts';
import { bulkReadingFile } from '../bulk/domain/bulk-reading-file.ts';
import type { BulkReadingPartJudged } from '../bulk/domain/bulk-reading-file.messages.ts';
import { readingFile } from '../domain/reading-file.ts';

const refusedRow = Type.Object(
  {
    line: whole('line of the file; the header is line 1'),
    rule: text('name of the rule'),
    field: optional(text('column')),
    value: optional(text('what the cell of the column had')),
    readerId: optional(text('reader of the row')),
    data: optional(Type.Record(Type.String(), Type.Unknown(), { description: 'values that the rule compared' })),
  },
  { $id: 'RefusedRowOfFile' },
);

const rowsOfReader = Type.Object(
  {
    readerId: text('reader'),
    rows: whole('rows that the reader delivered, refused ones included'),
    refused: whole('refused ones of them'),
  },
  { $id: 'RowsOfReaderInFile' },
);

const progress = Type.Object(
  { status: text('running, stopping, stopped or done'), judged: whole('rows that have their result') },
  { $id: 'ProgressOfReadingFile' },
);

/** A file of a contractor with the result of its last delivery. */
const document = Type.Object(
  {
    fileId: text('SHA-256 of contractor and content'),
    contractorId: text('reading contractor'),
    rows: whole('rows'),
    accepted: whole('readings from all deliveries'),
    held: whole('rows that waited for a person at the last delivery'),
    refusedRows: whole('rejected rows of the last delivery'),
    refused: list('rejected rows of the last delivery', refusedRow),
    readers: list('rows by reader at the last delivery; none in files of earlier releases', rowsOfReader),
    progress: optional(progress),
    formatVersion: optional(whole('version of the agreed format by which it was read')),
    receivedAt: text('first delivery'),
    lastDeliveredAt: text('last delivery with a new result'),
  },
  { $id: 'DeliveredReadingFile' },
);
export type DeliveredFile = DocumentOf<typeof document>;

const delivered = (
  before: DeliveredFile | undefined,
  { fileId, contractorId, rows, accepted, refused, held = [], readers = [], formatVersion }: FileOutcome,
  recordedAt: string,
): DeliveredFile => ({
  fileId,
  contractorId,
  rows,
  accepted: accepted + (before?.accepted ?? 0),
  held: held.length,
  refusedRows: refused.length,
  refused: refused.map((row) => ({ ...row })),
  readers: readers.map((each) => ({ ...each })),
  ...(formatVersion !== undefined && { formatVersion }),
  receivedAt: before?.receivedAt ?? recordedAt,
  lastDeliveredAt: recordedAt,
});

/** Rejected rows of a large file that its entry in the list has; all are in `bulk-rows-to-mend`. */
export const MOST_LISTED = 100;
/** Readers of a large file whose rows are counted, so that a column of serials is no document without an end (N12). */
const MOST_READERS = 1_000;

const sumByReader = (all: readonly RowsOfReader[]): RowsOfReader[] =>
  [...Map.groupBy(all, ({ readerId }) => readerId)].slice(0, MOST_READERS).map(([readerId, own]) => ({
    readerId,
    rows: own.reduce((sum, { rows }) => sum + rows, 0),
    refused: own.reduce((sum, { refused }) => sum + refused, 0),
  }));

const withPart = (
  before: DeliveredFile,
  { rows, accepted, refused, held, readers }: BulkReadingPartJudged['data'],
  recordedAt: string,
): DeliveredFile => ({
  ...before,
  accepted: before.accepted + accepted,
  held: before.held + held.length,
  refusedRows: before.refusedRows + refused.length,
  refused: [...before.refused, ...refused.map((row) => ({ ...row }))].slice(0, MOST_LISTED),
  readers: sumByReader([...before.readers, ...readers]),
  progress: { status: before.progress?.status ?? 'running', judged: (before.progress?.judged ?? 0) + rows },
  lastDeliveredAt: recordedAt,
});

const as = (status: string) => (before: DeliveredFile | undefined) =>
  before && { ...before, progress: { status, judged: before.progress?.judged ?? 0 } };

/** "Which files arrived, and which of their rows were rejected?", for subscriber affairs and the contractor (F8). */
export const readingFilesDelivered = defineView({
  name: 'reading-files',
  version: 2,
  question: 'Which files arrived, and which of their rows were rejected? For subscriber affairs and the contractor.',
  source: eventsOf(readingFile, bulkReadingFile),
  document,
  indexes: [{ contractorId: 1, lastDeliveredAt: 1 }],
}).on({
  ReadingFileReceived: (file, { data, recordedAt }) => delivered(file, data, recordedAt),
  ReadingFileJudgedAgain: (file, { data, recordedAt }) => delivered(file, data, recordedAt),
  BulkReadingFileReceived: (_, { data: { parts: _parts, receivedOn: _on, ...file }, recordedAt }) => ({
    ...delivered(undefined, { ...file, accepted: 0, unchanged: 0, refused: [] }, recordedAt),
    progress: { status: 'running', judged: 0 },
  }),
  BulkReadingPartJudged: (file, { data, recordedAt }) => file && withPart(file, data, recordedAt),
  BulkReadingFileStopRequested: as('stopping'),
  BulkReadingFileStopped: as('stopped'),
  BulkReadingFileResumed: as('running'),
  BulkReadingFileDone: as('done'),
});
