import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AccessDeclaration } from '@pishkhan/roles';
import type { FastifyRequest } from 'fastify';
import { CONSUMES } from '../http/body-parsers.ts';
import { ProblemException } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { requestedPosition } from '../http/request-hooks.ts';
import { ACCESS, grantedTo, OPEN } from './access.ts';
import type { TokenVerifier } from './token-verifier.ts';

export const TOKEN_VERIFIER = Symbol('TokenVerifier');

/** Every route requires a token with a role of its `@Access`, and the office of the role; only health is open. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.tokens.verify(request.headers.authorization);
    const declared = this.reflector.getAllAndOverride<AccessDeclaration | undefined>(ACCESS, targets) ?? {};
    const reach = grantedTo(actor, declared);
    mediaTypeMustBeSupported(request, this.reflector.get<string | undefined>(CONSUMES, context.getHandler()));
    Object.assign(currentRequest()!, { actor, reach, after: requestedPosition(request) });
    return true;
  }
}

const mediaTypeMustBeSupported = ({ headers }: FastifyRequest, consumes = 'application/json'): void => {
  const mediaType = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  if (mediaType !== undefined && mediaType !== consumes)
    throw new ProblemException(415, 'MediaTypeMustBeSupported', { data: { consumes } });
};
