import { existenceRule, permissionRule, statusRule } from '@pishkhan/decider';
import type { BulkReadingFileReceived, OrderedBy } from './bulk-reading-file.messages.ts';

/** A file that is stopped, resumed or looked at was delivered (11.4). */
export const bulkReadingFileMustExist = existenceRule(
  'BulkReadingFileMustExist',
  { fa: 'چنین فایل قرائتی نرسیده است', en: 'No such reading file was delivered' },
  (fileId: string) => ({ fileId }),
);

/** Only a file with rows that wait can be stopped (11.4). */
export const bulkReadingFileMustBeUnderWay = statusRule(
  'BulkReadingFileMustBeUnderWay',
  { fa: 'سنجش این فایل به پایان رسیده است', en: 'All rows of the file have been judged' },
  (status: string) => status === 'done' && { status },
);

/** A file that is about to stop finishes its part first (11.4). */
export const bulkReadingFileMustHaveStopped = statusRule(
  'BulkReadingFileMustHaveStopped',
  {
    fa: 'این فایل هنوز نایستاده است؛ چند لحظه دیگر دوباره ادامه دهید',
    en: 'The file has not stopped yet; resume it in a moment',
  },
  (status: string) => status === 'stopping' && { status },
);

/** What the head of subscriber affairs stopped, its contractor does not continue (11.4, N5). */
export const contractorMustNotResumeWhatTheCompanyStopped = permissionRule(
  'ContractorMustNotResumeWhatTheCompanyStopped',
  {
    fa: 'این فایل را رئیس امور مشترکین متوقف کرده است و ادامه آن با خود اوست',
    en: 'The head of subscriber affairs stopped this file; only the head may have it continued',
  },
  (stoppedBy: OrderedBy | undefined, by: OrderedBy) => stoppedBy === 'company' && by === 'contractor',
);

/** Readings that wait in a file that the head of subscriber affairs stopped do not come by another one (11.4, N5). */
export const fileMustNotRepeatWhatTheCompanyStopped = statusRule(
  'FileMustNotRepeatWhatTheCompanyStopped',
  {
    fa: 'قرائتی از این فایل در فایل بزرگی است که رئیس امور مشترکین متوقف کرده است؛ تا او آن را ادامه ندهد، همان قرائت‌ها را با فایل دیگری نفرستید',
    en: 'A reading of this file waits in a large file that the head of subscriber affairs stopped; do not send it in another one',
  },
  (line: number, stopped: Pick<BulkReadingFileReceived['data'], 'fileId' | 'receivedOn'> | undefined) =>
    stopped !== undefined && { line, stoppedFile: stopped.fileId, deliveredOn: stopped.receivedOn },
);
