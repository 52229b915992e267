import { choice, identifier, optional, plain } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import type { DeliveredBulkFile } from './domain/bulk-reading-file.ts';

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
}) {
  static ofFile({ status, file, judged, accepted, unchanged, refused, held }: DeliveredBulkFile): BulkFileDto {
    const { fileId, contractorId, rows, formatVersion } = file;
    const figures = { judged, accepted, unchanged, refused, held };
    return BulkFileDto.of({
      fileId,
      contractorId,
      status,
      rows,
      ...figures,
      ...(formatVersion !== undefined && { formatVersion }),
    });
  }
}
