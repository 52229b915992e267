import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { idempotencyKeyMustNotBeReused, type CommandKeys, type FirstAnswer } from '@pishkhan/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, finalize, from, lastValueFrom } from 'rxjs';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { problemOf } from '../../http/fault-problem.ts';
import { mustHold } from '../../http/problem.ts';
import { currentRequest } from '../../http/request-context.ts';
import { PERSONAL_DATA } from '../../reads/look-ups/http/personal-data.ts';
import { DEFINITION, PLATFORM } from '../../running/tokens.ts';
import { asBoundEarlier, envelopeOf } from '../command-envelope.ts';
import { ANSWERED_ANEW } from './answered-anew.ts';
import { retentionOf } from './retention.ts';

/** Headers of one response, never repeated. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['X-Correlation-Id', 'Idempotency-Repeated']);

interface Running {
  readonly contentHash: string;
  readonly ended: Promise<void>;
}
interface KeyedRequest {
  readonly id: string;
  readonly contentHash: string;
  readonly isAnsweredAnew: boolean;
  readonly request: FastifyRequest;
}

/**
 * Binds the `Idempotency-Key` of a command to its content before the command is handled, for the actor and the whole
 * service, and stores the answer of a success before it is sent (N9, ADR 0055). The same content again gets that
 * answer; while the first request runs in this process, it waits. Another content is refused.
 */
@Injectable()
export class FirstAnswers implements NestInterceptor {
  private readonly running = new Map<string, Running>();
  private readonly keys: CommandKeys;
  private readonly retention: ReturnType<typeof retentionOf>;

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PLATFORM) platform: Platform,
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
  ) {
    this.keys = platform.commandKeys;
    this.retention = retentionOf(platform);
  }

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // A search by POST has no key, and its answer is never stored: it has personal data.
    const isSearch = this.reflector.get<unknown>(PERSONAL_DATA, context.getHandler()) !== undefined;
    if (request.method !== 'POST' || isSearch) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const isAnsweredAnew = this.reflector.get<boolean | undefined>(ANSWERED_ANEW, context.getHandler()) ?? false;
    return defer(() => {
      const { commandId, commandHash: contentHash } = envelopeOf(request);
      const keyed = { id: `${this.definition.name}/${commandId}`, contentHash, isAnsweredAnew, request };
      return this.inTurn(keyed, () => this.answer(keyed, next, reply));
    });
  }

  /** Requests with one key and content are handled one after the other, each until it is answered. */
  private inTurn<Result>(keyed: KeyedRequest, work: () => Promise<Result>) {
    const turn = { isOver: false, leave: () => {} };
    const entered = async (): Promise<Result | undefined> => {
      for (let first = this.running.get(keyed.id); first; first = this.running.get(keyed.id)) {
        mustHold(idempotencyKeyMustNotBeReused(first.contentHash, keyed.contentHash));
        await first.ended;
      }
      if (turn.isOver) return undefined;
      turn.leave = this.enter(keyed);
      return work().finally(turn.leave);
    };
    // Also after the deadline of the response, although the work may never end.
    return from(entered()).pipe(
      finalize(() => {
        turn.isOver = true;
        turn.leave();
      }),
    );
  }

  private enter({ id, contentHash }: KeyedRequest): () => void {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const running = { contentHash, ended };
    this.running.set(id, running);
    return () => {
      if (this.running.get(id) === running) this.running.delete(id);
      resolve();
    };
  }

  private async answer(given: KeyedRequest, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    const bound = await this.claim(given);
    const earlier = asBoundEarlier(given.request, bound.contentHash);
    const keyed = earlier ? { ...given, contentHash: earlier.commandHash } : given;
    mustHold(idempotencyKeyMustNotBeReused(bound.contentHash, keyed.contentHash));
    if (bound.answer) return repeated(bound.answer, reply);
    try {
      return await this.firstAnswer(keyed, next, reply);
    } catch (error) {
      const { status, rule } = problemOf(error);
      if (bound.isNew && rule === 'InvalidInput') await this.keys.release(keyed);
      // Another process may have executed the command meanwhile, which is why it is refused here.
      const { answer } = !bound.isNew && status < 500 ? await this.claim(keyed) : bound;
      if (answer) return repeated(answer, reply);
      throw error;
    }
  }

  private claim({ id, contentHash }: KeyedRequest) {
    return this.keys.claim({ id, contentHash, ...this.retention() });
  }

  private async firstAnswer(keyed: KeyedRequest, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    const declared = reply.statusCode;
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    if (keyed.isAnsweredAnew) return body;
    // A response that was late has been sent with another status.
    const status = reply.sent ? declared : reply.statusCode;
    const given = { status, headers: headersToRepeat(), ...(body !== undefined && { body }) };
    const kept = await this.keys.keep(keyed, given);
    return kept === given ? body : repeated(kept, reply);
  }
}

const headersToRepeat = (): Record<string, string> =>
  Object.fromEntries([...currentRequest()!.answerHeaders].filter(([name]) => !OWN_HEADERS.has(name)));

const repeated = ({ status, headers, body }: FirstAnswer, reply: FastifyReply): unknown => {
  const answerHeaders = currentRequest()!.answerHeaders;
  for (const [name, value] of Object.entries(headers)) answerHeaders.set(name, value);
  answerHeaders.set('Idempotency-Repeated', 'true');
  void reply.code(status);
  return body;
};
