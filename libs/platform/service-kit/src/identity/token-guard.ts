import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemException } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { ANY_TOKEN, OPEN } from './access.ts';

/**
 * Default deny: a handler runs only for a request that the entrance admitted (`http/entrance`), which decides by
 * `@Access` before the body is read. Only health and documents are open, and the end of a session needs no role.
 */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const isMarked = (mark: string) => this.reflector.getAllAndOverride<boolean | undefined>(mark, targets) === true;
    if (isMarked(OPEN) || isMarked(ANY_TOKEN)) return true;
    if (!currentRequest()?.reach) throw new ProblemException(403, 'RoleMustAllow');
    return true;
  }
}
