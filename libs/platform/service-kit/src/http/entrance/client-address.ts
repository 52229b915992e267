import { BlockList, isIP, type Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Listen } from '../../definition.ts';
import { ProblemException } from '../problem.ts';

/**
 * The user's address: that of the connection, or the last one in `X-Forwarded-For` that no trusted proxy has (ASVS
 * 4.1.3). Without `Listen.trustedProxies` no forwarded header is read.
 */
export const clientAddressOf = ({ ip, raw }: Pick<FastifyRequest, 'ip' | 'raw'>): string =>
  isIP(ip) === 0 ? (raw.socket.remoteAddress ?? '') : ip;

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
};

/**
 * Refuses a connection past the proxy at which TLS ends, because it is not encrypted (ASVS 12.2.1).
 *
 * @throws ProblemException 403 `ConnectionMustComeFromProxy`
 */
export const connectionCheck = ({ proxiesOnly = false, trustedProxies = [] }: Listen): ((socket: Socket) => void) => {
  if (!proxiesOnly) return () => {};
  const proxies = listOf(trustedProxies);
  return ({ remoteAddress = '' }) => {
    if (isIP(remoteAddress) === 0 || !proxies.check(remoteAddress, familyOf(remoteAddress)))
      throw new ProblemException(403, 'ConnectionMustComeFromProxy');
  };
};
