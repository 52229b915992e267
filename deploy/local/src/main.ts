import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serviceTitles } from '@pishkhan/contracts';
import { demoUsers, DEMO_PASSWORD } from '@pishkhan/development-issuer';
import { loadSampleDistrict } from '@pishkhan/embedded/seed';
import { serveStartPage } from '@pishkhan/embedded/start-page';
import { shownAddress } from '@pishkhan/eventstore-db';
import type { Text } from '@pishkhan/fields';
import { startLocalPlatform, type LocalPlatform } from './platform.ts';
import { requestOf, USAGE, type LocalRequest } from './request.ts';
import { TEST_SERVER_WARNING } from './servers/event-store.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const ask = (): LocalRequest => {
  try {
    return requestOf(process.argv.slice(2), process.env, ROOT);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return process.exit(2);
  }
};

const tellWhatRuns = ({ services, servers, store, own }: LocalPlatform): void => {
  if (store) console.log(`  ${TEST_SERVER_WARNING}`);
  console.log(`  event store ${shownAddress(own.eventStore)}`);
  for (const { name, address } of servers.components) console.log(`  ${name.padEnd(20)} ${address}`);
  for (const { name, processes } of services)
    console.log(
      `  ${name.padEnd(20)} ${processes.map(({ pid, startsMs }) => `process ${pid} after ${Math.round(startsMs.at(-1)!)} ms`).join(', ')}`,
    );
};

/**
 * Starts every service in separate processes on real servers, loads the sample district into a new data folder, and
 * shuts down cleanly on a signal.
 */
const main = async (): Promise<void> => {
  const request = ask();
  console.log(
    `Starting Kafka, MongoDB${request.identity === 'keycloak' ? ', Keycloak' : ''} and ${request.replicas} of each service; data folder: ${request.dataFolder}`,
  );
  const platform = await startLocalPlatform(request, { root: ROOT, desk: true });
  let progress: Text = { fa: 'در حال آغاز', en: 'starting' };
  let suggestions: readonly Text[] = [];
  const page = await serveStartPage(
    {
      clock: platform.clock,
      services: platform.services.map(({ name }) => ({ name, url: platform.url(name), title: serviceTitles[name] })),
      issuer: platform.issuer.issuer,
      tokenEndpoint: platform.tokenEndpoint,
      users: demoUsers,
      password: DEMO_PASSWORD,
      progress: () => progress,
      suggestions: () => suggestions,
      desk: () => platform.deskUrl,
      advance: (milliseconds) => (platform.advance(milliseconds), platform.clock.now()),
    },
    '127.0.0.1',
    platform.ports.page,
  );
  const address = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  console.log(`Pishkhan answers on ${address} after ${Math.round(performance.now())} ms`);
  tellWhatRuns(platform);
  stopOnSignal(async () => {
    page.close();
    await platform.stop();
  });
  suggestions = await loadSampleDistrict(platform, request, (sentence) => {
    progress = sentence;
    console.log(`  ${sentence.en}`);
  });
  progress = { fa: 'آماده', en: 'ready' };
  console.log(
    `Ready. Open ${address} for the start page: demo users, API documents and what to try first. The counter desk: ${platform.deskUrl}`,
  );
};

let stopping = false;

const stopOnSignal = (stop: () => Promise<void>): void => {
  const onSignal = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: finishing running requests`);
    await stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void onSignal(signal));
};

await main().catch((error: unknown) => {
  // Requests interrupted by a signal fail; the shutdown continues.
  if (stopping) return;
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
