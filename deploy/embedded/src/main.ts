import 'reflect-metadata';
import { demoUsers, DEMO_PASSWORD } from '@pishkhan/development-issuer';
import type { Text } from '@pishkhan/fields';
import type { AddressInfo } from 'node:net';
import { startFault } from './folder/start-fault.ts';
import { loadSampleDistrict } from './seed/load-sample-district.ts';
import { settingsFrom, type Settings } from './settings.ts';
import { startEmbeddedPlatform, type EmbeddedPlatform } from './platform.ts';
import { serveStartPage, type StartPage } from './pages/start-page.ts';
import type { RunningDesk } from '@pishkhan/counter-desk';

/** What the start page shows of a platform that is still loading. */
const shown: { progress: Text; suggestions: readonly Text[]; desk?: string } = {
  progress: { fa: 'در حال آغاز', en: 'starting' },
  suggestions: [],
};

const startPageOf = (platform: EmbeddedPlatform): StartPage => ({
  clock: platform.clock,
  services: platform.services.map((service, index) => ({
    name: service.name,
    url: service.url,
    title: platform.definitions[index]!.title,
  })),
  issuer: platform.issuer.issuer,
  tokenEndpoint: platform.issuer.tokenEndpoint,
  users: demoUsers,
  password: DEMO_PASSWORD,
  progress: () => shown.progress,
  suggestions: () => shown.suggestions,
  desk: () => shown.desk,
  advance: platform.advance,
});

const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false;
  const end = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: finishing running requests`);
    await stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end('SIGINT'));
  process.on('SIGTERM', () => void end('SIGTERM'));
};

const load = async (platform: EmbeddedPlatform, settings: Settings): Promise<void> => {
  const loadable = {
    tokenEndpoint: platform.issuer.tokenEndpoint,
    url: platform.url,
    processes: platform.services.map(({ url }) => url),
  };
  shown.suggestions = await loadSampleDistrict(loadable, settings, (sentence) => {
    shown.progress = sentence;
    console.log(`  ${sentence.en}`);
  });
  shown.progress = { fa: 'آماده', en: 'ready' };
};

/** Loaded after the first answer, because it brings libraries of its own (P9). */
const deskBeside = async (platform: EmbeddedPlatform, settings: Settings): Promise<RunningDesk> => {
  const { startEmbeddedDesk } = await import('./pages/desk.ts');
  const { issuer, url, desk: client, deskDatabase: database } = platform;
  return startEmbeddedDesk(settings, { issuer: issuer.issuer, url, client, database });
};

/**
 * Starts everything, prints the address, loads the sample district into a new data folder, and shuts down cleanly on a
 * signal.
 */
const main = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const began = performance.now();
  const platform = await startEmbeddedPlatform(settings);
  const page = await serveStartPage(startPageOf(platform), settings.host, settings.firstPort);
  const address = `http://${settings.host}:${(page.address() as AddressInfo).port}`;
  console.log(
    `Pishkhan answers on ${address} after ${Math.round(performance.now() - began)} ms; data folder: ${settings.dataFolder}`,
  );
  const desk = await deskBeside(platform, settings);
  shown.desk = desk.url;
  stopOnSignal(async () => {
    page.close();
    await desk.stop();
    await platform.stop();
  });
  await load(platform, settings);
  for (const service of platform.services) console.log(`  ${service.name.padEnd(20)} ${service.url}/docs`);
  console.log(
    `  tokens               curl -s ${platform.issuer.tokenEndpoint} -d grant_type=password -d client_id=pishkhan -d username=clerk-101 -d password=${DEMO_PASSWORD}`,
  );
  console.log(
    `Ready. Open ${address} for the start page: demo users, API documents and what to try first. The counter desk: ${desk.url}`,
  );
};

await main().catch((error: unknown) => {
  console.error(startFault(error));
  process.exit(1);
});
