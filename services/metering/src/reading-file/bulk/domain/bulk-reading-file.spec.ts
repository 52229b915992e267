import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given, judged as judgedBy } from '@pishkhan/decider';
import { bulkReadingFile } from './bulk-reading-file.ts';
import type { BulkReadingFileReceived, BulkReadingPartJudged, OrderedBy } from './bulk-reading-file.messages.ts';
import { fileMustNotRepeatWhatTheCompanyStopped } from './bulk-reading-file.rules.ts';
import { bulkReadingRows } from './bulk-reading-rows.ts';

const named = { fileId: 'f'.repeat(64), contractorId: 'contractor-zagros' };
const file = { ...named, rows: 5, parts: 2, receivedOn: civilDate('2026-11-22') };
const received: BulkReadingFileReceived = { type: 'BulkReadingFileReceived', data: file };
const outcome = (part: number) => ({
  part,
  rows: part === 0 ? 3 : 2,
  accepted: 2,
  unchanged: 0,
  refused: part === 0 ? [{ line: 3, rule: 'ReadingKindMustBeKnown' }] : [],
  held: [],
  readers: [],
});
const judged = (part: number): BulkReadingPartJudged => ({
  type: 'BulkReadingPartJudged',
  data: { ...named, ...outcome(part) },
});
const record = (part: number) => ({ type: 'RecordPartJudged', ...outcome(part) }) as const;
const done = {
  type: 'BulkReadingFileDone',
  data: { ...named, rows: 5, accepted: 4, unchanged: 0, refused: 1, held: 0 },
} as const;

describe('11.4: a large reading file', () => {
  it('is received once, and each of its parts is judged once, in their order', () => {
    given(bulkReadingFile)
      .when({ type: 'ReceiveBulkReadingFile', ...file })
      .then(received);
    given(bulkReadingFile, received)
      .when({ type: 'ReceiveBulkReadingFile', ...file })
      .thenNothing();
    given(bulkReadingFile, received).when(record(1)).thenNothing();
    given(bulkReadingFile, received).when(record(0)).then(judged(0)).when(record(0)).thenNothing();
    given(bulkReadingFile, received, judged(0)).when(record(1)).then(judged(1), done);
  });
  it('situation 19: stops after the part in hand, and continues with the next one', () => {
    const asked = { type: 'BulkReadingFileStopRequested', data: { ...named, by: 'contractor' } } as const;
    const stopped = { type: 'BulkReadingFileStopped', data: { ...named, part: 1 } } as const;
    const resumed = { type: 'BulkReadingFileResumed', data: { ...named, part: 1 } } as const;
    const stop = { type: 'StopBulkReadingFile', by: 'contractor' } as const;
    const resume = { type: 'ResumeBulkReadingFile', by: 'contractor' } as const;
    given(bulkReadingFile, received).when(stop).then(asked).when(stop).thenNothing();
    given(bulkReadingFile, received, asked).when(record(0)).then(judged(0));
    given(bulkReadingFile, received, asked).when(resume).thenRejected('BulkReadingFileMustHaveStopped');
    const halted = given(bulkReadingFile, received, asked, judged(0));
    halted.when({ type: 'RecordBulkReadingFileStopped' }).then(stopped).when(record(1)).thenNothing();
    given(bulkReadingFile, received, asked, judged(0), stopped)
      .when(resume)
      .then(resumed)
      .when({ type: 'RecordBulkReadingFileStopped' })
      .thenNothing();
    const whole = given(bulkReadingFile, received, judged(0), judged(1), done);
    whole.when(stop).thenRejected('BulkReadingFileMustBeUnderWay');
    whole.when(resume).thenNothing();
    given(bulkReadingFile).when(stop).thenRejected('BulkReadingFileMustExist');
  });
  it('11.4, N5: its contractor does not resume what the head stopped, before or after the contractor did', () => {
    const stopBy = (by: OrderedBy) => ({ type: 'StopBulkReadingFile', by }) as const;
    const resumeBy = (by: OrderedBy) => ({ type: 'ResumeBulkReadingFile', by }) as const;
    const asked = (by?: OrderedBy) =>
      ({ type: 'BulkReadingFileStopRequested', data: { ...named, ...(by && { by }) } }) as const;
    const stopped = { type: 'BulkReadingFileStopped', data: { ...named, part: 0 } } as const;
    const resumed = { type: 'BulkReadingFileResumed', data: { ...named, part: 0 } } as const;
    const refusal = 'ContractorMustNotResumeWhatTheCompanyStopped';
    given(bulkReadingFile, received).when(stopBy('company')).then(asked('company'));
    const byHead = given(bulkReadingFile, received, asked('company'), stopped);
    byHead.when(resumeBy('contractor')).thenRejected(refusal);
    byHead.when(stopBy('contractor')).thenNothing();
    byHead.when(resumeBy('company')).then(resumed);
    given(bulkReadingFile, received, asked('company')).when(resumeBy('contractor')).thenRejected(refusal);
    given(bulkReadingFile, received, asked('contractor'), stopped)
      .when(stopBy('company'))
      .then(asked('company'))
      .when(resumeBy('contractor'))
      .thenRejected(refusal);
    const again = given(bulkReadingFile, received, asked('company'), stopped, resumed, asked('contractor'), stopped);
    again.when(resumeBy('contractor')).then(resumed);
    given(bulkReadingFile, received, asked(), stopped).when(resumeBy('contractor')).then(resumed);
  });
  it('keeps each chunk of its rows once', () => {
    const rows = { ...named, part: 0, chunk: 0, rows: [], refused: [] };
    const kept = { type: 'BulkReadingRowsKept', data: rows } as const;
    const keep = { type: 'KeepBulkReadingRows', ...rows } as const;
    given(bulkReadingRows).when(keep).then(kept);
    given(bulkReadingRows, kept).when(keep).thenNothing();
  });
  it('N5: no other file brings a reading that the company stopped', () => {
    judgedBy(fileMustNotRepeatWhatTheCompanyStopped(7, file)).thenRejected('FileMustNotRepeatWhatTheCompanyStopped');
    judgedBy(fileMustNotRepeatWhatTheCompanyStopped(7, undefined)).thenHolds();
  });
});
