import { refused } from '../http/refusals.ts';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ServiceName } from '@pishkhan/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TIMEOUT_MS = 35_000;

/** What a page may say to a service beside its body. Everything else, cookies first, stays here. */
const requestHeaders = ['accept', 'accept-language', 'content-type', 'idempotency-key', 'x-reason', 'x-after-position'];
/** What a service may say to a page. */
const answerHeaders = ['content-type', 'retry-after', 'x-position', 'x-correlation-id', 'location', 'www-authenticate'];

const chosen = (from: (name: string) => string | undefined, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => ((value) => (value === undefined ? [] : [[name, value]]))(from(name))));

export interface Target {
  readonly service: ServiceName;
  readonly url: string;
}

/**
 * Sends a page's request to a service under the person's token.
 *
 * @throws ProblemException 503 `PartMustBeAvailable` with the service, if it does not respond
 */
export const ask = (
  { method, headers, body }: FastifyRequest,
  target: Target,
  token: string,
  patienceMs = TIMEOUT_MS,
): Promise<Response> =>
  fetch(target.url, {
    method,
    headers: {
      ...chosen((name) => headers[name]?.toString(), requestHeaders),
      authorization: `Bearer ${token}`,
    },
    body: method === 'POST' ? (body as Buffer<ArrayBuffer>) : null,
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((cause: unknown) => {
    const { service } = target;
    throw refused('PartMustBeAvailable', {
      cause,
      data: { service },
      headers: { 'Retry-After': '2' },
    });
  });

/** Gives the answer of a service to the page, problems unchanged. */
export const pass = (answer: Response, reply: FastifyReply): FastifyReply =>
  reply
    .code(answer.status)
    .headers({ ...chosen((name) => answer.headers.get(name) ?? undefined, answerHeaders), 'cache-control': 'no-store' })
    .send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : undefined);
