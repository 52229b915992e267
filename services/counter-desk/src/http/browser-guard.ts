import type { connectionCheck } from '@pishkhan/service-kit';
import { refused } from './refusals.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** No inline code, nothing from another origin; styles of the library of controls by a nonce of the page. */
export const policyWith = (nonce?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

/** On every answer. */
const HEADERS = {
  'content-security-policy': policyWith(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

const probes = new Set(['/health/live', '/health/ready']);
/** Of the issuer, which is no browser. */
const LOGOUT_TOKENS = '/back-channel-logout';

/**
 * Why a request does not come from a page of the desk: a command needs our `Origin` and a header that a form of another
 * site cannot send, which together refuse cross-site requests (ASVS 3.5).
 */
const isOwn = ({ method, headers }: FastifyRequest, origin: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (method === 'GET' || method === 'HEAD') return true;
  return (
    headers['x-desk'] === '1' &&
    (headers.origin === undefined ? site === 'same-origin' : headers.origin === origin) &&
    (site === undefined || site === 'same-origin')
  );
};

/**
 * Host, origin and headers of every request and answer.
 *
 * @param address Of the desk in the browser
 * @param mustComeThroughProxy Throws for a connection past the proxy at which TLS ends
 */
export const guardBrowsers = (
  server: FastifyInstance,
  address: () => string,
  mustComeThroughProxy: ReturnType<typeof connectionCheck>,
): void => {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(HEADERS);
    const own = new URL(address());
    if (own.protocol === 'https:')
      void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    const path = request.url.split('?', 1)[0]!;
    if (probes.has(path)) return done();
    mustComeThroughProxy(request.raw.socket);
    if (path === LOGOUT_TOKENS) return done();
    if (request.headers.host !== own.host) return done(refused('HostMustBeThisServer'));
    done(isOwn(request, own.origin) ? undefined : refused('RequestMustComeFromThisPage'));
  });
};
