import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { FileOutcome, ReadingFileCommand, ReadingFileEvent, ReceiveReadingFile } from './reading-file.messages.ts';

export type ReadingFileState = { readonly status: 'unknown' } | ({ readonly status: 'received' } & FileOutcome);

/**
 * One delivery of a reading contractor. Its id is the SHA-256 of contractor and content, so the same file is the same
 * delivery.
 */
export const readingFile: Decider<ReadingFileCommand, ReadingFileEvent, ReadingFileState> = {
  category: 'reading-file',
  events: { ReadingFileReceived: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'ReceiveReadingFile':
        return receive(command, state);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'ReadingFileReceived':
        return { status: 'received', ...event.data };
    }
  },
};

const receive = ({ type: _, ...outcome }: ReceiveReadingFile, state: ReadingFileState) =>
  state.status === 'received' ? nothing() : accept<ReadingFileEvent>({ type: 'ReadingFileReceived', data: outcome });

/** The outcome of a file that was delivered before: no new readings. */
export const deliveredAgain = ({ accepted, unchanged, ...outcome }: FileOutcome): FileOutcome => ({
  ...outcome,
  accepted: 0,
  unchanged: accepted + unchanged,
});
