import { defineView, eventsOf, optional, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { bulkReadingFile } from '../domain/bulk-reading-file.ts';

const document = Type.Object(
  {
    fileId: text('large reading file'),
    contractorId: text('reading contractor'),
    line: whole('line of the file'),
    result: text('refused, or held for a person'),
    rule: text('name of the rule'),
    field: optional(text('column')),
    value: optional(text('what the cell of the column had')),
    readerId: optional(text('reader of the row')),
    data: optional(Type.Record(Type.String(), Type.Unknown(), { description: 'values that the rule compared' })),
    reviewId: optional(text('its entry in the worklist of readings')),
  },
  { $id: 'BulkRowToMend' },
);

/** "Which rows of a large file were refused, or wait for a person?" One document per row (11.4, F8). */
export const bulkRowsToMend = defineView({
  name: 'bulk-rows-to-mend',
  version: 1,
  question: 'Which rows of a large file were refused or wait for a person? For the contractor and subscriber affairs.',
  source: eventsOf(bulkReadingFile),
  document,
  indexes: [{ fileId: 1, result: 1, line: 1 }],
}).on({
  BulkReadingFileReceived: 'ignored',
  BulkReadingPartJudged: {
    keys: ({ data: { fileId, refused, held } }) => [...refused, ...held].map(({ line }) => `${fileId}.${line}`),
    change: (_, { data: { fileId, contractorId, refused, held } }, key) => {
      // A part can have 2,000 such rows, and each is a document: comparing numbers keeps the turn short (N12).
      const named = Number(key.slice(fileId.length + 1));
      const isNamed = ({ line }: { readonly line: number }) => line === named;
      const refusal = refused.find(isNamed);
      const row = refusal ?? held.find(isNamed)!;
      return { fileId, contractorId, result: refusal ? 'refused' : 'held', ...row };
    },
  },
  BulkReadingFileStopRequested: 'ignored',
  BulkReadingFileStopped: 'ignored',
  BulkReadingFileResumed: 'ignored',
  BulkReadingFileDone: 'ignored',
});
