import { types } from 'node:util';
import { causesOf, Outage } from './outage.ts';

interface Sentences {
  /** File, place and what is wrong. */
  readonly what: string;
  /** What the IT team must do. */
  readonly remedy: string;
  /** The reason without path and content, for health (N19). */
  readonly publicReason: string;
}

/**
 * A file on which a service depends cannot be read or written. Nothing is wrong with the command or the event: requests
 * get 503 or 507, other work waits. `message` has file, place and remedy in one sentence for the IT team.
 */
export abstract class FileFault extends Outage {
  readonly file: string;
  readonly remedy: string;
  readonly publicReason: string;
  constructor(file: string, { what, remedy, publicReason }: Sentences, options?: ErrorOptions) {
    super(`${file}: ${what}. ${remedy}`, options);
    this.file = file;
    this.remedy = remedy;
    this.publicReason = publicReason;
  }
}

const DOCTOR =
  'Do not start it and do not delete it: `npm run doctor` says what is damaged and what can be built again, `npm run restore` puts a backup in its place';

/** The content of a file is not what was written (N1, N11). It never becomes right by waiting. */
export class FileDamaged extends FileFault {
  constructor(file: string, what: string, options: ErrorOptions & { readonly remedy?: string } = {}) {
    const { remedy = `${DOCTOR}.`, ...rest } = options;
    super(file, { what, remedy, publicReason: 'a file of this service is damaged or incomplete' }, rest);
    this.name = 'FileDamaged';
  }
}

/** The disk has no room, or the file may not grow (N15). The work succeeds when there is room again. */
export class StorageFull extends FileFault {
  constructor(file: string, options?: ErrorOptions) {
    super(
      file,
      {
        what: 'the disk is full, or the file has reached its size limit; nothing of this change was written',
        remedy: 'Make room on this disk; the service continues by itself.',
        publicReason: 'the storage of this service is full',
      },
      options,
    );
    this.name = 'StorageFull';
  }
}

/** The file may be read only, or not at all (N33). */
export class StorageReadOnly extends FileFault {
  constructor(file: string, options?: ErrorOptions) {
    super(
      file,
      {
        what: 'this user may not write it',
        remedy: 'Mount its disk writable, or give the user of this service the right to write the folder and the file.',
        publicReason: 'the storage of this service cannot be written',
      },
      options,
    );
    this.name = 'StorageReadOnly';
  }
}

/** Codes of SQLite, in the lowest byte of `errcode`, and of the operating system. */
const BUSY = new Set<unknown>([5, 6]);
const READ_ONLY = new Set<unknown>([8, 14, 'EROFS', 'EACCES', 'EPERM']);
const FULL = new Set<unknown>([13, 'ENOSPC', 'EDQUOT', 'EFBIG']);
/** SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE: how SQLite reports a quota or a size limit (`ulimit -f`). */
const NOT_WRITTEN = new Set([778, 4874]);
/** SQLITE_CORRUPT, SQLITE_NOTADB, and SQLITE_IOERR for a sector that cannot be read. */
const DAMAGED = new Set<unknown>([10, 11, 26, 'EIO']);
/** A folder where the file should be, or a file where its folder should be. */
const OF_ANOTHER_SORT = new Set<unknown>(['EISDIR', 'ENOTDIR', 'EEXIST']);

const codeOf = (error: Error): unknown => {
  if (!('errcode' in error)) return 'code' in error ? error.code : undefined;
  const code = Number(error.errcode);
  return NOT_WRITTEN.has(code) ? 'EFBIG' : code & 0xff;
};

/** The fault of a file behind an error of SQLite or of the operating system; every other error as it is. */
export const fileFaultOf = (error: unknown, file: string): unknown => {
  if (!types.isNativeError(error) || error instanceof Outage) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  if (BUSY.has(code)) return new Outage('another process writes the file', cause);
  if (FULL.has(code)) return new StorageFull(file, cause);
  if (READ_ONLY.has(code)) return new StorageReadOnly(file, cause);
  if (OF_ANOTHER_SORT.has(code))
    return new FileDamaged(
      file,
      `there is a folder in place of a file, or a file in place of a folder (${error.message})`,
      {
        ...cause,
        remedy: 'Move it away and put the right one back.',
      },
    );
  if (!DAMAGED.has(code)) return error;
  const by = code === 'EIO' ? 'the disk' : 'SQLite';
  return new FileDamaged(file, `${by} cannot read it (${error.message})`, cause);
};

/** The fault of a file in the error or its causes, if there is one. */
export const fileFaultIn = (error: unknown): FileFault | undefined =>
  causesOf(error).find((each) => each instanceof FileFault);
