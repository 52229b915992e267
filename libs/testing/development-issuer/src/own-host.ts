import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Why a server on loopback must not serve this request (N32): another name in `Host` is DNS rebinding, and a command
 * with a foreign `Origin` is sent by a page of another site in the browser of somebody at this machine.
 *
 * @returns Undefined for a request of a script, or of our own page
 */
export const strangerIn = ({ method, headers, socket }: IncomingMessage): 'host' | 'origin' | undefined => {
  const host = URL.parse(`http://${headers.host ?? ''}`);
  if (!host || !LOOPBACK.has(host.hostname) || host.port !== String(socket.localPort)) return 'host';
  if (method === 'GET' || method === 'HEAD') return undefined;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'origin';
  const { origin } = headers;
  return origin !== undefined && origin !== `http://${headers.host}` ? 'origin' : undefined;
};
