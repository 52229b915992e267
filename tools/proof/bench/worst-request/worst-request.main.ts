import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { definitions } from '@pishkhan/embedded/definitions';
import { formatPosition } from '@pishkhan/event-store';
import { get, publishVersion, readsMeters, startTestPlatform } from '@pishkhan/testing';
import { rounded, writeResults } from '../latency/figures.ts';
import type { Attack } from './attack.ts';
import { attacks } from './attacks.ts';
import type { Sent } from './sender.main.ts';
import { limitsOfReports, stock } from './stock.ts';
import { watchTurns } from './turns.ts';

/** All services share the loop (N12). */
const GOAL_MS = 200;
const VIEWS_ARE_BEHIND = 503;

interface Reply {
  readonly status: number;
  readonly characters: number;
  readonly text: string;
}

const [part = ''] = process.argv.slice(2);
const chosen = attacks.filter(({ name }) => name.includes(part));
const isStocked = chosen.some(({ name }) => name.includes('stock'));

const platform = await startTestPlatform();
const urls = new Map<string, string>();
/** The contract by which the rows of a file are judged one by one. */
const contracts = readsMeters({ meters: Array.from({ length: 2_000 }, (_, at) => `K${10_000_000 + at}`) });
for (const definition of definitions) {
  const api = await platform.start(definition);
  urls.set(definition.name, api.url);
  if (definition.name === 'metering')
    await api.given(contracts).when(get('/v1/meters/K10000000').by('head-1')).then(404);
  if (!isStocked) continue;
  for (const [name, draft] of Object.entries(limitsOfReports))
    await publishVersion(api, `/v1/look-up-policies/${name}/versions`, draft);
  const read = get('/v1/persons-decisions').by('auditor-1');
  const before = { 'x-after-position': formatPosition(await platform.eventStore.head()) };
  await api
    .given(stock[definition.name]?.() ?? {})
    .when(read.with(before))
    .then(200);
  while ((await api.send(read)).status === VIEWS_ARE_BEHIND);
}
const sender = fork(join(import.meta.dirname, 'sender.main.ts'));

const send = async (request: Sent): Promise<Reply> => {
  const reply = once(sender, 'message') as Promise<[Reply]>;
  sender.send(request);
  return (await reply)[0];
};

const requestOf = async ({ service, user, path, body, contentType = 'application/json', headers }: Attack) => ({
  url: `${urls.get(service)}${path}`,
  method: body ? 'POST' : 'GET',
  headers: {
    authorization: `Bearer ${await platform.tokenFor(user)}`,
    ...(body && { 'content-type': contentType, 'idempotency-key': crypto.randomUUID() }),
    ...headers,
  },
  body: body?.(),
});

/** The first request of a route compiles its code; the second one is measured. */
const measured = async (attack: Attack) => {
  await send({ ...(await requestOf(attack)), ...(attack.body && { body: 'x' }) });
  const request = await requestOf(attack);
  const stop = watchTurns();
  const { status, characters, text } = await send(request);
  const { longestMs, totalMs } = stop();
  return {
    request: attack.name,
    sentKb: Math.round(Buffer.byteLength(request.body ?? request.url) / 1024),
    status,
    rule: /"rule":"(\w+)"/.exec(text)?.[1] ?? '',
    answerKb: Math.round(characters / 1024),
    longestTurnMs: rounded(longestMs),
    cpuMs: rounded(totalMs),
  };
};

const rows = [];
for (const attack of chosen) rows.push(await measured(attack));
console.table(rows);
const worst = rows.toSorted((left, right) => right.longestTurnMs - left.longestTurnMs)[0];
console.log(
  `${rows.length} requests; the longest turn costs ${worst?.longestTurnMs} ms CPU: ${worst?.request} (goal ${GOAL_MS} ms)`,
);
writeResults('worst-request', rows);
sender.kill();
await platform.stop();
if (rows.some(({ longestTurnMs }) => longestTurnMs > GOAL_MS)) process.exitCode = 1;
