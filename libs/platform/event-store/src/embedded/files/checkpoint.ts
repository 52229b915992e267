import { closeSync, fsyncSync, openSync, readSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';

interface Checkpointed {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** The log may be opened and closed: SQLite holds no locks on it. */
export const flush = (file: string): void => {
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
};

/** Writes the log back. @returns False if a reader of an old state prevents it */
export const isWrittenBack = (database: DatabaseSync): boolean => {
  const { busy, log, checkpointed } = database
    .prepare('PRAGMA wal_checkpoint(PASSIVE)')
    .get() as unknown as Checkpointed;
  return busy === 0 && log === checkpointed;
};

/** Checksum of each page of an open file. */
export function* sumsOf(descriptor: number, pageSize: number, pages: number): Generator<readonly [number, number]> {
  const page = Buffer.alloc(pageSize);
  for (let number = 1; number <= pages; number++) {
    readSync(descriptor, page, 0, pageSize, (number - 1) * pageSize);
    yield [number, crc32(page)];
  }
}
