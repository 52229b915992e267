import { readFileSync, watchFile } from 'node:fs';
import { systemClock, type Clock } from '@pishkhan/calendar';

const LOOK_MS = 200;

const offsetIn = (file: string): number => {
  const { offset } = JSON.parse(readFileSync(file, 'utf8')) as { offset?: unknown };
  if (!Number.isSafeInteger(offset)) throw new Error(`PISHKHAN_CLOCK_FILE: ${file} has no whole number "offset"`);
  return offset as number;
};

/**
 * The machine's time; moved by what a file says where one is named, so that the processes of a demonstration agree on
 * their business time.
 */
export const businessClock = (file: string): Clock => {
  if (file === '') return systemClock();
  let offset = offsetIn(file);
  watchFile(file, { interval: LOOK_MS, persistent: false }, () => {
    offset = offsetIn(file);
  });
  return systemClock(() => offset);
};
