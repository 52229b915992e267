import { listOf, optional, shown } from '@pishkhan/fields';
import { currentRequest, dto } from '@pishkhan/service-kit';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome } from './domain/reading-file.messages.ts';

export class RefusedRowDto extends dto({
  line: shown.whole('line of the file, the header being line 1'),
  rule: { ...shown.text('name of the rule'), example: 'IndexMustNotFall' },
  message: shown.text('the rule in words, by Accept-Language'),
  field: optional(shown.text('column')),
  data: optional(shown.record('figures that the rule compared')),
}) {}

/** What became of a file. */
export class ReadingFileDto extends dto({
  fileId: shown.text('SHA-256 of contractor and content'),
  rows: shown.whole('rows of the file'),
  accepted: shown.whole('readings that the file brought'),
  unchanged: shown.whole('rows whose reading was recorded before'),
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
