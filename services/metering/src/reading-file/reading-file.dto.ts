import { listOf, optional, plain } from '@pishkhan/fields';
import { currentRequest, dto } from '@pishkhan/service-kit';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome } from './domain/reading-file.messages.ts';

export class RefusedRowDto extends dto({
  line: plain.whole('line of the file; the header is line 1'),
  rule: { ...plain.text('name of the rule'), example: 'IndexMustNotFall' },
  message: plain.text('title of the rule, by Accept-Language'),
  field: optional(plain.text('column')),
  data: optional(plain.record('values that the rule compared')),
}) {}

/** The result of a file. */
export class ReadingFileDto extends dto({
  fileId: plain.text('SHA-256 of contractor and content'),
  rows: plain.whole('rows of the file'),
  accepted: plain.whole('new readings from this file'),
  unchanged: plain.whole('rows with readings that were already recorded'),
  refused: listOf(RefusedRowDto),
}) {
  static ofOutcome(outcome: FileOutcome): ReadingFileDto {
    const refused = outcome.refused.map((row) => ({
      ...row,
      message: ruleTitles[row.rule]?.[currentRequest()?.language ?? 'fa'] ?? row.rule,
    }));
    return ReadingFileDto.of({ ...outcome, refused });
  }
}
