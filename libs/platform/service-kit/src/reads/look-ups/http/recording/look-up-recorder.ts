import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mergeMap } from 'rxjs';
import { currentRequest, type RequestContext } from '../../../../http/request-context.ts';
import { mayReadNumbers } from '../../../../http/texts/readers-of-numbers.ts';
import { LookUps } from '../look-ups.ts';
import { numbersLookedUp } from './numbers-looked-up.ts';
import { PERSONAL_DATA, type PersonalDataForm } from '../personal-data.ts';
import { givenReason, ReasonCases } from '../reasons.ts';

/**
 * At routes with `@PersonalData`: reads the reason before the handler, records the numbers in texts of matters, and
 * stops an answer whose look-up nobody recorded.
 */
@Injectable()
export class LookUpRecorder implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ReasonCases) private readonly cases: ReasonCases,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler) {
    const targets = [context.getHandler(), context.getClass()];
    const declared = this.reflector.getAllAndOverride<PersonalDataForm | undefined>(PERSONAL_DATA, targets);
    if (declared === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const current = currentRequest()!;
    const reason = await givenReason(request.headers['x-reason'], current.actor!, this.cases);
    const route = (request.routeOptions.url ?? '').replaceAll(/:(\w+)/g, '{$1}');
    current.personal = { endpoint: `${request.method} ${route}`, declared, reason };
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (declared === 'inTexts') await this.recordNumbers(answer, current);
        if (current.personal?.recorded === undefined) throw new Error(`${route} answers without recording its look-up`);
        return answer;
      }),
    );
  }

  /** A matter is no look-up by itself; only the numbers that will be opened in its texts are (N17). */
  private async recordNumbers(answer: unknown, { actor, personal }: RequestContext): Promise<void> {
    const isOpened = personal?.reason !== undefined && mayReadNumbers(actor!);
    const found = isOpened ? numbersLookedUp(answer) : undefined;
    if (found) await this.lookUps.record(found);
    else this.lookUps.nothing();
  }
}
