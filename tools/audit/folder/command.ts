import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataFolderInUse, holdDataFolder, UnusableFolder } from '@pishkhan/embedded/data-folder';
import { Outage } from '@pishkhan/event-store';
import { isWrongUse, sentenceOf } from '../wrong-use.ts';

/** The command cannot be carried out; the message says why. */
export class Refused extends Error {}

export const dataOption = { type: 'string', default: process.env['PISHKHAN_DATA'] ?? '.data/embedded' } as const;

const kinds = [Refused, DataFolderInUse, UnusableFolder, Outage];

/** Point in time as part of a name. */
export const stampOf = (now: Date): string => now.toISOString().replaceAll(/[:.]/g, '-');

/** Runs work on a folder that nothing else uses meanwhile. @throws Refused, DataFolderInUse */
export const onFolder = async <Result>(data: string, work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = resolve(data);
  if (!existsSync(folder)) throw new Refused(`there is no data folder ${folder}: name it with --data`);
  const release = holdDataFolder(folder);
  try {
    return await work(folder);
  } finally {
    release();
  }
};

/** The exit code; a refusal, a fault of a file or a wrong word is one sentence. */
export const exitCodeOf = async (main: () => Promise<number>): Promise<number> => {
  try {
    return await main();
  } catch (error) {
    if (isWrongUse(error)) console.error(`${sentenceOf(error)} Name the data folder by --data FOLDER.`);
    else if (kinds.some((kind) => error instanceof kind)) console.error((error as Error).message);
    else throw error;
    return 1;
  }
};
