import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { tap } from 'rxjs';
import { currentRequest } from '../../../http/request-context.ts';
import { PERSONAL_DATA, type PersonalDataForm } from './personal-data.ts';
import { givenReason, ReasonCases } from './reasons.ts';

/**
 * At routes with `@PersonalData`: reads the reason before the handler, and stops an answer whose look-up the handler
 * did not record.
 */
@Injectable()
export class LookUpRecorder implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ReasonCases) private readonly cases: ReasonCases,
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
      tap(() => {
        if (current.personal?.recorded === undefined) throw new Error(`${route} answers without recording its look-up`);
      }),
    );
  }
}
