import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { serviceNames } from '@pishkhan/contracts';
import type { LocalRequest } from '../request.ts';

/** All ports. For brokers and services only the first; the others use the next ones. */
export interface Ports {
  readonly page: number;
  readonly service: (index: number) => number;
  readonly issuer: number;
  readonly eventStore: number;
  readonly kafka: number;
  readonly mongodb: number;
  readonly keycloak: number;
  /** The issuer must know the address of the desk before it starts. */
  readonly desk: number;
}

/** Different from those of `npm run infra`, so that both can run. */
const USUAL = { eventStore: 2113, kafka: 19_292, mongodb: 27_317, keycloak: 18_180 };
const NEXT_PORTS = 8;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** The first of several consecutive free ports. */
const freeRow = async (): Promise<number> => {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const taken = await Promise.all(
      Array.from({ length: NEXT_PORTS }, async (_, at) => {
        const server = createServer();
        const free = new Promise<boolean>((resolve) =>
          server.once('error', () => resolve(false)).listen(first + at, '127.0.0.1', () => resolve(true)),
        );
        const isFree = await free;
        server.close();
        return !isFree;
      }),
    );
    if (!taken.includes(true)) return first;
  }
};

export const portsOf = async ({ firstPort }: Pick<LocalRequest, 'firstPort'>): Promise<Ports> => {
  if (firstPort > 0)
    return {
      page: firstPort,
      service: (index) => firstPort + 1 + index,
      issuer: firstPort + 1 + serviceNames.length,
      desk: firstPort + 2 + serviceNames.length,
      ...USUAL,
    };
  const [eventStore, mongodb, keycloak, issuer, desk, kafka] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freeRow(),
  ];
  return { page: 0, service: () => 0, issuer, desk, eventStore, kafka, mongodb, keycloak };
};
