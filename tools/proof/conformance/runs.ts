import { eventStoreFault } from './event-store/server-fault.ts';

/** One run of a port's contract spec on a real server. */
export interface ContractRun {
  /** Globs of the files that jest runs. */
  readonly files: readonly string[];
  /** Part of the test names to run; all if absent. */
  readonly named?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Why no spec can pass on this server, as one sentence; checked once before the run. */
  faultOfServer?(): Promise<string | undefined>;
}

interface Port {
  /** Of the addresses that it takes; none where the run starts its own server. */
  readonly schemes: readonly string[];
  runAt(url: string): ContractRun;
}

const ports: Readonly<Record<string, Port>> = {
  messages: {
    schemes: ['kafka'],
    runAt: (url) => ({
      files: ['**/tools/proof/conformance/messages.contract-run.ts'],
      environment: { PISHKHAN_CONTRACT_URL: url },
    }),
  },
  views: {
    schemes: ['mongodb', 'mongodb+srv'],
    runAt: (url) => ({
      files: ['**/libs/platform/views/src/**/*.int.spec.ts'],
      named: 'MongoDB by URI',
      environment: { PISHKHAN_SPEC_MONGODB: url },
    }),
  },
  progress: {
    schemes: ['mongodb', 'mongodb+srv'],
    runAt: (url) => ({
      files: ['**/libs/testing/contract-specs/src/mongodb-checkpoints/given-url.ts'],
      environment: { PISHKHAN_CONTRACT_URL: url },
    }),
  },
  vault: {
    schemes: ['mongodb', 'mongodb+srv'],
    runAt: (url) => ({
      files: ['**/services/customer-accounts/src/person/vault/*.int.spec.ts'],
      environment: { PISHKHAN_SPEC_MONGODB: url },
    }),
  },
  wire: {
    schemes: [],
    runAt: () => ({
      files: ['**/libs/testing/eventstore-test-server/src/conformance/wire.contract-run.ts'],
      environment: {},
    }),
  },
  rights: {
    schemes: [],
    runAt: () => ({ files: ['**/tools/proof/conformance/rights.contract-run.ts'], environment: {} }),
  },
  'event-store': {
    schemes: ['esdb', 'esdb+discover'],
    runAt: (url) => ({
      files: ['**/libs/testing/contract-specs/src/eventstore-db/given-url.ts'],
      environment: { EVENTSTORE_URL: url },
      faultOfServer: () => eventStoreFault(url),
    }),
  },
};

export const USAGE = `npm run contract -- <port> <url>, or: npm run contract -- all (starts real servers of its own)
  messages     kafka://127.0.0.1:19092          (three brokers: kafka://127.0.0.1:19092,127.0.0.1:19094,127.0.0.1:19096)
  views        mongodb://127.0.0.1:27217/?replicaSet=rs0
  progress     mongodb://127.0.0.1:27217/?replicaSet=rs0
  vault        mongodb://127.0.0.1:27217/?replicaSet=rs0
  event-store  esdb://127.0.0.1:2113?tls=false; with outages: EVENTSTORE_KILL is a command that kills and restarts the server
               ('docker kill es && docker start es'), EVENTSTORE_KILL_LEADER one that does so with a cluster's leader
  wire         the protocol of the test server, on one of its own
  rights       Kafka and MongoDB with TLS and the rights of each service, on servers of its own`;

/** @throws RangeError that names the wrong argument */
export const runOf = (name = '', url = ''): ContractRun => {
  const port = Object.hasOwn(ports, name) ? ports[name] : undefined;
  if (!port)
    throw new RangeError(`"${name}" is not a port with an adapter; there are ${Object.keys(ports).join(', ')}`);
  if (port.schemes.length > 0 && !port.schemes.some((scheme) => url.startsWith(`${scheme}://`)))
    throw new RangeError(`"${url}" is not an address for ${name}; it must start with ${port.schemes[0]}://`);
  return port.runAt(url);
};
