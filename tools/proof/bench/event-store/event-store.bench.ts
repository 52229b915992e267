/**
 * P12: the adapter beside the client's own shared batch append and subscription, with the same events in one process.
 * `npm run bench -- event-store esdb://…` measures on that server; without an address on the protocol test server, as a
 * process of its own on a durable file. Rounds alternate (A B A B …); ratios are medians of the rounds' ratios.
 */
import { styleText } from 'node:util';
import { writeResults } from '../latency/figures.ts';
import { withEventStore } from '../latency/servers.ts';
import { appendRows, besideLargeRows, ROUNDS } from './appending.ts';
import { callRows } from './calls.ts';
import { handledRows, readRows } from './reading.ts';
import type { Row } from './rounds.ts';
import { openSides } from './sides.ts';

const measure = async (connectionString: string): Promise<{ readonly version: string; readonly rows: Row[] }> => {
  const sides = openSides(connectionString);
  const version = await sides.store.checkServer();
  const rows = [
    ...(await appendRows(sides)),
    ...(await besideLargeRows(sides)),
    ...(await handledRows(sides)),
    ...(await readRows(sides)),
  ];
  await sides.client.close();
  const counted = version.includes('test-server') && connectionString.includes('tls=false');
  rows.push(...(await callRows(sides.store, connectionString, counted)));
  return { version, rows };
};

const [given] = process.argv.slice(2);
const { version, rows } = await (given === undefined ? withEventStore(measure) : measure(given));
const missed = rows.filter(({ reached }) => reached === 'no');
console.table(rows);
console.log(`P12 on server version ${version}: ${missed.length === 0 ? 'reached' : styleText('bold', 'missed')}`);
for (const { work, unit, ratio, adapter, goal } of missed)
  console.log(`missed: ${work}, ${unit}: ${ratio ?? adapter}, goal ${goal}`);
writeResults('event-store', { benchmark: 'P12', version, rounds: ROUNDS, rows });
process.exitCode = missed.length === 0 ? 0 : 1;
