import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { LEAVE } from './guardian.ts';
import type { Identity } from './launchers.ts';
import { end, signal } from './processes.ts';
import { isAlive, type Running } from './running.ts';

const LOOK_MS = 300;
const LAUNCHER_PATIENCE_MS = 8000;
const PATIENCE_MS = 2000;

/** The processes of one launcher, and whether the pipe to it is still open. */
interface Guarded {
  readonly launcher: Identity;
  readonly launched: readonly Running[];
  readonly gone: AbortSignal;
}

const listen = (launcher: Identity): Guarded => {
  const launched: Running[] = [];
  const pipe = new AbortController();
  createInterface({ input: process.stdin })
    .on('line', (line) => (line === LEAVE ? process.exit(0) : launched.push(JSON.parse(line) as Running)))
    .on('close', () => pipe.abort());
  return { launcher, launched, gone: pipe.signal };
};

/** The closed pipe is awaited, not only the launcher's death: only then is every line about its processes read. */
const goesWithin = async ({ gone }: Guarded, ms: number): Promise<boolean> => {
  for (const limit = Date.now() + ms; !gone.aborted; await sleep(LOOK_MS)) if (Date.now() > limit) return false;
  return true;
};

/** SIGTERM, so that the launcher can stop in order; SIGKILL if it takes too long. */
const endLauncher = async (guarded: Guarded): Promise<void> => {
  const { pid } = guarded.launcher;
  if (isAlive(guarded.launcher)) process.kill(pid, 'SIGTERM');
  if (await goesWithin(guarded, LAUNCHER_PATIENCE_MS)) return;
  if (isAlive(guarded.launcher)) process.kill(pid, 'SIGKILL');
  await goesWithin(guarded, PATIENCE_MS);
};

/**
 * `node guardian.main.ts <launcher> <caller> …`: waits for the end of the launcher or of a process through which it was
 * started, and then ends the remaining processes named on standard input.
 */
const main = async (): Promise<void> => {
  const [launcher, ...callers] = process.argv.slice(2).map((text) => JSON.parse(text) as Identity);
  const guarded = listen(launcher!);
  while (!guarded.gone.aborted && callers.every(isAlive)) await sleep(LOOK_MS);
  if (!guarded.gone.aborted) await endLauncher(guarded);
  // A stopped process takes no other signal.
  for (const running of guarded.launched) signal(running, 'SIGCONT');
  await Promise.all(guarded.launched.map((running) => end(running, PATIENCE_MS)));
};

await main();
process.exit(0);
