import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { throwError, timeout } from 'rxjs';
import type { Platform } from '../../definition.ts';
import { CONSUMES } from '../../http/input/body-parsers.ts';
import { ProblemException } from '../../http/problem.ts';
import { PLATFORM } from '../tokens.ts';

/** Store and database have time limits of ten seconds; a command can wait for one of them and still respond in time. */
export const ANSWER_MS = 15_000;
/** A file is processed row by row; after a timeout the same key continues it. */
export const FILE_ANSWER_MS = 300_000;

const late = () => new ProblemException(503, 'AnswerMustComeInTime', { headers: { 'Retry-After': '2' } });

/**
 * Limits the time of every response, even if a dependency hangs (quality R3). The work may still complete: a repeat
 * with the same key returns its result.
 */
@Injectable()
export class AnswerDeadline implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const isFile = this.reflector.get<string | undefined>(CONSUMES, context.getHandler()) !== undefined;
    const answerMs = isFile ? FILE_ANSWER_MS : (this.platform.answerMs ?? ANSWER_MS);
    // Includes the time that authentication took.
    const { elapsedTime } = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(timeout({ first: Math.max(1, answerMs - elapsedTime), with: () => throwError(late) }));
  }
}
