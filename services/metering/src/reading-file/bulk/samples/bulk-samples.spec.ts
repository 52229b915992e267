import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import { bulkReadingFile } from '../domain/bulk-reading-file.ts';
import { bulkReadingRows } from '../domain/bulk-reading-rows.ts';
import type { BulkReadingFileEvent, BulkReadingRowsKept } from '../domain/bulk-reading-file.messages.ts';

const stored = <Event>(type: string) =>
  JSON.parse(readFileSync(new URL(`./${type}.v1.json`, import.meta.url), 'utf8')) as Event;

it('11.4: events of version 1 replay', () => {
  const types = [
    'BulkReadingFileReceived',
    'BulkReadingFileStopRequested',
    'BulkReadingFileStopped',
    'BulkReadingFileResumed',
    'BulkReadingPartJudged',
    'BulkReadingFileDone',
  ];
  const events = types.map((type) => stored<BulkReadingFileEvent>(type));
  expect(fold(bulkReadingFile, events)).toMatchObject({ status: 'done', judged: 3, accepted: 1, refused: 1, held: 1 });
  expect(fold(bulkReadingRows, [stored<BulkReadingRowsKept>('BulkReadingRowsKept')])).toEqual({ chunks: 1 });
});
