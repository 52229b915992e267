import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process uses this data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`another Pishkhan is running on ${folder}: stop it, or name another folder in PISHKHAN_DATA`);
    this.name = 'DataFolderInUse';
  }
}

/** Locks of this process. Without this reference garbage collection would close the connection and release its lock. */
const held = new Set<DatabaseSync>();

/**
 * Locks the folder for this process: two processes would each write their own views and checkpoints in it. The lock
 * belongs to the operating system, so a killed process holds none.
 *
 * @returns A function that releases the lock
 * @throws DataFolderInUse
 */
export const holdDataFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'in-use.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw Object.assign(new DataFolderInUse(folder), { cause });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
};

/** Replaces a small JSON file atomically: after a kill it has either the old or the new content. */
export const keepJson = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, JSON.stringify(value), { flush: true });
  renameSync(`${file}.new`, file);
};

/** The value saved by `keepJson`, or undefined. */
export const keptJson = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
