import { basename } from 'node:path';
import { FileDamaged, readSmallFile, writeSmallFile } from '@pishkhan/event-store';

const remedies: Readonly<Record<string, string>> = {
  'clock.json':
    'Put the right file back, or move it and its record in the folder witness away and start with PISHKHAN_CLOCK naming an instant after the last event.',
  'sample-district.json':
    'Move it and its record in the folder witness away: the loading is repeated without double effects.',
};

/** Replaces a small JSON file atomically: after a kill it has either the old or the new content. @throws FileFault */
export const keepJson = (file: string, value: unknown): void =>
  writeSmallFile(file, Buffer.from(JSON.stringify(value)));

/** The value saved by `keepJson`, or undefined. @throws FileDamaged if it was lost or changed by anything else (N33) */
export const keptJson = (file: string): unknown => {
  const remedy = remedies[basename(file)];
  const bytes = readSmallFile(file, remedy);
  if (!bytes) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (cause) {
    throw new FileDamaged(file, 'it is no JSON', { remedy, cause });
  }
};
