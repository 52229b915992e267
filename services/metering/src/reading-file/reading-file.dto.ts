import { choice, listOf, optional, plain } from '@pishkhan/fields';
import { currentRequest, dto, PageQuery } from '@pishkhan/service-kit';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome } from './domain/reading-file.messages.ts';

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
  message: plain.text('title of the rule, by Accept-Language'),
  field: optional(plain.text('column')),
  data: optional(plain.record('values that the rule compared')),
}) {}

class UnchangedRowDto extends dto({ line: plain.whole('line of a row that was recorded before') }) {}

export class HeldRowDto extends dto({
  ...RefusedRowDto.fields,
  reviewId: plain.text('its entry in the worklist of readings'),
}) {}

const messageOf = (rule: string) => ruleTitles[rule]?.[currentRequest()?.language ?? 'fa'] ?? rule;

/** The result of a file. A row that is not listed was accepted. */
export class ReadingFileDto extends dto({
  fileId: plain.text('SHA-256 of contractor and content'),
  rows: plain.whole('rows of the file'),
  accepted: plain.whole('new readings from this file'),
  unchanged: plain.whole('rows with readings that were already recorded'),
  unchangedRows: listOf(UnchangedRowDto),
  held: listOf(HeldRowDto, 'rows that wait for a person of subscriber affairs'),
  refused: listOf(RefusedRowDto),
}) {
  static ofOutcome(outcome: FileOutcome): ReadingFileDto {
    const { held = [], unchangedLines = [], refused } = outcome;
    return ReadingFileDto.of({
      ...outcome,
      unchangedRows: unchangedLines.map((line) => ({ line })),
      held: held.map((row) => ({ ...row, message: messageOf(row.rule) })),
      refused: refused.map((row) => ({ ...row, message: messageOf(row.rule) })),
    });
  }
}
