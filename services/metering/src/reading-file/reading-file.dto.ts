import { listOf, optional, shown } from '@pishkhan/fields';
import { currentRequest, dto } from '@pishkhan/service-kit';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome } from './domain/reading-file.messages.ts';

export class RefusedRowDto extends dto({
  line: shown.whole('line of the file; the header is line 1'),
  rule: { ...shown.text('name of the rule'), example: 'IndexMustNotFall' },
  message: shown.text('title of the rule, by Accept-Language'),
  field: optional(shown.text('column')),
  data: optional(shown.record('values that the rule compared')),
}) {}

/** The result of a file. */
export class ReadingFileDto extends dto({
  fileId: shown.text('SHA-256 of contractor and content'),
  rows: shown.whole('rows of the file'),
  accepted: shown.whole('new readings from this file'),
  unchanged: shown.whole('rows with readings that were already recorded'),
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
