import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parsePosition, type Position } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import { clientAddressOf } from './entrance/client-address.ts';
import { ProblemException } from './problem.ts';
import type { Platform } from '../definition.ts';
import { requestArrived } from '../fields/recent-requests.ts';
import { requestContexts, type RequestContext } from './request-context.ts';
import { RequestTexts } from './texts/request-texts.ts';
import { withNumbersShown } from './texts/shown-numbers.ts';
import type { TextKeys } from './texts/text-keys.ts';

/** On every answer, also on those that no browser should ever show (ASVS 3.4). */
const FOR_BROWSERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
/** Unless the endpoint has its own. */
const UNLESS_SET = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const contexts = new WeakMap<FastifyRequest, RequestContext>();

/** What the requests of a service use. */
export interface RequestParts extends Pick<Platform, 'clock' | 'sealedNumbers'> {
  readonly textKeys: TextKeys;
}

/**
 * Adds the context to each request, the context's headers to its response, and one line to the log; shows the numbers
 * in the texts of an answer.
 */
export const installRequestHooks = (server: FastifyInstance, parts: RequestParts, logger: Logger): void => {
  server.addHook('onRequest', (request, _reply, done) => {
    // A probe is no person, and would slow the files of the night.
    if (!request.url.startsWith('/health/')) requestArrived();
    const context = contextOf(request, parts);
    contexts.set(request, context);
    requestContexts.run(context, done);
  });
  // Reading the body leaves the asynchronous scope, so the handler is run in the context again.
  server.addHook('preValidation', (request, _reply, done) => requestContexts.run(contexts.get(request)!, done));
  server.addHook('onSend', (request, reply, payload, done) => {
    reply.headers({
      ...FOR_BROWSERS,
      ...Object.fromEntries(contexts.get(request)?.answerHeaders ?? []),
    });
    for (const [name, value] of Object.entries(UNLESS_SET)) if (!reply.hasHeader(name)) reply.header(name, value);
    done(null, payload);
  });
  server.addHook('onSend', async (request, _reply, payload) => {
    const context = contexts.get(request);
    return context ? withNumbersShown(payload, context, parts.sealedNumbers) : payload;
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { correlationId } = contexts.get(request) ?? {};
    const route = request.routeOptions.url ?? 'unknown route';
    logger.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        client: clientAddressOf(request),
        correlationId,
      },
      'request',
    );
    done();
  });
};

const contextOf = ({ headers }: FastifyRequest, { clock, sealedNumbers, textKeys }: RequestParts): RequestContext => {
  const correlationId = correlationOf(headers['x-correlation-id']);
  return {
    clock,
    correlationId,
    language: languageOf(headers['accept-language']),
    after: undefined,
    texts: new RequestTexts(textKeys, sealedNumbers !== undefined),
    answerHeaders: new Map([['X-Correlation-Id', correlationId]]),
  };
};

/** A random UUID, as this service makes them. */
const ownForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Ten digits in a row may be a national id or a mobile number, and events are for ever (N17). */
const personal = /\d{10}/;

/** The caller's correlation id if it has our form, else a new one. */
const correlationOf = (given: unknown): string =>
  typeof given === 'string' && ownForm.test(given) && !personal.test(given) ? given : randomUUID();

/** Persian unless English is the first language. */
const languageOf = (accept: string | undefined): 'fa' | 'en' => (/^\s*en\b/i.test(accept ?? '') ? 'en' : 'fa');

/** @throws ProblemException 400 if the header `X-After-Position` is present and invalid. */
export const requestedPosition = ({ headers }: FastifyRequest): Position | undefined => {
  const text = headers['x-after-position'];
  if (text === undefined) return undefined;
  const position = typeof text === 'string' ? parsePosition(text) : undefined;
  if (position) return position;
  throw new ProblemException(400, 'PositionMustBeReadable', {
    errors: [
      {
        field: 'X-After-Position',
        rule: 'header',
        message: {
          fa: 'نشانگر آخرین تغییر نادرست است',
          en: 'X-After-Position must be <commit>-<prepare>, as in X-Position',
        },
      },
    ],
  });
};
