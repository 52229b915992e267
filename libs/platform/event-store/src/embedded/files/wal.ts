import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The write-ahead log of an SQLite file, as its file format defines it: a header, then frames of one page each. A frame
 * counts if its salt is that of the header and its checksum, which includes all frames before it, is right.
 */
export interface Wal {
  /** Salt of the header, hexadecimal; a restarted log has another one. Empty without a valid header. */
  readonly salt: string;
  /** Frames up to the last commit. What follows belongs to no finished transaction. */
  readonly frames: number;
  readonly pageSize: number;
  /** Pages of the file after the last commit. */
  readonly pages: number;
  /** Checksum of everything up to a frame; undefined for a frame after the last commit. */
  checksumAt(frame: number): string | undefined;
  /** The newest content of each page in the log. */
  content(): ReadonlyMap<number, Uint8Array>;
  /** Whether a frame of the first transaction has this text. */
  beginsWith(text: string): boolean;
}

const HEADER = 32;
const FRAME_HEADER = 24;
const LITTLE_ENDIAN = 0x377f0682;
const BIG_ENDIAN = 0x377f0683;

const nothing: Wal = {
  salt: '',
  frames: 0,
  pageSize: 0,
  pages: 0,
  checksumAt: () => undefined,
  content: () => new Map(),
  beginsWith: () => false,
};

/** All bytes of a file, aligned for words; empty for a missing file. */
export const bytesOf = (file: string): Buffer => {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
  try {
    const bytes = Buffer.from(new ArrayBuffer(fstatSync(descriptor).size));
    for (let at = 0; at < bytes.length;) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, at);
      if (read === 0) return bytes.subarray(0, at);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
};

type Sum = readonly [number, number];

/** SQLite's running checksum over words of 32 bits, two at a time. */
const extended = ([first, second]: Sum, bytes: Buffer, from: number, to: number, littleEndian: boolean): Sum => {
  let [one, two] = [first | 0, second | 0];
  if (littleEndian) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + from, (to - from) / 4);
    for (let index = 0; index < words.length; index += 2) {
      one = (one + words[index]! + two) | 0;
      two = (two + words[index + 1]! + one) | 0;
    }
  } else
    for (let at = from; at < to; at += 8) {
      one = (one + bytes.readInt32BE(at) + two) | 0;
      two = (two + bytes.readInt32BE(at + 4) + one) | 0;
    }
  return [one >>> 0, two >>> 0];
};

const isSum = ([one, two]: Sum, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;

/** Text form of a checksum. */
const checksumText = ([one, two]: Sum): string =>
  `${one.toString(16).padStart(8, '0')}${two.toString(16).padStart(8, '0')}`;

/** Reads a write-ahead log as SQLite's recovery does. */
export const readWal = (file: string): Wal => {
  const bytes = bytesOf(file);
  if (bytes.length < HEADER) return nothing;
  const magic = bytes.readUInt32BE(0);
  if (magic !== LITTLE_ENDIAN && magic !== BIG_ENDIAN) return nothing;
  const littleEndian = magic === LITTLE_ENDIAN;
  const pageSize = bytes.readUInt32BE(8);
  let sum = extended([0, 0], bytes, 0, HEADER - 8, littleEndian);
  if (!isSum(sum, bytes, HEADER - 8) || pageSize < 512 || pageSize > 65_536) return nothing;
  const sums: Sum[] = [sum];
  const commits: number[] = [];
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER; at + size <= bytes.length; at += size) {
    if (bytes.compare(bytes, 16, 24, at + 8, at + 16) !== 0) break;
    sum = extended(sum, bytes, at, at + 8, littleEndian);
    sum = extended(sum, bytes, at + FRAME_HEADER, at + size, littleEndian);
    if (!isSum(sum, bytes, at + 16)) break;
    sums.push(sum);
    if (bytes.readUInt32BE(at + 4) !== 0) commits.push(sums.length - 1);
  }
  const frames = commits.at(-1) ?? 0;
  const startOf = (frame: number): number => HEADER + (frame - 1) * size;
  return {
    salt: bytes.toString('hex', 16, 24),
    frames,
    pageSize,
    pages: frames === 0 ? 0 : bytes.readUInt32BE(startOf(frames) + 4),
    checksumAt: (frame) => (frame <= frames ? checksumText(sums[frame]!) : undefined),
    content: () => {
      const pages = new Map<number, Uint8Array>();
      for (let frame = 1; frame <= frames; frame++) {
        const at = startOf(frame);
        pages.set(bytes.readUInt32BE(at), bytes.subarray(at + FRAME_HEADER, at + size));
      }
      return pages;
    },
    beginsWith: (text) => commits.length > 0 && bytes.subarray(0, startOf(commits[0]! + 1)).includes(text),
  };
};

/** The index of the write-ahead log (`-shm`), which SQLite updates at each commit: salt, frames and checksum. */
interface WalIndex {
  readonly salt: string;
  readonly frames: number;
  readonly checksum: string;
}

const INDEX_HEADER = 48;

/** Reads the index by a descriptor that stays open: closing one would release SQLite's locks on the file. */
export const readWalIndex = (descriptor: number, buffer = Buffer.alloc(INDEX_HEADER)): WalIndex => {
  readSync(descriptor, buffer, 0, INDEX_HEADER, 0);
  const words = new Uint32Array(buffer.buffer, buffer.byteOffset, INDEX_HEADER / 4);
  return { salt: buffer.toString('hex', 32, 40), frames: words[4]!, checksum: checksumText([words[6]!, words[7]!]) };
};
