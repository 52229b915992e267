import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringUp, componentsOf } from '../../../deploy/servers/src/bring-up.ts';
import type { Component } from '../../../deploy/servers/src/component.ts';
import { end, signal, type Running } from '../../../deploy/servers/src/index.ts';
import { readRunning } from '../../../deploy/servers/src/machine/running-file.ts';
import { requestOf } from '../../../deploy/servers/src/request.ts';
import { workspaceRoot } from '../../check/source/files.ts';
import { BrokerLoad } from './broker-load.ts';
import { percentile } from './journal.ts';

const ROUND_TRIPS = 500;

/** Kills and restarts one broker after another. @returns milliseconds from each kill to its first response */
const killing = async (components: readonly Component[], data: string, kills: number): Promise<number[]> => {
  const back: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await sleep(1500 + Math.random() * 2500);
    const component = components[kill % components.length]!;
    const running = readRunning(data).find(({ name }) => name === component.name) as Running;
    const from = performance.now();
    signal(running, 'SIGKILL');
    await end(running);
    await sleep(Math.random() * 1000);
    await bringUp(component, data);
    back.push(performance.now() - from);
  }
  return back;
};

const table = (rows: Readonly<Record<string, string | number>>): string =>
  Object.entries(rows)
    .map(([name, value]) => `${name.padEnd(42)} ${String(value).padStart(10)}`)
    .join('\n');

const report = (load: BrokerLoad, trips: readonly number[], back: readonly number[]): boolean => {
  const { acknowledged, handled, lost, again, inverted } = load.journal.tally();
  console.log(
    table({
      'kills (SIGKILL) of a broker': back.length,
      'messages acknowledged': acknowledged,
      'messages handled': handled,
      'acknowledged and lost': lost,
      'inverted within a key': inverted,
      'delivered again (dropped by an inbox)': again,
      'faults that the clients met': load.faults,
      'longest pause of the consumers, ms': Math.round(load.longestPauseMs),
      'slowest return of a broker, ms': Math.round(Math.max(0, ...back)),
      'produce → handled without faults, p50, ms': percentile(trips, 0.5).toFixed(1),
      'produce → handled without faults, p95, ms': percentile(trips, 0.95).toFixed(1),
    }),
  );
  return lost === 0 && inverted === 0;
};

/**
 * `node tools/proof/conformance/broker-faults.ts [--kills 5] [--brokers 3]`: on its own brokers, no message may be lost
 * and no key's order inverted.
 */
const main = async (): Promise<number> => {
  const {
    values: { kills, brokers },
  } = parseArgs({ options: { kills: { type: 'string', default: '5' }, brokers: { type: 'string', default: '1' } } });
  const data = join(workspaceRoot, '.data', 'broker-faults');
  const { plan } = requestOf(
    ['start', '--only', 'kafka', '--brokers', brokers, '--kafka-port', '19192', '--data', data],
    workspaceRoot,
  );
  const components = componentsOf(plan);
  try {
    await Promise.all(components.map((component) => bringUp(component, data)));
    const load = new BrokerLoad(components.map(({ address }) => address));
    const trips = await load.roundTrips(ROUND_TRIPS);
    load.start();
    const back = await killing(components, data, Number(kills));
    await load.finish(60_000);
    return report(load, trips, back) ? 0 : 1;
  } finally {
    await Promise.all(readRunning(data).map((running) => end(running)));
  }
};

process.exitCode = await main();
