import { expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { foldView } from '@pishkhan/views';
import { readingFilesDelivered } from './reading-files.view.ts';

const named = { fileId: 'file-1', contractorId: 'contractor-zagros' };
const fact = {
  schemaVersion: 1,
  stream: 'bulk-reading-file-file-1',
  revision: 0,
  recordedAt: '2026-11-22T04:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
};
const received = { ...named, rows: 2_000, parts: 2, receivedOn: civilDate('2026-11-22') };
const judged = (part: number) => ({
  ...named,
  part,
  rows: 1_000,
  accepted: 1_000,
  unchanged: 0,
  refused: [],
  held: [],
  readers: Array.from({ length: 1_000 }, (_, at) => ({ readerId: `r${part * 1_000 + at}`, rows: 1, refused: 0 })),
});

it('N12: a column of serials as readers is no document without an end', () => {
  const events = [
    { ...fact, type: 'BulkReadingFileReceived' as const, data: received },
    ...[0, 1].map((part) => ({ ...fact, type: 'BulkReadingPartJudged' as const, data: judged(part) })),
  ];
  const file = foldView(readingFilesDelivered, events).get('file-1');
  expect(file).toMatchObject({ accepted: 2_000, progress: { judged: 2_000 } });
  expect(file?.readers).toHaveLength(1_000);
});
