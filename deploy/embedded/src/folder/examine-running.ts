import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { quickCheck } from '@pishkhan/event-store';
import type { ExaminedFile, Platform } from '@pishkhan/service-kit';

const FILES = ['pishkhan.sqlite', 'views.sqlite', 'person-vault.sqlite'];
/** A result is answered again for so long: all services ask about the same files. */
const FRESH_MS = 60_000;

/** Examines the databases of a data folder one after the other, once for all who ask meanwhile. */
export const filesOf = (folder: string): NonNullable<Platform['files']> => {
  let last: { readonly result: Promise<readonly ExaminedFile[]>; endedAt: number } | undefined;
  const examineAll = async (): Promise<readonly ExaminedFile[]> => {
    const examined: ExaminedFile[] = [];
    for (const file of FILES.map((name) => join(folder, name)).filter((each) => existsSync(each)))
      examined.push({ file: basename(file), wrong: await quickCheck(file) });
    return examined;
  };
  return () => {
    if (last && performance.now() - last.endedAt < FRESH_MS) return last.result;
    const run = { result: examineAll(), endedAt: Infinity };
    const ended = () => void (run.endedAt = performance.now());
    run.result.then(ended, ended);
    return (last = run).result;
  };
};
