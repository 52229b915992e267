import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { sampleAccount } from '@pishkhan/billing-adjustments/simulation';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { eventually, get, post, signedContract, startTestPlatform } from '@pishkhan/testing';
import { median, rounded, writeResults } from '../latency/figures.ts';
import type { Reading } from './reader.main.ts';
import { stockServer } from './stock.ts';

/** Rounds of A B C A B C; reads of each side in a round, and how many are in flight. */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(values.rounds);
const READS = 300;
const IN_FLIGHT = [1, 16];
const DAY_MS = 86_400_000;

const accountId = '20000901';
const contract = signedContract({ fileNumber: accountId, subscriptionNumber: '062120000901' });
const { billing, day, eventsOf, reading } = sampleAccount;
const bills = eventsOf([reading('a', day(5), 1_060), reading('b', day(6), 1_240)].map(billing));
const billNumber = '10203040-1405-01-1';

const platform = await startTestPlatform();
const client = fork(join(import.meta.dirname, 'reader.main.ts'));
try {
  const accounts = await platform.start(customerAccounts);
  const money = await platform.start(billingAdjustments);
  await accounts.send(post('/v1/accounts', contract).by('affairs-1'));
  await money.given({ 'bill-account-10203040': bills }).when(get('/v1/corrections').by('auditor-1')).then(200);
  const headers = { authorization: `Bearer ${await platform.tokenFor('clerk-101')}`, 'x-reason': 'bench' };
  const { append } = platform.eventStore;
  const store = platform.eventStore as { append: typeof append };
  /** The same read whose record is not written: the log accepts it at once and forgets it. */
  const forgetting: typeof append = (stream, expected, events) =>
    stream.startsWith('looked-up-')
      ? Promise.resolve({ revision: -1, position: { commit: 0n, prepare: 0n } })
      : append.call(platform.eventStore, stream, expected, events);

  /** Milliseconds and CPU milliseconds of the server per read. */
  const round = async (url: string, inFlight: number): Promise<{ wall: number; cpu: number }> => {
    // Each round has a day of its own: the stream of a reader's day is short, as it is in use.
    platform.clock.advance(DAY_MS);
    const done = once(client, 'message') as Promise<[{ failed: string | null }]>;
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    client.send({ url, headers, reads: READS, inFlight } satisfies Reading);
    const [{ failed }] = await done;
    if (failed !== null) throw new Error(failed);
    const used = process.cpuUsage(cpu);
    return { wall: (performance.now() - began) / READS, cpu: (used.user + used.system) / 1_000 / READS };
  };

  const compare = async (read: string, url: string, inFlight: number) => {
    const body = await eventually(async () => {
      const answer = (await (await fetch(url, { headers })).json()) as { masked?: boolean };
      if (answer.masked !== false) throw new Error(`${url} is not whole: ${JSON.stringify(answer).slice(0, 400)}`);
      return answer;
    });
    const stock = await stockServer(`${platform.issuer.issuer}/jwks`, body);
    const sides: Record<'recorded' | 'forgotten' | 'stock', { wall: number; cpu: number }[]> = {
      recorded: [],
      forgotten: [],
      stock: [],
    };
    // The first round of each side warms up and does not count.
    for (let number = 0; number <= ROUNDS; number += 1) {
      store.append = forgetting;
      const forgotten = await round(url, inFlight);
      store.append = append;
      const recorded = await round(url, inFlight);
      const bare = await round(stock.url, inFlight);
      if (number === 0) continue;
      sides.forgotten.push(forgotten);
      sides.recorded.push(recorded);
      sides.stock.push(bare);
    }
    await stock.close();
    const of = (side: keyof typeof sides, what: 'wall' | 'cpu') => median(sides[side].map((each) => each[what]));
    return {
      read,
      'in flight': inFlight,
      'reads a side': ROUNDS * READS,
      'CPU ms recorded': rounded(of('recorded', 'cpu')),
      'CPU ms without record': rounded(of('forgotten', 'cpu')),
      'CPU ms stock Nest + jose': rounded(of('stock', 'cpu')),
      'ratio CPU of the record': rounded(of('recorded', 'cpu') / of('forgotten', 'cpu')),
      'ratio CPU to stock': rounded(of('recorded', 'cpu') / of('stock', 'cpu')),
      'ms recorded': rounded(of('recorded', 'wall')),
      'ms without record': rounded(of('forgotten', 'wall')),
    };
  };

  const rows: object[] = [];
  for (const inFlight of IN_FLIGHT) {
    rows.push(await compare('card', `${accounts.url}/v1/accounts/${accountId}`, inFlight));
    rows.push(await compare('bill', `${money.url}/v1/bills/${billNumber}`, inFlight));
  }
  console.table(rows);
  writeResults('look-ups', rows);
} finally {
  client.kill();
  await platform.stop();
}
