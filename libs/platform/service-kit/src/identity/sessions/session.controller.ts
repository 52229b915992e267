import { Controller, Delete, HttpCode, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProblemException } from '../../http/problem.ts';
import type { SignedInActor } from '../../http/request-context.ts';
import { ENDED_SESSIONS } from '../../running/tokens.ts';
import { AnyToken } from '../access.ts';
import { CurrentActor } from '../current-actor.ts';
import type { EndedSessions } from './ended-sessions.ts';

/** For the counter desk, which ends the session whose token it sends (ADR 0101). */
@ApiExcludeController()
@AnyToken()
@Controller('session')
export class SessionController {
  constructor(@Inject(ENDED_SESSIONS) private readonly ended: EndedSessions) {}

  /**
   * No token of this login or an earlier one of the session is accepted from now on; other sessions of the same person,
   * and a later login in this one, are.
   */
  @Delete()
  @HttpCode(204)
  async end(@CurrentActor() { login: { session, authTime } }: SignedInActor): Promise<void> {
    if (session === undefined) throw new ProblemException(422, 'TokenMustNameSession');
    await this.ended.end(session, authTime);
  }
}
