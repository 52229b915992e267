import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CertifiedKey, Listen } from '../../definition.ts';
import { problemOf } from '../fault-problem.ts';
import { JSON_LIMIT } from '../input/body-parsers.ts';
import { answerUnreadable } from '../input/unreadable.ts';
import { PROBLEM_TYPE, problemDocument } from '../problem-document.ts';
import { closeSilentConnections } from './silent-connections.ts';

const REQUEST_TIMEOUT_MS = 30_000;

/** TLS 1.3, and those of TLS 1.2 with forward secrecy and authenticated encryption, the strongest first (ASVS 12.1). */
export const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');

/** Of a server with this certificate (ASVS 12.1). */
export const tlsOptionsOf = ({ certificate, key }: CertifiedKey) =>
  ({ cert: certificate, key, minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true }) as const;

/** The router rejects a malformed address before the filter runs. */
const answerUnroutable = (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = problemOf(error);
  void reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(problemDocument(problem, request.raw.url ?? '/')));
};

/** The HTTP server of a service: limits of requests, TLS and trusted proxies. */
export const serverFor = ({ tls, trustedProxies = [] }: Listen): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    ...(tls && { https: tlsOptionsOf(tls) }),
  });
  closeSilentConnections(adapter.getInstance());
  return adapter;
};
