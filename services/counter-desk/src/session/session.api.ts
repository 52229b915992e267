import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { refused } from '../http/refusals.ts';
import type { FastifyRequest } from 'fastify';
import { COOKIES, SESSIONS, SIGNED_IN } from '../tokens.ts';
import type { Cookies } from './cookies.ts';
import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';

const LONGEST_DRAFT = 64 * 1024;
const MOST_DRAFTS = 20;
const NAME = /^[\w:.-]{1,120}$/;

/** @throws ProblemException 400 if lists in lists are too deep to be written */
const lengthOf = (draft: unknown): number => {
  try {
    return JSON.stringify(draft).length;
  } catch (cause) {
    throw refused('InvalidInput', { cause });
  }
};

/** Who is signed in, and the words that are not sent yet. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(COOKIES) private readonly cookies: Cookies,
  ) {}

  @Get()
  whoAmI(@Req() request: FastifyRequest): { person: Person } {
    const { person } = this.signedIn.sessionOf(request);
    return { person };
  }

  /** The person leaves the counter; the same person signs in again to go on. */
  @Post('locks')
  @HttpCode(204)
  lock(@Req() request: FastifyRequest): void {
    const session = this.sessions.find(this.cookies.session.read(request));
    if (session) this.sessions.lock(session);
  }

  @Get('drafts/:name')
  draft(@Param('name') name: string, @Req() request: FastifyRequest): { draft: unknown } {
    return { draft: this.signedIn.sessionOf(request).drafts.get(name) ?? null };
  }

  /** Keeps unsent words, the oldest of too many pages give way. */
  @Put('drafts/:name')
  @HttpCode(204)
  keepDraft(@Param('name') name: string, @Body() body: unknown, @Req() request: FastifyRequest): void {
    const session = this.signedIn.typedIn(request);
    const { drafts } = session;
    const { draft } = (body ?? {}) as { draft?: unknown };
    if (!NAME.test(name) || draft === undefined) throw refused('InvalidInput');
    if (lengthOf(draft) > LONGEST_DRAFT) throw refused('DraftMustBeSmall');
    this.signedIn.seen(session, request);
    drafts.delete(name);
    drafts.set(name, draft);
    for (const oldest of [...drafts.keys()].slice(0, -MOST_DRAFTS)) drafts.delete(oldest);
  }

  @Delete('drafts/:name')
  @HttpCode(204)
  dropDraft(@Param('name') name: string, @Req() request: FastifyRequest): void {
    this.signedIn.sessionOf(request).drafts.delete(name);
  }
}
