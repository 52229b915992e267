import { jest } from '@jest/globals';
import { wireContract } from '@pishkhan/eventstore-test-server/conformance';
import { securedContract } from '@pishkhan/eventstore-test-server/secured';
import { openEventStoreDb, shownAddress } from '@pishkhan/eventstore-db';
import { commandOf } from './commands.ts';
import { eventStoreContract } from './contract.ts';
import { outagesContract, possible, SHORT, WHOLE } from './outages/outages.contract.ts';

jest.setTimeout(60_000);

/**
 * Started by name, never by `npm test`: the contract on the server at EVENTSTORE_URL. Streams are fresh and random;
 * only they are deleted. Number 35 needs EVENTSTORE_KILL, a command that kills and restarts the server (`docker kill es
 * && docker start es`), and for a cluster EVENTSTORE_KILL_LEADER; connections to one node are cut, frozen and muted
 * without a command. With PISHKHAN_CONTRACT_RIGHTS=set, as an administrator over TLS, the specs of users and rights run
 * too: they add users, and replace `$settings` and the metadata of `$all`.
 */
const connectionString = process.env['EVENTSTORE_URL'];
if (!connectionString) throw new Error('EVENTSTORE_URL is not an event store address: esdb://…');
const shown = shownAddress(connectionString);
const killAndRestart = commandOf(process.env['EVENTSTORE_KILL']);
const killLeader = commandOf(process.env['EVENTSTORE_KILL_LEADER']);

eventStoreContract(`EventStoreDB client at ${shown}`, async () => {
  const store = openEventStoreDb({ connectionString, testServer: 'accepted' });
  console.log(`server version ${await store.checkServer()}`);
  return store;
});

wireContract(
  `EventStoreDB protocol at ${shown}`,
  () => Promise.resolve({ connectionString, killAndRestart, stop: () => Promise.resolve() }),
  { killable: killAndRestart !== undefined },
);

if (process.env['PISHKHAN_CONTRACT_RIGHTS'] === 'set')
  securedContract(`users and rights at ${shown}`, () =>
    Promise.resolve({ connectionString, stop: () => Promise.resolve() }),
  );

const struck = { connectionString, killAndRestart, killLeader };
const form = process.env['PISHKHAN_CONTRACT_FORM'] === 'short' ? SHORT : WHOLE;
outagesContract(`EventStoreDB at ${shown}`, possible(form, struck), () => Promise.resolve(struck), console.log);
