import { basename } from 'node:path';
import { FileDamaged, readSmallFile, writeSmallFile } from '@pishkhan/event-store';

interface SmallFile {
  /** What is wrong with JSON of another shape: a file of an earlier release has no record that shows a change. */
  readonly shape: string;
  readonly isWhole: (value: unknown) => boolean;
  readonly remedy: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const known: Readonly<Record<string, SmallFile>> = {
  'pishkhan.json': {
    shape: 'it does not name the form of a data folder of Pishkhan',
    isWhole: (value) => isObject(value) && value['product'] === 'pishkhan' && Number.isSafeInteger(value['form']),
    remedy:
      'Put the right file back; if no newer release has used this folder, move it and its record in the folder witness away, and the next start writes it again.',
  },
  'clock.json': {
    shape: 'it has no integer "offset"',
    isWhole: (value) => isObject(value) && Number.isSafeInteger(value['offset']),
    remedy:
      'Put the right file back, or move it and its record in the folder witness away and start with PISHKHAN_CLOCK naming an instant after the last event.',
  },
  'sample-district.json': {
    shape: 'it has no list of suggestions',
    isWhole: Array.isArray,
    remedy: 'Move it and its record in the folder witness away: the loading is repeated without double effects.',
  },
};

/** Replaces a small JSON file atomically: after a kill it has either the old or the new content. @throws FileFault */
export const keepJson = (file: string, value: unknown): void =>
  writeSmallFile(file, Buffer.from(JSON.stringify(value)));

/** The value saved by `keepJson`, or undefined. @throws FileDamaged if it was lost or changed by anything else (N33) */
export const keptJson = (file: string): unknown => {
  const of = known[basename(file)];
  const bytes = readSmallFile(file, of?.remedy);
  if (!bytes) return undefined;
  const value = parsed(bytes);
  if (value === undefined) throw new FileDamaged(file, 'it is no JSON', { remedy: of?.remedy });
  if (of && !of.isWhole(value)) throw new FileDamaged(file, of.shape, { remedy: of.remedy });
  return value;
};

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
