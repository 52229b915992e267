import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { endGround, startGround, type Ground } from './ground.ts';
import { print, write } from './report/report.ts';
import { requestOf, USAGE, type ChaosRequest } from './request.ts';
import { runChaos } from './run.ts';

/** Time for start, loading, calming down and checks, besides the storm. */
const REST_MS = 25 * 60_000;
const MS_PER_KILL = 6000;

const ask = (): ChaosRequest => {
  try {
    return requestOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(2);
  }
};

const say = (sentence: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${sentence}`);

/** Resolves when the run must be aborted: by a signal or a timeout. */
const givenUp = (kills: number): Promise<string> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('timeout'), REST_MS + kills * MS_PER_KILL).unref();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });

const main = async (): Promise<number> => {
  const request = ask();
  console.log(`seed ${request.seed}`);
  const data = await mkdtemp(join(tmpdir(), 'pishkhan-chaos-'));
  let ground: Ground | undefined;
  let stopped = false;
  const run = async (): Promise<number> => {
    ground = await startGround(request, { root: workspaceRoot, data, say });
    say(`${ground.platform.processes.length} service processes are running`);
    const outcome = await runChaos(request, ground, say, () => stopped);
    const failed = print(outcome);
    write(outcome, workspaceRoot);
    return failed === 0 ? 0 : 1;
  };
  const code = await Promise.race([
    run(),
    givenUp(request.kills).then((why) => {
      console.error(`given up: ${why}`);
      return 130;
    }),
  ]).catch((error: unknown) => {
    console.error(error);
    return 1;
  });
  stopped = true;
  await endGround(ground, data);
  if (code === 0) await rm(data, { recursive: true, force: true });
  else console.error(`data and logs are in ${data}`);
  return code;
};

process.exit(await main());
