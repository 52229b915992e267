import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import { readableText } from '@pishkhan/fields';
import { ProblemException } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { envelopeFor, type Envelope } from './envelope.ts';

/**
 * The command's envelope, made from the request: `open(@CommandEnvelope() envelope: Envelope)`. Demands the header
 * `Idempotency-Key`.
 */
export const CommandEnvelope = createParamDecorator((_: unknown, context: ExecutionContext): Envelope =>
  envelopeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const visible = /^[\x21-\x7e]{8,128}$/;

/**
 * @throws ProblemException 400 when the key is missing or not 8 to 128 visible characters, or the body has no canonical
 *   form.
 */
export const envelopeOf = (request: FastifyRequest): Envelope => {
  const { actor, correlationId, clock } = currentRequest()!;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !visible.test(key)) {
    const message = {
      fa: 'Idempotency-Key باید ۸ تا ۱۲۸ نویسه دیدنی ASCII باشد که برای هر فرمان تازه ساخته می‌شود',
      en: 'Idempotency-Key must be 8 to 128 visible ASCII characters, made anew by the client for each command',
    };
    throw new ProblemException(400, 'IdempotencyKeyMustBeGiven', {
      errors: [{ field: 'Idempotency-Key', rule: 'header', message }],
    });
  }
  const { name: _name, ...whoActs } = actor!;
  return envelopeFor(
    { correlationId, actor: whoActs },
    {
      key: ['command', whoActs.subject, key],
      contentHash: hashOf(request),
      reason: reasonOf(request.body),
      businessDate: clock.today(),
    },
  );
};

const hashOf = ({ method, url, body }: FastifyRequest): string =>
  createHash('sha256')
    .update(`${method}\n${url}\n`)
    .update(typeof body === 'string' ? body : canonicalText(body))
    .digest('hex');

/**
 * A number beyond every double and half a surrogate pair have no canonical form (RFC 8785), and no place in a store.
 */
const canonicalText = (body: unknown): string => {
  try {
    return canonicalize(body ?? null)!;
  } catch (cause) {
    throw new ProblemException(400, 'BodyMustBeWellFormed', { cause });
  }
};

const reasonOf = (body: unknown): string | undefined => {
  const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : undefined;
  return typeof reason === 'string' ? readableText(reason) : undefined;
};
