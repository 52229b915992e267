import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  BulkReadingFileCommand,
  BulkReadingFileEvent,
  BulkReadingFileReceived,
  BulkTotals,
  OrderedBy,
  PartOutcome,
} from './bulk-reading-file.messages.ts';
import {
  bulkReadingFileMustBeUnderWay,
  bulkReadingFileMustExist,
  bulkReadingFileMustHaveStopped,
  contractorMustNotResumeWhatTheCompanyStopped,
} from './bulk-reading-file.rules.ts';

export type BulkStatus = 'running' | 'stopping' | 'stopped' | 'done';

export interface DeliveredBulkFile extends BulkTotals {
  readonly status: BulkStatus;
  readonly file: BulkReadingFileReceived['data'];
  /** Parts and rows that have their result. */
  readonly judgedParts: number;
  readonly judged: number;
  /** Of a file that is stopping or stopped; the company's order counts before that of the contractor. */
  readonly stoppedBy?: OrderedBy;
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

/** A file that its contractor has stopped is stopped once more by the company, which then decides about it. */
const stop = (by: OrderedBy, state: DeliveredBulkFile): Decision<BulkReadingFileEvent> => {
  const isStopped = state.status === 'stopping' || state.status === 'stopped';
  if (isStopped && (by === 'contractor' || state.stoppedBy === 'company')) return nothing();
  return (
    bulkReadingFileMustBeUnderWay(state.status) ||
    accept<BulkReadingFileEvent>({ type: 'BulkReadingFileStopRequested', data: { ...nameOf(state), by } })
  );
};

const resume = (by: OrderedBy, state: DeliveredBulkFile): Decision<BulkReadingFileEvent> =>
  state.status === 'running' || state.status === 'done'
    ? nothing()
    : contractorMustNotResumeWhatTheCompanyStopped(state.stoppedBy, by) ||
      bulkReadingFileMustHaveStopped(state.status) ||
      accept<BulkReadingFileEvent>({
        type: 'BulkReadingFileResumed',
        data: { ...nameOf(state), part: state.judgedParts },
      });

const stopRequested = (by: OrderedBy | undefined, state: DeliveredBulkFile): DeliveredBulkFile => ({
  ...state,
  status: 'stopping',
  ...(by && { stoppedBy: by }),
});

const resumed = ({ stoppedBy: _, ...state }: DeliveredBulkFile): DeliveredBulkFile => ({ ...state, status: 'running' });

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
        return stop(command.by, state);
      case 'RecordBulkReadingFileStopped':
        return state.status === 'stopping'
          ? accept<BulkReadingFileEvent>({
              type: 'BulkReadingFileStopped',
              data: { ...nameOf(state), part: state.judgedParts },
            })
          : nothing();
      case 'ResumeBulkReadingFile':
        return resume(command.by, state);
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
        return stopRequested(event.data.by, state);
      case 'BulkReadingFileStopped':
        return { ...state, status: 'stopped' };
      case 'BulkReadingFileResumed':
        return resumed(state);
      case 'BulkReadingFileDone':
        return { ...state, status: 'done' };
    }
  },
};
