import { readFileSync, watchFile } from 'node:fs';
import { systemClock, type Clock } from '@pishkhan/calendar';

const LOOK_MS = 200;

const offsetIn = (file: string): number => {
  const { offset } = JSON.parse(readFileSync(file, 'utf8')) as { offset?: unknown };
  if (!Number.isSafeInteger(offset)) throw new Error(`PISHKHAN_CLOCK_FILE: ${file} has no integer "offset"`);
  return offset as number;
};

/**
 * System time plus the offset in the file, if one is named, so that all processes of a demo share the same business
 * time.
 */
export const businessClock = (file: string): Clock => {
  if (file === '') return systemClock();
  let offset = offsetIn(file);
  watchFile(file, { interval: LOOK_MS, persistent: false }, () => {
    offset = offsetIn(file);
  });
  return systemClock(() => offset);
};
