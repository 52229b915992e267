import { hostAndOptionsOf } from './address.ts';

const KEEP_ALIVE_MS = 10_000;
const STEPS = 10_000;
let clients = 0;

/**
 * GRPC shares connections, dead ones too, between channels with equal options, in the whole process. Each client
 * therefore has a keep-alive one millisecond longer than the client before it, of at most 10 s more. Without keep-alive
 * (-1) its timeout, which is not used then, tells the clients apart.
 */
export const withOwnConnection = (connectionString: string): string => {
  const options = hostAndOptionsOf(connectionString);
  const keepAliveMs = Number(/[?&]keepAliveInterval=(-?\d+)/i.exec(options)?.[1] ?? KEEP_ALIVE_MS);
  const joint = options.includes('?') ? '&' : '?';
  const step = clients++ % STEPS;
  return keepAliveMs < 0
    ? `${connectionString}${joint}keepAliveTimeout=${KEEP_ALIVE_MS + step}`
    : `${connectionString}${joint}keepAliveInterval=${keepAliveMs + step}`;
};
