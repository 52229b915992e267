import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openCertificates } from '@pishkhan/certificates';
import { newUserOf, type NewUser } from './security/users.ts';
import { startEventStoreTestServer } from './start.ts';

/** A file with a JSON list of users, so that no password is in the list of processes. */
const usersIn = (file: string): NewUser[] => (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).map(newUserOf);

/**
 * `node src/main.ts --file <path> [--port <number, 0 for any>] [--host <address>] [--tls-folder <certificates> [--users
 * <file>]]`: runs until SIGTERM.
 */
const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    'tls-folder': { type: 'string' },
    users: { type: 'string' },
  },
});
if (!values.file) throw new Error('name the file of the events: --file <path>, or :memory:');
const folder = values['tls-folder'];
const server = await startEventStoreTestServer({
  file: values.file,
  host: values.host,
  port: Number(values.port),
  direct: true,
  ...(folder && { tls: await openCertificates(folder) }),
  ...(values.users && { users: usersIn(values.users) }),
});
console.log(
  `This is a TEST TOOL, not EventStoreDB: its protocol over one SQLite file, without a cluster. ${server.connectionString}`,
);
const stop = () => void server.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
