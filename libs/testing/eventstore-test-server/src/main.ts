import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openCertificates } from '@pishkhan/certificates';
import { DEFAULT_PROFILE, isProfile, profiles } from './protocol/profile.ts';
import { newUserOf, type NewUser } from './security/users.ts';
import { startEventStoreTestServer } from './start.ts';

/** A file with a JSON list of users, so that no password is in the list of processes. */
const usersIn = (file: string): NewUser[] => (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).map(newUserOf);

/**
 * `node src/main.ts --file <path> [--port <number, 0 for any>] [--host <address>] [--tls-folder <certificates> [--users
 * <file>]] [--profile 24.10.14|26.0.3] [--start-ms <time before it listens>]`: runs until SIGTERM.
 */
const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    'tls-folder': { type: 'string' },
    users: { type: 'string' },
    profile: { type: 'string', default: DEFAULT_PROFILE },
    'start-ms': { type: 'string', default: '0' },
  },
});
if (!values.file) throw new Error('name the file of the events: --file <path>, or :memory:');
const { profile } = values;
if (!isProfile(profile))
  throw new Error(`there is no profile ${profile}; there are ${Object.keys(profiles).join(', ')}`);
const folder = values['tls-folder'];
await sleep(Number(values['start-ms']));
const server = await startEventStoreTestServer({
  file: values.file,
  host: values.host,
  port: Number(values.port),
  profile,
  direct: true,
  ...(folder && { tls: await openCertificates(folder) }),
  ...(values.users && { users: usersIn(values.users) }),
});
console.log(
  `This is a TEST TOOL, not EventStoreDB: its protocol over one SQLite file, without a cluster, with the limits of ${profile}. ${server.connectionString}`,
);
const stop = () => void server.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
