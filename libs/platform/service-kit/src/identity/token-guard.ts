import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@pishkhan/roles';
import type { FastifyRequest } from 'fastify';
import { CONSUMES } from '../http/body-parsers.ts';
import { ProblemException } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { requestedPosition } from '../http/request-hooks.ts';
import { OPEN, ROLES } from './roles.ts';
import type { TokenVerifier } from './token-verifier.ts';

export const TOKEN_VERIFIER = Symbol('TokenVerifier');

/** Every route requires a token with one of its roles; only health and documents are open. */
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
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES, targets) ?? [];
    if (!allowed.some((role) => actor.roles.includes(role)))
      throw new ProblemException(403, 'RoleMustAllow', { data: { needed: allowed } });
    mediaTypeMustBeSupported(request, this.reflector.get<string | undefined>(CONSUMES, context.getHandler()));
    Object.assign(currentRequest()!, { actor, after: requestedPosition(request) });
    return true;
  }
}

const mediaTypeMustBeSupported = ({ headers }: FastifyRequest, consumes = 'application/json'): void => {
  const mediaType = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  if (mediaType !== undefined && mediaType !== consumes)
    throw new ProblemException(415, 'MediaTypeMustBeSupported', { data: { consumes } });
};
