import { defineView, eventsOf, list, optional, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { FileOutcome } from '../domain/reading-file.messages.ts';
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
    formatVersion: optional(whole('version of the agreed format by which it was read')),
    receivedAt: text('first delivery'),
    lastDeliveredAt: text('last delivery with a new result'),
  },
  { $id: 'DeliveredReadingFile' },
);
type DeliveredFile = DocumentOf<typeof document>;

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

/** "Which files arrived, and which of their rows were rejected?", for subscriber affairs and the contractor (F8). */
export const readingFilesDelivered = defineView({
  name: 'reading-files',
  version: 2,
  question: 'Which files arrived, and which of their rows were rejected? For subscriber affairs and the contractor.',
  source: eventsOf(readingFile),
  document,
  indexes: [{ contractorId: 1, lastDeliveredAt: 1 }],
}).on({
  ReadingFileReceived: (file, { data, recordedAt }) => delivered(file, data, recordedAt),
  ReadingFileJudgedAgain: (file, { data, recordedAt }) => delivered(file, data, recordedAt),
});
