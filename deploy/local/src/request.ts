import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { settingsFrom } from '@pishkhan/embedded/settings';

export const USAGE = `npm run start:distributed -- [options]
  --replicas 2             processes of each service (1 to 5; otherwise one)
  --brokers 3              three Kafka brokers, replication 3 (otherwise one)
  --identity development   the built-in issuer in place of Keycloak
  --secured                Kafka and MongoDB with TLS, a user for each service and only its rights, as in production
  --data .data/distributed --cache .cache/infra
  --port 4100              of the start page; the services take the next ones, each shared by its replicas
EVENTSTORE_URL=esdb://…    a real event store in place of the protocol test server`;

export type IdentityProvider = 'keycloak' | 'development';

/** Options of the distributed profile on this machine. */
export interface LocalRequest {
  readonly replicas: number;
  readonly brokers: 1 | 3;
  readonly identity: IdentityProvider;
  readonly secured: boolean;
  readonly dataFolder: string;
  readonly cache: string;
  /** 0 means free ports for everything. */
  readonly firstPort: number;
  readonly subscribers: number;
  readonly seed: number;
  readonly clockStart: string | undefined;
  readonly logLevel: string;
  /** Undefined: the protocol test server. */
  readonly eventStoreUrl: string | undefined;
}

const oneOf = <Word extends string>(name: string, text: string, words: readonly Word[]): Word => {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new RangeError(`--${name} ${text}: one of ${words.join(', ')}`);
  return found;
};

/**
 * Folders are relative to the root. @throws RangeError, TypeError or Error that names the wrong argument or variable
 */
export const requestOf = (words: readonly string[], environment: NodeJS.ProcessEnv, root: string): LocalRequest => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      replicas: { type: 'string', default: '1' },
      brokers: { type: 'string', default: '1' },
      identity: { type: 'string', default: 'keycloak' },
      secured: { type: 'boolean', default: false },
      data: { type: 'string', default: environment['PISHKHAN_DATA'] ?? '.data/distributed' },
      cache: { type: 'string', default: '.cache/infra' },
      port: { type: 'string' },
    },
  });
  const { firstPort, subscribers, seed, clockStart, logLevel } = settingsFrom({
    ...environment,
    ...(values.port !== undefined && { PISHKHAN_PORT: values.port }),
  });
  return {
    firstPort,
    subscribers,
    seed,
    clockStart,
    logLevel,
    eventStoreUrl: environment['EVENTSTORE_URL'],
    replicas: Number(oneOf('replicas', values.replicas, ['1', '2', '3', '4', '5'])),
    brokers: oneOf('brokers', values.brokers, ['1', '3']) === '3' ? 3 : 1,
    secured: values.secured,
    identity: oneOf('identity', values.identity, ['keycloak', 'development']),
    dataFolder: resolve(root, values.data),
    cache: resolve(root, values.cache),
  };
};
