import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { loadSampleDistrict } from '@pishkhan/embedded/seed';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { passwordTokens, sessionWith } from '@pishkhan/http-client';
import { startLocalPlatform, type LocalRequest } from '@pishkhan/local';
import { requestOf } from '@pishkhan/local/request';
import type { InstanceWithDesk } from './instance.ts';

const PATIENCE_MS = 60_000;
const MILLISECONDS_OF_A_DAY = 86_400_000;
const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The distributed profile for one journey: every service in separate processes, on real servers, with a district
 * loaded.
 */
export const startDistributedInstance = async (
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  { desk = false }: { readonly desk?: boolean } = {},
): Promise<InstanceWithDesk> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pishkhan-distributed-'));
  const request: LocalRequest = requestOf([...words, '--data', dataFolder, '--port', '0'], environment, ROOT);
  const platform = await startLocalPlatform(request, { root: ROOT, desk });
  const remove = async (keep = false) => {
    await platform.stop();
    if (keep) say(`data and logs are kept in ${dataFolder}`);
    else await rm(dataFolder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  const services = platform.services.flatMap(({ processes }) => processes);
  tellWhatRuns(platform, say);
  try {
    await loadSampleDistrict(platform, request, ({ en }) => say(en));
  } catch (error) {
    await remove(true);
    throw error;
  }
  const tokens = passwordTokens(platform.tokenEndpoint, 'pishkhan');
  return {
    urlOf: platform.url,
    as: (username, service) => sessionWith(platform.url(service), tokens(username, DEMO_PASSWORD), PATIENCE_MS),
    desk: async () => platform.deskUrl!,
    now: async () => platform.clock.now().toISOString(),
    advance: async (days) => platform.advance(days * MILLISECONDS_OF_A_DAY),
    source: ['--event-store', platform.own.eventStore, '--mongodb', platform.readableMongodb],
    openLog: () => openEventStoreDb({ connectionString: platform.own.eventStore, testServer: 'accepted' }),
    kill: async () => void (await Promise.all(services.map((process) => process.kill()))),
    restart: async () => void (await Promise.all(services.map((process) => process.start()))),
    remove,
  };
};

const tellWhatRuns = (
  { services, servers, own, store }: Awaited<ReturnType<typeof startLocalPlatform>>,
  say: (sentence: string) => void,
): void => {
  say(
    `event store ${own.eventStore}${store ? ' (the protocol test server)' : ''}; ${servers.components.map(({ name, address }) => `${name} ${address}`).join('; ')}`,
  );
  for (const { name, processes } of services)
    say(
      `${name}: ${processes.map(({ pid, startsMs }) => `process ${pid}, answered after ${Math.round(startsMs[0]!)} ms`).join('; ')}`,
    );
};
