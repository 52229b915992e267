import { serialKey } from '@pishkhan/fields';
import { mustHold, pauses, type Aggregates, type Reads } from '@pishkhan/service-kit';
import { factOf } from '@pishkhan/event-store';
import { trusted } from '@pishkhan/views';
import type { RefusedRow } from '../../domain/reading-file.messages.ts';
import { isRefused, type ReadingRow } from '../../domain/reading-row.ts';
import { readingFilesDelivered } from '../../views/reading-files.view.ts';
import { fileMustNotRepeatWhatTheCompanyStopped } from '../domain/bulk-reading-file.rules.ts';
import { bulkReadingFile, type DeliveredBulkFile } from '../domain/bulk-reading-file.ts';
import { bulkReadingRows, rowsIdOf } from '../domain/bulk-reading-rows.ts';

interface Surroundings {
  readonly aggregates: Aggregates;
  readonly reads: Reads;
}

const keyOf = ({ meterId, readOn }: Pick<ReadingRow, 'meterId' | 'readOn'>) => `${serialKey(meterId)} ${readOn}`;

/** Large files of the contractor that the company stopped; the log says so, the view only which files are open. */
const stoppedFilesOf = async ({ aggregates, reads }: Surroundings, contractorId: string) => {
  await reads.upToDate(readingFilesDelivered);
  const open = await reads
    .model(readingFilesDelivered)
    .find({ contractorId, 'progress.status': trusted({ $in: ['running', 'stopping', 'stopped'] }) })
    .lean();
  const files = await Promise.all(open.map(({ fileId }) => aggregates.load(bulkReadingFile, fileId)));
  return files.flatMap(({ state }) =>
    state.status !== 'unknown' && state.status !== 'done' && state.stoppedBy === 'company' ? [state] : [],
  );
};

const waitingRows = async (aggregates: Aggregates, { file, judgedParts }: DeliveredBulkFile) => {
  const keys: string[] = [];
  for (let part = judgedParts; part < file.parts; part++)
    for (const event of await aggregates.history(bulkReadingRows, rowsIdOf(file.fileId, part))) {
      const { type, data } = factOf(bulkReadingRows, event);
      if (type === 'BulkReadingRowsKept') keys.push(...data.rows.map(keyOf));
    }
  return keys;
};

/**
 * Nobody undoes the company's stop by the same readings in another file. Rows that were judged before the stop may be
 * sent again, because the stop says nothing of them.
 *
 * @throws ProblemException 409 `FileMustNotRepeatWhatTheCompanyStopped` with the line and the stopped file
 */
export const mustNotRepeatStoppedRows = async (
  from: Surroundings,
  contractorId: string,
  rows: Iterable<ReadingRow | RefusedRow>,
): Promise<void> => {
  const stopped = await stoppedFilesOf(from, contractorId);
  if (stopped.length === 0) return;
  const fileOf = new Map<string, DeliveredBulkFile['file']>();
  for (const state of stopped) for (const key of await waitingRows(from.aggregates, state)) fileOf.set(key, state.file);
  const pause = pauses();
  for (const row of rows) {
    if (!isRefused(row)) mustHold(fileMustNotRepeatWhatTheCompanyStopped(row.line, fileOf.get(keyOf(row))));
    const due = pause();
    if (due) await due;
  }
};
