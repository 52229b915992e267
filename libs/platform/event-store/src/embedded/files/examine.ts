import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { FileDamaged } from '../../faults/file-faults.ts';
import { readRecord, recordOf, type Known } from './record.ts';
import { bytesOf, readWal, type Wal } from './wal.ts';

/** `application_id` of an SQLite file that has a record: a lost record is then noticed. "Psht" */
export const APPLICATION_ID = 0x50736874;
const APPLICATION_ID_AT = 68;
const READ_PAGES = 256;

export interface Examined {
  /** `new`: there is no file. `unrecorded`: an earlier release wrote it. */
  readonly state: 'new' | 'unrecorded' | 'recorded';
  readonly faults: readonly FileDamaged[];
}

const recorded = (...faults: readonly (FileDamaged | undefined)[]): Examined => ({
  state: 'recorded',
  faults: faults.filter((fault) => fault !== undefined),
});

const applicationIdOf = (file: string): number => {
  const descriptor = openSync(file, 'r');
  const bytes = Buffer.alloc(4);
  readSync(descriptor, bytes, 0, 4, APPLICATION_ID_AT);
  closeSync(descriptor);
  return bytes.readUInt32BE(0);
};

/** The write-ahead log against the last commit that was noted. It may have later commits, but no earlier state. */
const walFault = (file: string, wal: Wal, { wal: noted, covered, generation }: Known): FileDamaged | undefined => {
  const damaged = (what: string) => new FileDamaged(`${file}-wal`, what);
  if (wal.frames === 0)
    return covered
      ? undefined
      : damaged(`it is missing or unreadable, and had ${noted.frames} pages that ${file} does not have`);
  if (wal.salt === noted.salt) {
    if (wal.frames < noted.frames)
      return damaged(`of its ${noted.frames} pages only the first ${wal.frames} are whole`);
    return wal.checksumAt(noted.frames) === noted.checksum
      ? undefined
      : damaged(`its first ${noted.frames} pages are not those that were written`);
  }
  return covered && wal.beginsWith(generation) ? undefined : damaged('it belongs to another state of the file');
};

/** Pages of the file that are neither in the log nor as they were written, as ranges. */
const damagedPages = (
  file: string,
  { pageSize, pages }: Known,
  sumOf: (page: number) => number,
  isInLog: (page: number) => boolean,
): string[] => {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(READ_PAGES * pageSize);
  const wrong: number[] = [];
  for (let first = 1; first <= pages; first += READ_PAGES) {
    const read = readSync(descriptor, buffer, 0, buffer.length, (first - 1) * pageSize);
    for (let page = first; page < first + READ_PAGES && page <= pages; page++) {
      const at = (page - first) * pageSize;
      const isWhole = at + pageSize <= read && crc32(buffer.subarray(at, at + pageSize)) === sumOf(page);
      if (!isWhole && !isInLog(page)) wrong.push(page);
    }
  }
  closeSync(descriptor);
  return rangesOf(wrong);
};

const rangesOf = (pages: readonly number[]): string[] => {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
};

const SHOWN = 5;

const pagesFault = (file: string, known: Known, sumOf: (page: number) => number, wal: Wal): FileDamaged | undefined => {
  const inLog = wal.content();
  const size = sizeOf(file);
  const longest = Math.max(known.pages, wal.pages) * known.pageSize;
  const wrong = damagedPages(file, known, sumOf, (page) => inLog.has(page));
  if (wrong.length > 0) {
    const shown = `${wrong.slice(0, SHOWN).join(', ')}${wrong.length > SHOWN ? ' …' : ''}`;
    return new FileDamaged(
      file,
      `page ${shown} of ${known.pages} (${known.pageSize} bytes each; the file has ${size} bytes) is not what was written last, by ${recordOf(file)}`,
    );
  }
  return size > longest
    ? new FileDamaged(file, `it has ${size - longest} bytes after its last page, which Pishkhan did not write`)
    : undefined;
};

const sizeOf = (file: string): number => {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  closeSync(descriptor);
  return size;
};

/**
 * Compares an SQLite file and its write-ahead log with what was last written to them: each page, and the last commit.
 * Changes nothing. Nothing may have the file open, because closing a descriptor releases SQLite's locks.
 */
export const examine = (file: string): Examined => {
  const record = readRecord(recordOf(file));
  const exists = existsSync(file);
  if (record === 'damaged')
    return recorded(new FileDamaged(recordOf(file), `the record of what was written to ${file} is unreadable`));
  if (record === undefined) {
    if (!exists && bytesOf(`${file}-wal`).length === 0) return { state: 'new', faults: [] };
    if (!exists) return recorded(new FileDamaged(file, 'it is missing, and its write-ahead log is there'));
    if (applicationIdOf(file) !== APPLICATION_ID) return { state: 'unrecorded', faults: [] };
    return recorded(new FileDamaged(recordOf(file), `the record of what was written to ${file} is missing`));
  }
  const { known, sumOf } = record;
  if (known.phase === 'adopting') return { state: exists ? 'unrecorded' : 'new', faults: [] };
  if (!exists) return recorded(new FileDamaged(file, `it is missing, and had ${known.pages} pages`));
  const wal = readWal(`${file}-wal`);
  return recorded(walFault(file, wal, known), pagesFault(file, known, sumOf, wal));
};
