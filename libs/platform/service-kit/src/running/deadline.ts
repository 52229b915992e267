import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { throwError, timeout } from 'rxjs';
import type { Platform } from '../definition.ts';
import { CONSUMES } from '../http/body-parsers.ts';
import { ProblemException } from '../http/problem.ts';
import { PLATFORM } from './tokens.ts';

/** Store and database have ten seconds of their own; a command may wait for one of them and still be answered. */
export const ANSWER_MS = 15_000;
/** A file is worked through row by row; sent again with its key it goes on where it was. */
export const FILE_ANSWER_MS = 300_000;

const late = () => new ProblemException(503, 'AnswerMustComeInTime', { headers: { 'Retry-After': '2' } });

/**
 * Every request is answered by its deadline, whatever hangs behind it (quality R3). What it began may still be done:
 * the same key tells.
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
    // Who asks was found out before: that time counts too.
    const { elapsedTime } = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(timeout({ first: Math.max(1, answerMs - elapsedTime), with: () => throwError(late) }));
  }
}
