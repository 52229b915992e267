import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Turns } from '../worst-request/turns.ts';
import { quantile } from '../latency/figures.ts';
import type { Made, Memory, Question, Ready } from './server.main.ts';

/** Between two GETs, as persons at counters send them. */
const PACE_MS = 20;
const GETS_ALONE = 150;
/** Memory is looked at after so many shares of a file. */
const SHARES = 8;

export interface Progress {
  readonly fileId: string;
  readonly status: string;
  readonly rows: number;
  readonly judged: number;
  readonly accepted: number;
}

export interface Server extends Ready {
  ask<Answer>(question: Question): Promise<Answer>;
  stop(): Promise<unknown>;
}

const answerOf = async <Answer>(child: ChildProcess): Promise<Answer> => {
  const [answer] = (await once(child, 'message')) as [Answer];
  return answer;
};

/** Starts a bundled program of services. */
export const startServer = async (program: string, made: Made, node: readonly string[] = []): Promise<Server> => {
  const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning', '--enable-source-maps', ...node];
  const child = fork(program, [JSON.stringify(made)], { execArgv: flags });
  const ended = once(child, 'exit');
  const ready = await Promise.race([
    answerOf<Ready>(child),
    ended.then((): never => {
      throw new Error('the measured process ended while it started');
    }),
  ]);
  const ask = <Answer>(question: Question): Promise<Answer> => {
    const answer = answerOf<Answer>(child);
    child.send(question);
    return answer;
  };
  await ask('rest');
  return { ...ready, ask, stop: () => (child.send('stop' satisfies Question), ended) };
};

const bodyOf = async <Body>(response: Response): Promise<Body> => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
};

const progressOf = async ({ metering, reader }: Server, fileId: string): Promise<Progress> =>
  bodyOf(
    await fetch(`${metering}/v1/bulk-reading-files/${fileId}`, { headers: { authorization: `Bearer ${reader}` } }),
  );

/** Delivers a file. @returns It and the seconds until the answer */
const deliver = async ({ metering, reader, files }: Server, month: number) => {
  const began = performance.now();
  const response = await fetch(`${metering}/v1/bulk-reading-files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${reader}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': crypto.randomUUID(),
    },
    body: readFileSync(files[month]!),
  });
  const file = await bodyOf<Progress>(response);
  return { file, uploadS: (performance.now() - began) / 1_000 };
};

/** A file that is judged while nobody else asks; memory is what is still in use after a collection. */
export const judgeAlone = async (server: Server, month: number) => {
  const before = await server.ask<Memory>('memory');
  const { file, uploadS } = await deliver(server, month);
  const began = performance.now();
  const heaps = [{ judged: 0, ...(await server.ask<Memory>('memory')) }];
  let progress = file;
  for (let share = 1; progress.status !== 'done'; await delay(100)) {
    progress = await progressOf(server, file.fileId);
    const { judged } = progress;
    if (judged * SHARES < share * progress.rows) continue;
    share = Math.floor((judged * SHARES) / progress.rows) + 1;
    heaps.push({ judged, ...(await server.ask<Memory>('memory')) });
  }
  const seconds = (performance.now() - began) / 1_000;
  await server.ask('rest');
  const after = await server.ask<Memory>('memory');
  const cpuMsPerRow = (after.cpuMs - before.cpuMs) / progress.rows;
  return { ...progress, uploadS, perSecond: progress.rows / seconds, cpuMsPerRow, before, heaps };
};
export type JudgedAlone = Awaited<ReturnType<typeof judgeAlone>>;

/** Milliseconds of GETs, one after the other, as long as asked. */
const getWhile = async ({ metering, auditor }: Server, goesOn: (count: number) => boolean): Promise<number[]> => {
  const times: number[] = [];
  for (; goesOn(times.length); await delay(PACE_MS)) {
    const serial = `L${String(times.length % 500).padStart(7, '0')}`;
    const began = performance.now();
    await bodyOf(await fetch(`${metering}/v1/meters/${serial}`, { headers: { authorization: `Bearer ${auditor}` } }));
    times.push(performance.now() - began);
  }
  return times;
};

const latencyOf = (times: readonly number[]) => ({
  gets: times.length,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

/** The same GET before, beside and after the judging of a file, and the longest turn of the event loop beside it. */
export const judgeBeside = async (server: Server, month: number) => {
  const alone = await getWhile(server, (count) => count < GETS_ALONE);
  await server.ask('watch turns');
  const { file, uploadS } = await deliver(server, month);
  const began = performance.now();
  let progress = file;
  const watched = (async () => {
    for (; progress.status !== 'done'; await delay(250)) progress = await progressOf(server, file.fileId);
  })();
  const beside = await getWhile(server, () => progress.status !== 'done');
  await watched;
  const perSecond = progress.rows / ((performance.now() - began) / 1_000);
  const turns = await server.ask<Turns>('turns');
  await server.ask('rest');
  alone.push(...(await getWhile(server, (count) => count < GETS_ALONE)));
  return { ...progress, uploadS, perSecond, alone: latencyOf(alone), beside: latencyOf(beside), turns };
};
export type JudgedBeside = Awaited<ReturnType<typeof judgeBeside>>;
