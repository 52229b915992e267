import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { BulkReadingRowsCommand, BulkReadingRowsKept } from './bulk-reading-file.messages.ts';

/** Id of the stream of a part's rows. */
export const rowsIdOf = (fileId: string, part: number): string => `${fileId}.${part}`;

/** Number of chunks of rows that are kept. */
export interface KeptChunks {
  readonly chunks: number;
}

/** The rows of one part of a large file, as they were read: `bulk-reading-rows-<file>.<part>`. */
export const bulkReadingRows: Decider<BulkReadingRowsCommand, BulkReadingRowsKept, KeptChunks> = {
  category: 'bulk-reading-rows',
  events: { BulkReadingRowsKept: 1 },
  initial: { chunks: 0 },
  decide: (command, state) => {
    switch (command.type) {
      case 'KeepBulkReadingRows': {
        const { type: _, ...rows } = command;
        return rows.chunk === state.chunks
          ? accept<BulkReadingRowsKept>({ type: 'BulkReadingRowsKept', data: rows })
          : nothing();
      }
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BulkReadingRowsKept':
        return { chunks: state.chunks + 1 };
    }
  },
};
