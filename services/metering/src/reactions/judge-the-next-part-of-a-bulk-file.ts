import { granted, whenRecorded } from '@pishkhan/service-kit';
import { BulkParts } from '../reading-file/bulk/rows/bulk-parts.ts';
import { bulkReadingFile } from '../reading-file/bulk/domain/bulk-reading-file.ts';
import type { BulkReadingFileEvent } from '../reading-file/bulk/domain/bulk-reading-file.messages.ts';

type Heard = Extract<
  BulkReadingFileEvent,
  { readonly type: 'BulkReadingFileReceived' | 'BulkReadingPartJudged' | 'BulkReadingFileResumed' }
>;

/** The part that an event has judged next. */
const nextAfter = (event: Pick<Heard, 'type' | 'data'>): number => {
  const { type, data } = event as Heard;
  switch (type) {
    case 'BulkReadingFileReceived':
      return 0;
    case 'BulkReadingPartJudged':
      return data.part + 1;
    case 'BulkReadingFileResumed':
      return data.part;
  }
};

/**
 * Each part is judged because the one before was, so that a file continues after any crash, and files of several
 * contractors take turns (11.4).
 */
export const judgeTheNextPartOfABulkFile = whenRecorded(
  bulkReadingFile,
  ['BulkReadingFileReceived', 'BulkReadingPartJudged', 'BulkReadingFileResumed'],
  {
    name: 'judge-the-next-part-of-a-bulk-file',
    react: async (event, { load, execute, find }) => {
      const { fileId } = event.data;
      const { state } = await load(bulkReadingFile, fileId);
      const part = nextAfter(event);
      if (state.status === 'unknown' || state.judgedParts !== part) return;
      // A part that was begun before a stop was asked for is finished: its readings are in the log.
      if (state.status !== 'running' && state.status !== 'stopping') return;
      const { correlationId, actor } = event.metadata;
      const outcome = await (await find(BulkParts)).judge(state, part, { id: event.id, correlationId, actor });
      granted(await execute(bulkReadingFile, fileId, { type: 'RecordPartJudged', ...outcome }));
    },
  },
);

/** The part in hand is done when this event's turn comes, so the figures of the file stand still from then on. */
export const stopABulkFileWhenItIsAskedFor = whenRecorded(bulkReadingFile, ['BulkReadingFileStopRequested'], {
  name: 'stop-a-bulk-file-when-it-is-asked-for',
  react: async ({ data: { fileId } }, { execute }) => {
    granted(await execute(bulkReadingFile, fileId, { type: 'RecordBulkReadingFileStopped' }));
  },
});
