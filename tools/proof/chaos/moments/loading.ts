import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { loadRules } from '@pishkhan/embedded/rules';
import { passwordTokens, sessionWith } from '@pishkhan/http-client';
import type { LocalPlatform } from '../../../../deploy/local/src/platform.ts';
import { deliver, welcome, type Client } from '../load/deeds.ts';
import { readOnce, type MeterStanding } from '../load/world.ts';

const FIRST_FILES = 2;
const ROWS = 20;

/** Loads the usual rules, then accounts with meters and a few readings each, so that there are bills to pay. */
export const load = async (platform: LocalPlatform, clients: readonly Client[], accounts: number): Promise<void> => {
  const tokens = passwordTokens(platform.tokenEndpoint, 'pishkhan');
  await loadRules(
    (username, service) => sessionWith(platform.url(service), tokens(username, DEMO_PASSWORD)),
    () => undefined,
  );
  let left = accounts;
  await Promise.all(
    clients.map(async (client) => {
      while (left-- > 0) await welcome(client);
    }),
  );
  const [client] = clients as [Client];
  for (let file = 0; file < FIRST_FILES; file++) {
    for (let from = 0; from < client.world.meters.length; from += ROWS)
      await readAll(client, client.world.meters.slice(from, from + ROWS));
  }
};

const readAll = async (client: Client, meters: readonly MeterStanding[]): Promise<void> => {
  const readings = meters.map((standing) => ({ standing, ...readOnce(client.chance, standing) }));
  await deliver(
    client,
    readings.map(({ standing: { meter }, day, index }) => ({ serial: meter.serial, day, index })),
  );
  for (const { standing, day, index } of readings) Object.assign(standing, { day, index });
};
