import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
// @ts-expect-error plain JavaScript, shared with scripts that run before anything is installed
import { isBuilt } from '../../run/launch/built.mjs';
import { buildProject } from '../../run/build/build.ts';

const PROJECT = 'deploy/embedded';

export const build = async (): Promise<void> => {
  if (!isBuilt(PROJECT)) await buildProject(PROJECT);
};

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

const start = (folder: string, subscribers: number): { child: ChildProcess; said: () => string } => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(workspaceRoot, PROJECT, 'dist', 'main.mjs')],
    {
      env: { ...process.env, PISHKHAN_DATA: folder, PISHKHAN_PORT: '0', PISHKHAN_SUBSCRIBERS: String(subscribers) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  return { child, said: () => said };
};

/** Starts the platform, and ends it by a signal as soon as it has said this, or lets it end by itself. */
export const runUntil = async (
  folder: string,
  { subscribers, words, signal }: { subscribers: number; words: RegExp; signal: NodeJS.Signals },
): Promise<Ended> => {
  const { child, said } = start(folder, subscribers);
  const look = setInterval(() => words.test(said()) && child.kill(signal), 5);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  return { code, said: said() };
};
