import { Front, type Place } from './front.ts';

export type { Front };

export interface Fronted {
  /** The same server through the proxy. */
  readonly connectionString: string;
  readonly front: Front;
}

const DEFAULT_PORT = '2113';

const partsOf = (connectionString: string) => {
  const [, scheme = '', user = '', hosts = '', rest = ''] =
    /^([\w+]+:\/\/)([^@/]*@)?([^/?]+)(.*)$/.exec(connectionString) ?? [];
  const [, host = '', port = DEFAULT_PORT] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(hosts) ?? [];
  return { scheme, user, host, port: Number(port), rest };
};

/** Whether this is the address of one node. The nodes of a cluster name each other's own addresses to the client. */
export const isOneNode = (connectionString: string): boolean => {
  const { scheme, host } = partsOf(connectionString);
  return host !== '' && !scheme.includes('+discover');
};

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/**
 * Puts a proxy before one node, on any free port. It keeps a loopback host's name, for which the server's certificate
 * is valid; before another host it listens on 127.0.0.1.
 */
export const frontOf = async (connectionString: string): Promise<Fronted> => {
  const { scheme, user, host, port, rest } = partsOf(connectionString);
  const place: Place = { host: host.replace(/^\[|\]$/g, ''), port };
  const front = new Front(() => place);
  const shown = isLoopback(host) ? host : '127.0.0.1';
  const open = await front.open(isLoopback(host) ? place.host : shown, 0);
  return { connectionString: `${scheme}${user}${shown}:${open}${rest}`, front };
};
