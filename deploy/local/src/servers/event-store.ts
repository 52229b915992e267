import { join } from 'node:path';
import { Supervised } from '../processes/supervised.ts';

interface EventStoreOptions {
  readonly root: string;
  readonly data: string;
  readonly port: number;
}

/** The protocol test server on a durable file, as a process that can be killed. */
export const testServerProcess = ({ root, data, port }: EventStoreOptions): Supervised =>
  new Supervised(
    {
      name: 'event-store',
      file: process.execPath,
      environment: {},
      log: join(data, 'logs', 'event-store.log'),
      answers: /(esdb:\S+)/,
      args: [
        '--disable-warning=ExperimentalWarning',
        join(root, 'libs', 'testing', 'eventstore-test-server', 'src', 'main.ts'),
        '--file',
        join(data, 'event-store.sqlite'),
        '--port',
        String(port),
      ],
    },
    data,
  );

export const TEST_SERVER_WARNING =
  'The event store is the PROTOCOL TEST SERVER on an SQLite file, not EventStoreDB: name a real one in EVENTSTORE_URL.';
