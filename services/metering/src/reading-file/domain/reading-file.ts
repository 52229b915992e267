import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { FileOutcome, ReadingFileCommand, ReadingFileEvent, ReceiveReadingFile } from './reading-file.messages.ts';

export type ReadingFileState =
  | { readonly status: 'unknown' }
  /** The outcome of the last delivery that changed something. */
  | ({ readonly status: 'received'; readonly deliveries: number } & FileOutcome);

/**
 * One file of a reading contractor. Its id is the SHA-256 of contractor and content. Each delivery judges its rows
 * again, because what rejected a row can change (case 03).
 */
export const readingFile: Decider<ReadingFileCommand, ReadingFileEvent, ReadingFileState> = {
  category: 'reading-file',
  events: { ReadingFileReceived: 1, ReadingFileJudgedAgain: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'ReceiveReadingFile':
        return receive(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReadingFileReceived':
      case 'ReadingFileJudgedAgain':
        return { status: 'received', ...event.data, deliveries: deliveriesOf(state) + 1 };
    }
  },
};

/** Number of recorded deliveries: the rows of one delivery are recorded once, also after a crash in its middle. */
export const deliveriesOf = (state: ReadingFileState): number => (state.status === 'received' ? state.deliveries : 0);

const receive = ({ type: _, ...outcome }: ReceiveReadingFile, state: ReadingFileState) => {
  if (state.status === 'unknown') return accept<ReadingFileEvent>({ type: 'ReadingFileReceived', data: outcome });
  return outcome.accepted === 0 && isSame(outcome, state)
    ? nothing()
    : accept<ReadingFileEvent>({ type: 'ReadingFileJudgedAgain', data: outcome });
};

/** The same rows wait and are rejected, by the same rules. */
const isSame = (one: FileOutcome, other: FileOutcome): boolean =>
  JSON.stringify(withoutNumbers(one)) === JSON.stringify(withoutNumbers(other));
const withoutNumbers = ({ refused, held = [] }: FileOutcome) =>
  [refused, held].map((rows) => rows.map(({ line, rule }) => [line, rule]));
