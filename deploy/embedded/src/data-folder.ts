import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process keeps its data in this folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`another Pishkhan is running on ${folder}: stop it, or name another folder in PISHKHAN_DATA`);
    this.name = 'DataFolderInUse';
  }
}

/**
 * Locks of this process: a connection that nobody holds on to is closed when memory is cleared, and its lock with it.
 */
const held = new Set<DatabaseSync>();

/**
 * Takes the folder for this process alone: two processes would each keep views and progress of their own in it. The
 * lock is the operating system's, so a process that was killed holds nothing.
 *
 * @returns How to give it back
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

/** Writes a small JSON file as a whole: after a kill it holds what it held before, or this. */
export const keepJson = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, JSON.stringify(value), { flush: true });
  renameSync(`${file}.new`, file);
};

/** What `keepJson` kept there, undefined when nothing was. */
export const keptJson = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
