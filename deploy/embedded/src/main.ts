import 'reflect-metadata';
import { demoUsers, DEMO_PASSWORD } from '@pishkhan/development-issuer';
import type { Text } from '@pishkhan/fields';
import type { AddressInfo } from 'node:net';
import { startFault } from './folder/start-fault.ts';
import { loadSampleDistrict } from './seed/load-sample-district.ts';
import { settingsFrom } from './settings.ts';
import { startEmbeddedPlatform } from './platform.ts';
import { serveStartPage } from './start-page.ts';

/**
 * Starts everything, prints the address, loads the sample district into a new data folder, and shuts down cleanly on a
 * signal.
 */
const main = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const began = performance.now();
  const platform = await startEmbeddedPlatform(settings);
  let progress: Text = { fa: 'در حال آغاز', en: 'starting' };
  let suggestions: readonly Text[] = [];
  const page = await serveStartPage(
    {
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
      progress: () => progress,
      suggestions: () => suggestions,
      advance: platform.advance,
    },
    settings.host,
    settings.firstPort,
  );
  const address = `http://${settings.host}:${(page.address() as AddressInfo).port}`;
  console.log(
    `Pishkhan answers on ${address} after ${Math.round(performance.now() - began)} ms; data folder: ${settings.dataFolder}`,
  );

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: finishing running requests`);
    page.close();
    await platform.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('SIGTERM', () => void stop('SIGTERM'));

  const loadable = {
    tokenEndpoint: platform.issuer.tokenEndpoint,
    url: platform.url,
    processes: platform.services.map(({ url }) => url),
  };
  suggestions = await loadSampleDistrict(loadable, settings, (sentence) => {
    progress = sentence;
    console.log(`  ${sentence.en}`);
  });
  progress = { fa: 'آماده', en: 'ready' };
  for (const service of platform.services) console.log(`  ${service.name.padEnd(20)} ${service.url}/docs`);
  console.log(
    `  tokens               curl -s ${platform.issuer.tokenEndpoint} -d grant_type=password -d client_id=pishkhan -d username=clerk-101 -d password=${DEMO_PASSWORD}`,
  );
  console.log(`Ready. Open ${address} for the start page: demo users, API documents and what to try first.`);
};

await main().catch((error: unknown) => {
  console.error(startFault(error));
  process.exit(1);
});
