import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const underway = new Map<string, Promise<void>>();

const fetchInto = async (folder: string, fetch: (folder: string) => Promise<void>): Promise<void> => {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await fetch(unfinished);
  await rename(unfinished, folder);
};

/**
 * Fills a folder of the cache once, and renames it to its final name when complete. Concurrent callers share one
 * download.
 */
export const fetched = (folder: string, fetch: (folder: string) => Promise<void>): Promise<void> => {
  const fetching = underway.get(folder) ?? fetchInto(folder, fetch).finally(() => underway.delete(folder));
  underway.set(folder, fetching);
  return fetching;
};

/** Runs a package client. @throws Error with its last output */
export const runProgram = async (file: string, args: readonly string[], cwd: string): Promise<void> => {
  try {
    await run(file, args, { cwd, maxBuffer: 64 << 20 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${args[0] ?? ''} failed: ${`${stdout}\n${stderr}`.trim().slice(-600)}`, { cause: error });
  }
};
