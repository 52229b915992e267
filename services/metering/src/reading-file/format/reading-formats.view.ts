import { civilDate, defineView, eventsOf, list, optional, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { readingFormat } from './domain/reading-format.ts';

const column = Type.Object(
  {
    holds: text('column of readings, or `other` for one that is not read'),
    name: optional(text('name in the header')),
  },
  { $id: 'ColumnOfReadingFormat' },
);
const format = Type.Object(
  {
    separator: text('between the columns'),
    header: truth('whether the first line names the columns'),
    columns: list('in their order', column),
    digits: text('digits that the contractor writes'),
    calendar: text('calendar of the days'),
    dayPattern: text('places of year, month and day'),
    encoding: text('encoding of the characters'),
  },
  { $id: 'ReadingFormat' },
);
const document = Type.Object(
  {
    contractorId: text('reading contractor'),
    version: whole('version of its format'),
    from: civilDate('first day'),
    agreedOn: civilDate('day of the agreement'),
    format,
  },
  { $id: 'AgreedReadingFormat' },
);
type AgreedReadingFormat = DocumentOf<typeof document>;

/** "How does a contractor write its reading files, and since when?" (13.3). One document per contractor and version. */
export const readingFormats = defineView({
  name: 'reading-formats',
  version: 1,
  question: 'How does a contractor write its reading files, and from which day on? For the units and the contractor.',
  source: eventsOf(readingFormat),
  document,
  indexes: [{ contractorId: 1, version: 1 }],
}).on({
  ReadingFormatAgreed: {
    keys: ({ data: { contractorId, version } }) => [`${contractorId}.${version}`],
    change: (_, { data: { contractorId, version, from, agreedOn, format: agreed } }): AgreedReadingFormat => ({
      contractorId,
      version,
      from,
      agreedOn,
      format: { ...agreed, columns: agreed.columns.map((each) => ({ ...each })) },
    }),
  },
});
