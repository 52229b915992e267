import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { FileDamaged, fileFaultOf } from '../../faults/file-faults.ts';
import { recordOf } from './record.ts';

/** SHA-256 of the contents that a file may have: during a change the old one and the new one. */
type Sums = readonly string[];

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** In one step: after a kill or a full disk there is either the old or the new content. */
const replace = (file: string, bytes: Uint8Array, mode?: number): void => {
  mkdirSync(dirname(file), { recursive: true });
  // An existing file would keep its mode.
  rmSync(`${file}.new`, { force: true });
  const descriptor = openSync(`${file}.new`, 'wx', mode);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
};

const note = (file: string, sums: Sums): void => replace(recordOf(file), Buffer.from(`${sums.join('\n')}\n`));

/** @throws FileDamaged */
const noted = (file: string): Sums | undefined => {
  const record = recordOf(file);
  if (!existsSync(record)) return undefined;
  const text = readFileSync(record, 'latin1');
  if (!/^([0-9a-f]{64}\n){1,2}$/.test(text))
    throw new FileDamaged(record, `the record of what was written to ${file} is unreadable`);
  return text.trim().split('\n');
};

/**
 * Replaces a small file and notes what it holds, so that a change by anything else, a loss and an old copy are noticed.
 *
 * @throws FileFault
 */
export const writeSmallFile = (file: string, bytes: Uint8Array, { mode }: { readonly mode?: number } = {}): void => {
  try {
    const before = noted(file)?.slice(0, 1) ?? [];
    note(file, [sumOf(bytes), ...before]);
    replace(file, bytes, mode);
    note(file, [sumOf(bytes)]);
  } catch (error) {
    throw fileFaultOf(error, file);
  }
};

/**
 * The content of a small file, undefined if it was never written. That of an earlier release, which noted nothing, is
 * accepted and noted.
 *
 * @param remedy What the IT team must do if the content is lost or changed
 * @throws FileDamaged
 */
export const readSmallFile = (file: string, remedy?: string): Buffer | undefined => {
  try {
    const sums = noted(file);
    if (!existsSync(file)) {
      if (sums && sums.length === 1) throw new FileDamaged(file, 'it is missing', { remedy });
      return undefined;
    }
    const bytes = readFileSync(file);
    if (!sums) note(file, [sumOf(bytes)]);
    else if (!sums.includes(sumOf(bytes)))
      throw new FileDamaged(file, 'its content is not what was written last', { remedy });
    return bytes;
  } catch (error) {
    throw fileFaultOf(error, file);
  }
};
