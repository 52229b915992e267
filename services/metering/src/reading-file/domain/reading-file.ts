import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { FileOutcome, ReadingFileCommand, ReadingFileEvent } from './reading-file.messages.ts';

export type ReadingFileState = { readonly status: 'unknown' } | ({ readonly status: 'received' } & FileOutcome);

/**
 * One delivery of a reading contractor. Its id is the SHA-256 of contractor and content, so that the same file is the
 * same delivery.
 */
export const readingFile: Decider<ReadingFileCommand, ReadingFileEvent, ReadingFileState> = {
  category: 'reading-file',
  events: { ReadingFileReceived: 1 },
  initial: { status: 'unknown' },
  decide: ({ type, ...outcome }, state) => {
    switch (type) {
      case 'ReceiveReadingFile':
        return state.status === 'received' ? nothing() : accept({ type: 'ReadingFileReceived', data: outcome });
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'ReadingFileReceived':
        return { status: 'received', ...event.data };
    }
  },
};

/** What a file that is known already brings: nothing new. */
export const deliveredAgain = ({ accepted, unchanged, ...outcome }: FileOutcome): FileOutcome => ({
  ...outcome,
  accepted: 0,
  unchanged: accepted + unchanged,
});
