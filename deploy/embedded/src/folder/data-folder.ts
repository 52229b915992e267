import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileFaultOf, Outage, StorageReadOnly } from '@pishkhan/event-store';
import { keepJson, keptJson } from './small-files.ts';

/** The data folder cannot be used; the message says why and what to do. */
export class UnusableFolder extends Error {
  constructor(folder: string, what: string) {
    super(`${folder}: ${what}`);
    this.name = 'UnusableFolder';
  }
}

/** Another process uses this data folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`another Pishkhan is running on ${folder}: stop it, or name another folder in PISHKHAN_DATA`);
    this.name = 'DataFolderInUse';
  }
}

/** Names the product and the form of the folder. A newer form is one that this release cannot read. */
const LABEL = 'pishkhan.json';
const FORM = 1;
/** A restore is in progress, or was interrupted. */
export const UNFINISHED = 'restore-unfinished';
/** Files of a folder that has a history. */
const HISTORY = ['pishkhan.sqlite', 'views.sqlite', 'person-vault.sqlite', 'witness', LABEL];
/** Files that a start may leave before there is a history. */
const OWN = [...HISTORY, 'in-use.sqlite', 'clock.json', 'issuer-keys.json'];

/** Step by step, because the recursive form never returns in some file systems (`/proc`). */
const makeFolder = (folder: string): void => {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (existsSync(folder)) throw new UnusableFolder(folder, 'it is no folder. Name a folder in PISHKHAN_DATA.');
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    const fault = fileFaultOf(cause, folder);
    if (fault instanceof Outage) throw fault;
    throw Object.assign(
      new UnusableFolder(folder, 'it cannot be made. Name a folder that this user may make in PISHKHAN_DATA.'),
      { cause },
    );
  }
};

/** @throws UnusableFolder for a folder of something else, or of a newer release (N33) */
export const mustBeOurs = (folder: string): void => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const found = readdirSync(folder);
  if (found.includes(UNFINISHED))
    throw new UnusableFolder(folder, 'a restore was interrupted. Repeat it: `npm run restore -- BACKUP`.');
  if (found.length > 0 && !OWN.some((name) => found.includes(name)))
    throw new UnusableFolder(
      folder,
      `it holds something else (${found.slice(0, 3).join(', ')}). Name an empty or a new folder in PISHKHAN_DATA.`,
    );
  const label = keptJson(join(folder, LABEL)) as { form: number } | undefined;
  if (label && label.form > FORM)
    throw new UnusableFolder(
      folder,
      `a newer release wrote it (form ${label.form}, this one reads ${FORM}). Start that release, or name another folder in PISHKHAN_DATA.`,
    );
};

/** Writes the label of a new folder, or of one of an earlier release, which had none. */
export const labelDataFolder = (folder: string): void => {
  if (keptJson(join(folder, LABEL)) === undefined) keepJson(join(folder, LABEL), { product: 'pishkhan', form: FORM });
};

/** Locks of this process. Without this reference garbage collection would close the connection and release its lock. */
const held = new Set<DatabaseSync>();

const lockOf = (folder: string): DatabaseSync => {
  try {
    return new DatabaseSync(join(folder, 'in-use.sqlite'));
  } catch (error) {
    throw fileFaultOf(error, folder);
  }
};

/**
 * Locks the folder for this process: two processes would each write their own views and checkpoints in it. The lock
 * belongs to the operating system, so a killed process holds none.
 *
 * @returns A function that releases the lock
 * @throws DataFolderInUse, UnusableFolder, FileFault
 */
export const holdDataFolder = (folder: string): (() => void) => {
  makeFolder(folder);
  const lock = lockOf(folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    const fault = fileFaultOf(cause, folder);
    throw fault instanceof StorageReadOnly ? fault : Object.assign(new DataFolderInUse(folder), { cause });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
};
