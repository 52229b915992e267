import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { bytesOf } from './wal.ts';

/** The folder beside a file that holds what is known about it: `<folder>/witness/<file>`. */
export const WITNESS_FOLDER = 'witness';
export const recordOf = (file: string): string => join(dirname(file), WITNESS_FOLDER, basename(file));

/** What Pishkhan last wrote to an SQLite file. */
export interface Known {
  /** `adopting` until the checksums of the whole file exist. */
  readonly phase: 'adopting' | 'whole';
  readonly pageSize: number;
  /** Pages whose checksums are recorded. */
  readonly pages: number;
  /** The first transaction after the last checkpoint has this text. */
  readonly generation: string;
  /** The last commit in the write-ahead log. */
  readonly wal: { readonly salt: string; readonly frames: number; readonly checksum: string };
  /** Everything in the log is in the file too, so that the log may be gone or begin anew. */
  readonly covered: boolean;
}

const SLOT = 512;
const SUMS_AT = 4096;
const BYTES_OF_SUM = 4;

interface Slot {
  readonly turn: number;
  readonly known: Known;
}

const slotText = (slot: Slot): Buffer => {
  const text = JSON.stringify(slot);
  return Buffer.from(`${crc32(text).toString(16).padStart(8, '0')}${text}`.padEnd(SLOT, ' '));
};

const slotIn = (bytes: Buffer): Slot | undefined => {
  const text = bytes.toString('utf8', 8).trimEnd();
  if (bytes.toString('latin1', 0, 8) !== crc32(text).toString(16).padStart(8, '0')) return undefined;
  return JSON.parse(text) as Slot;
};

const newest = (slots: readonly (Slot | undefined)[]): Slot | undefined =>
  slots.reduce((best, slot) => (slot && slot.turn > (best?.turn ?? 0) ? slot : best), undefined);

/** A record as read: undefined without a record, `damaged` if no slot is whole. */
export const readRecord = (
  path: string,
): { readonly known: Known; sumOf(page: number): number } | 'damaged' | undefined => {
  if (!existsSync(path)) return undefined;
  const bytes = bytesOf(path);
  const slot = newest([slotIn(bytes.subarray(0, SLOT)), slotIn(bytes.subarray(SLOT, 2 * SLOT))]);
  const end = SUMS_AT + (slot?.known.pages ?? 0) * BYTES_OF_SUM;
  if (!slot || bytes.length < end) return 'damaged';
  return { known: slot.known, sumOf: (page) => bytes.readUInt32LE(SUMS_AT + (page - 1) * BYTES_OF_SUM) };
};

/** A record while its file is open. Two slots take turns, so a write that is cut leaves the other one. */
export class OpenRecord {
  readonly #descriptor: number;
  #turn: number;
  #known: Known;

  private constructor(descriptor: number, turn: number, known: Known) {
    this.#descriptor = descriptor;
    this.#turn = turn;
    this.#known = known;
  }

  /** A new record replaces an old one in one step. */
  static create(path: string, known: Known): OpenRecord {
    mkdirSync(dirname(path), { recursive: true });
    const fresh = openSync(`${path}.new`, 'w+');
    const begun = Buffer.alloc(SUMS_AT);
    slotText({ turn: 1, known }).copy(begun, SLOT);
    writeSync(fresh, begun, 0, SUMS_AT, 0);
    fsyncSync(fresh);
    renameSync(`${path}.new`, path);
    return new OpenRecord(fresh, 1, known);
  }

  static open(path: string): OpenRecord {
    const descriptor = openSync(path, 'r+');
    const bytes = Buffer.alloc(2 * SLOT);
    readSync(descriptor, bytes, 0, 2 * SLOT, 0);
    const slot = newest([slotIn(bytes.subarray(0, SLOT)), slotIn(bytes.subarray(SLOT))])!;
    return new OpenRecord(descriptor, slot.turn, slot.known);
  }

  get known(): Known {
    return this.#known;
  }

  /** Without a flush: after a power failure an older state is found, which is still true of the file. */
  note(change: Partial<Known>): void {
    this.#known = { ...this.#known, ...change };
    this.#turn++;
    writeSync(this.#descriptor, slotText({ turn: this.#turn, known: this.#known }), 0, SLOT, (this.#turn % 2) * SLOT);
  }

  noteSums(sums: Iterable<readonly [page: number, sum: number]>): void {
    const bytes = Buffer.alloc(BYTES_OF_SUM);
    for (const [page, sum] of sums) {
      bytes.writeUInt32LE(sum);
      writeSync(this.#descriptor, bytes, 0, BYTES_OF_SUM, SUMS_AT + (page - 1) * BYTES_OF_SUM);
    }
  }

  flush(): void {
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
