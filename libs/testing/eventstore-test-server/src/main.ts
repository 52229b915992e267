import { parseArgs } from 'node:util';
import { startEventStoreTestServer } from './start.ts';

/** `node src/main.ts --file <path> [--port <number, 0 for any>] [--host <address>]`: runs until SIGTERM. */
const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});
if (!values.file) throw new Error('name the file of the events: --file <path>, or :memory:');
const server = await startEventStoreTestServer({
  file: values.file,
  host: values.host,
  port: Number(values.port),
  direct: true,
});
console.log(
  `This is a TEST TOOL, not EventStoreDB: its protocol over one SQLite file, without users, TLS or cluster. ${server.connectionString}`,
);
const stop = () => void server.stop().then(() => process.exit(0));
process.once('SIGTERM', stop).once('SIGINT', stop);
