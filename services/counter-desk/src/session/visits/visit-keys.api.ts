import { Body, Controller, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refused } from '../../http/refusals.ts';
import type { SignedIn } from '../signed-in.ts';
import { SIGNED_IN, VISIT_KEYS } from '../../tokens.ts';
import type { NewVisitKey, VisitKey } from './visit-key.ts';
import type { VisitKeys } from './visit-keys.ts';

const WRAPPED = /^[\w-]{40,2000}$/;

/** Keys for visits that a person takes along on a phone. */
@Controller('session/visit-keys')
export class VisitKeysController {
  constructor(
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
    @Inject(VISIT_KEYS) private readonly keys: VisitKeys,
  ) {}

  @Post()
  @HttpCode(201)
  @Header('cache-control', 'no-store')
  async make(@Req() request: FastifyRequest): Promise<NewVisitKey> {
    const session = await this.signedIn.sessionOf(request);
    await this.signedIn.seen(session, request);
    return this.keys.make(session.person.subject);
  }

  /** The same key again for the same person, after a sign-out, a lock or the end of a session. */
  @Post('opened')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async open(@Body() body: unknown, @Req() request: FastifyRequest): Promise<VisitKey> {
    const { person } = await this.signedIn.sessionOf(request);
    const { wrapped } = (body ?? {}) as { wrapped?: unknown };
    if (typeof wrapped !== 'string' || !WRAPPED.test(wrapped)) throw refused('InvalidInput');
    return this.keys.open(person.subject, wrapped);
  }
}
