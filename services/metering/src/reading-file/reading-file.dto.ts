import { choice, identifier, listOf, optional, plain, type Text } from '@pishkhan/fields';
import { currentRequest, dto, PageQuery } from '@pishkhan/service-kit';
import { withoutForeignValues } from './domain/own-values.ts';
import { columnTitles, type Column } from './domain/reading-row.ts';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome, RefusedRow } from './domain/reading-file.messages.ts';

export class ReadingFilePath extends dto({
  fileId: identifier({ fa: 'شناسه فایل قرائت', en: 'SHA-256 of contractor and content' }),
}) {}

/** A file whose rows are being judged now. */
class FileUnderWayDto extends dto({
  fileId: plain.text('SHA-256 of contractor and content'),
  rows: plain.whole('rows of the file'),
  judged: plain.whole('rows that have their result'),
}) {}

export class FilesUnderWayDto extends dto({ items: listOf(FileUnderWayDto) }) {}

export class ReadingFilesQuery extends dto({
  ...PageQuery.fields,
  rows: optional(
    choice({ fa: 'سطرها', en: 'only files with rejected rows' }, ['refused'], {
      titles: { refused: { fa: 'ردشده', en: 'rejected' } },
    }),
  ),
}) {}

export class RefusedRowDto extends dto({
  line: plain.whole('line of the file; the header is line 1'),
  rule: { ...plain.text('name of the rule'), example: 'IndexMustNotFall' },
  message: plain.text('what is wrong, or the title of the rule, by Accept-Language'),
  field: optional(plain.text('column')),
  column: optional(plain.text('column in words, by Accept-Language')),
  value: optional(plain.text('what the cell of the column had')),
  readerId: optional(plain.text('reader of the row')),
  data: optional(plain.record('values of the row itself')),
}) {}

class RowsOfReaderDto extends dto({
  readerId: plain.text('reader'),
  rows: plain.whole('rows that the reader delivered, refused ones included'),
  refused: plain.whole('refused ones of them'),
}) {}

class UnchangedRowDto extends dto({ line: plain.whole('line of a row that was recorded before') }) {}

export class HeldRowDto extends dto({
  ...RefusedRowDto.fields,
  reviewId: plain.text('its entry in the worklist of readings'),
}) {}

/** What is wrong with this cell, if the rule names it; else the title of the rule. */
const messageOf = ({ rule, data }: Pick<RefusedRow, 'rule' | 'data'>): string => {
  const language = currentRequest()?.language ?? 'fa';
  const problem = data?.['problem'] as Text | undefined;
  return problem?.[language] ?? ruleTitles[rule]?.[language] ?? rule;
};

/** What is wrong with a row, and the title of its column. */
export const wordsOf = (row: RefusedRow): { readonly message: string; readonly column?: string } => {
  const column = columnTitles[row.field as Column]?.[currentRequest()?.language ?? 'fa'];
  return { message: messageOf(row), ...(column !== undefined && { column }) };
};

const inWords = <Row extends RefusedRow>(row: Row) => ({ ...withoutForeignValues(row), ...wordsOf(row) });

/** How far a large file is. */
interface LargeFile {
  readonly judged?: number;
  readonly refusedRows?: number;
  readonly heldRows?: number;
}

/** The result of a file. A row that is not listed was accepted. */
export class ReadingFileDto extends dto({
  fileId: plain.text('SHA-256 of contractor and content'),
  rows: plain.whole('rows of the file'),
  accepted: plain.whole('new readings from this file'),
  unchanged: plain.whole('rows with readings that were already recorded'),
  unchangedRows: listOf(UnchangedRowDto),
  held: listOf(HeldRowDto, 'rows that wait for a person of subscriber affairs'),
  refused: listOf(RefusedRowDto),
  readers: optional(listOf(RowsOfReaderDto)),
  formatVersion: optional(plain.whole('version of the agreed format by which it was read (13.3)')),
  judged: optional(plain.whole('rows of a large file that have their result; it lists the first of its rows only')),
  refusedRows: optional(plain.whole('rejected rows of a large file')),
  heldRows: optional(plain.whole('rows of a large file that wait for a person')),
  again: optional(plain.truth('it had arrived before; its rows were judged again')),
}) {
  static ofOutcome(outcome: FileOutcome & LargeFile, again?: boolean): ReadingFileDto {
    const { held = [], unchangedLines = [], refused } = outcome;
    return ReadingFileDto.of({
      ...outcome,
      ...(again !== undefined && { again }),
      unchangedRows: unchangedLines.map((line) => ({ line })),
      held: held.map(inWords),
      refused: refused.map(inWords),
    });
  }
}
