import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  BulkReadingFileCommand,
  BulkReadingFileEvent,
  BulkReadingFileReceived,
  BulkTotals,
  PartOutcome,
} from './bulk-reading-file.messages.ts';
import {
  bulkReadingFileMustBeUnderWay,
  bulkReadingFileMustExist,
  bulkReadingFileMustHaveStopped,
} from './bulk-reading-file.rules.ts';

export type BulkStatus = 'running' | 'stopping' | 'stopped' | 'done';

export interface DeliveredBulkFile extends BulkTotals {
  readonly status: BulkStatus;
  readonly file: BulkReadingFileReceived['data'];
  /** Parts and rows that have their result. */
  readonly judgedParts: number;
  readonly judged: number;
}
export type BulkReadingFileState = { readonly status: 'unknown' } | DeliveredBulkFile;

const nameOf = ({ file: { fileId, contractorId } }: DeliveredBulkFile) => ({ fileId, contractorId });

const added = (totals: BulkTotals, { accepted, unchanged, refused, held }: PartOutcome): BulkTotals => ({
  accepted: totals.accepted + accepted,
  unchanged: totals.unchanged + unchanged,
  refused: totals.refused + refused.length,
  held: totals.held + held.length,
});

const totalsOf = ({ accepted, unchanged, refused, held }: BulkTotals): BulkTotals => ({
  accepted,
  unchanged,
  refused,
  held,
});

/** Parts are judged in their order; a result that arrives twice is one. */
const recordPart = (outcome: PartOutcome, state: DeliveredBulkFile): Decision<BulkReadingFileEvent> => {
  if (outcome.part !== state.judgedParts || !['running', 'stopping'].includes(state.status)) return nothing();
  const judged = { type: 'BulkReadingPartJudged', data: { ...nameOf(state), ...outcome } } as const;
  if (outcome.part + 1 < state.file.parts) return accept<BulkReadingFileEvent>(judged);
  const data = { ...nameOf(state), rows: state.file.rows, ...added(state, outcome) };
  return accept<BulkReadingFileEvent>(judged, { type: 'BulkReadingFileDone', data });
};

const stop = (state: DeliveredBulkFile): Decision<BulkReadingFileEvent> =>
  state.status === 'stopping' || state.status === 'stopped'
    ? nothing()
    : bulkReadingFileMustBeUnderWay(state.status) ||
      accept<BulkReadingFileEvent>({ type: 'BulkReadingFileStopRequested', data: nameOf(state) });

const resume = (state: DeliveredBulkFile): Decision<BulkReadingFileEvent> =>
  state.status === 'running' || state.status === 'done'
    ? nothing()
    : bulkReadingFileMustHaveStopped(state.status) ||
      accept<BulkReadingFileEvent>({
        type: 'BulkReadingFileResumed',
        data: { ...nameOf(state), part: state.judgedParts },
      });

/**
 * A large file of a contractor, `bulk-reading-file-<SHA-256>`: received once, judged part by part, stopped and resumed
 * (11.4). The same bytes again are the same file.
 */
export const bulkReadingFile: Decider<BulkReadingFileCommand, BulkReadingFileEvent, BulkReadingFileState> = {
  category: 'bulk-reading-file',
  events: {
    BulkReadingFileReceived: 1,
    BulkReadingPartJudged: 1,
    BulkReadingFileStopRequested: 1,
    BulkReadingFileStopped: 1,
    BulkReadingFileResumed: 1,
    BulkReadingFileDone: 1,
  },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    if (command.type === 'ReceiveBulkReadingFile') {
      const { type: _, ...file } = command;
      return state.status === 'unknown'
        ? accept<BulkReadingFileEvent>({ type: 'BulkReadingFileReceived', data: file })
        : nothing();
    }
    if (state.status === 'unknown') return bulkReadingFileMustExist('');
    switch (command.type) {
      case 'RecordPartJudged': {
        const { type: _, ...outcome } = command;
        return recordPart(outcome, state);
      }
      case 'StopBulkReadingFile':
        return stop(state);
      case 'RecordBulkReadingFileStopped':
        return state.status === 'stopping'
          ? accept<BulkReadingFileEvent>({
              type: 'BulkReadingFileStopped',
              data: { ...nameOf(state), part: state.judgedParts },
            })
          : nothing();
      case 'ResumeBulkReadingFile':
        return resume(state);
    }
  },
  evolve: (state, event) => {
    if (event.type === 'BulkReadingFileReceived')
      return {
        status: 'running',
        file: event.data,
        judgedParts: 0,
        judged: 0,
        accepted: 0,
        unchanged: 0,
        refused: 0,
        held: 0,
      };
    if (state.status === 'unknown') return state;
    switch (event.type) {
      case 'BulkReadingPartJudged':
        return {
          ...state,
          ...added(totalsOf(state), event.data),
          judgedParts: state.judgedParts + 1,
          judged: state.judged + event.data.rows,
        };
      case 'BulkReadingFileStopRequested':
        return { ...state, status: 'stopping' };
      case 'BulkReadingFileStopped':
        return { ...state, status: 'stopped' };
      case 'BulkReadingFileResumed':
        return { ...state, status: 'running' };
      case 'BulkReadingFileDone':
        return { ...state, status: 'done' };
    }
  },
};
