import { choice, identifier, optional, part, plain } from '@pishkhan/fields';
import { currentRequest, dto, PageQuery } from '@pishkhan/service-kit';
import { optional as optionalOf, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { ruleTitles } from '../../rule-titles.ts';
import type { DeliveredBulkFile } from './domain/bulk-reading-file.ts';
import type { OrderedBy } from './domain/bulk-reading-file.messages.ts';
import { contractorMustNotResumeWhatTheCompanyStopped } from './domain/bulk-reading-file.rules.ts';
import { bulkRowsToMend } from './rows/bulk-rows-to-mend.view.ts';

export class BulkFilePath extends dto({
  fileId: identifier({ fa: 'شناسه فایل قرائت', en: 'SHA-256 of contractor, format version and bytes' }),
}) {}

export class BulkRowsQuery extends dto({
  ...PageQuery.fields,
  result: optional(
    choice({ fa: 'نتیجه سطر', en: 'result of the rows; refused if absent' }, ['refused', 'held'], {
      titles: { refused: { fa: 'ردشده', en: 'rejected' }, held: { fa: 'در انتظار بررسی', en: 'held for a person' } },
    }),
  ),
}) {}

/** A row to mend, with what is wrong in the language of the reader. */
export const bulkRowToMend = Type.Object(
  {
    ...bulkRowsToMend.document.properties,
    message: text('what is wrong, or the title of the rule, by Accept-Language'),
    column: optionalOf(text('column in words, by Accept-Language')),
  },
  { $id: 'BulkRowToMend' },
);

class WithheldResumptionDto extends dto({
  rule: plain.text('name of the rule'),
  says: plain.text('its sentence, by Accept-Language'),
}) {}

const withheldFrom = (by: OrderedBy, { status, stoppedBy }: DeliveredBulkFile) => {
  const isHalted = status === 'stopping' || status === 'stopped';
  const refusal = isHalted && contractorMustNotResumeWhatTheCompanyStopped(stoppedBy, by);
  if (!refusal) return undefined;
  return { rule: refusal.rejected, says: ruleTitles[refusal.rejected]![currentRequest()?.language ?? 'fa'] };
};

/** How far a large file is. Rows that are neither refused nor held nor unchanged became readings. */
export class BulkFileDto extends dto({
  fileId: plain.text('SHA-256 of contractor, format version and bytes'),
  contractorId: plain.text('reading contractor'),
  status: plain.text('running, stopping, stopped or done'),
  rows: plain.whole('rows of the file'),
  judged: plain.whole('rows that have their result'),
  accepted: plain.whole('new readings from this file'),
  unchanged: plain.whole('rows with readings that were already recorded'),
  refused: plain.whole('rejected rows'),
  held: plain.whole('rows that wait for a person of subscriber affairs'),
  formatVersion: optional(plain.whole('version of the agreed format by which it is read (13.3)')),
  stoppedBy: optional(plain.text('contractor or company; of a file that is stopping or stopped')),
  withheld: optional(part(WithheldResumptionDto, 'the rule by which the reader may not resume the file')),
}) {
  /** @param reader As whom the reader would resume the file */
  static ofFile(state: DeliveredBulkFile, reader: OrderedBy): BulkFileDto {
    const { status, file, judged, accepted, unchanged, refused, held, stoppedBy } = state;
    const { fileId, contractorId, rows, formatVersion } = file;
    const withheld = withheldFrom(reader, state);
    const figures = { judged, accepted, unchanged, refused, held };
    return BulkFileDto.of({
      fileId,
      contractorId,
      status,
      rows,
      ...figures,
      ...(formatVersion !== undefined && { formatVersion }),
      ...(stoppedBy && { stoppedBy }),
      ...(withheld && { withheld }),
    });
  }
}
