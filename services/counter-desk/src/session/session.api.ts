import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { refused } from '../http/refusals.ts';
import type { FastifyRequest } from 'fastify';
import { DRAFTS, SESSIONS, SIGNED_IN } from '../tokens.ts';
import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';
import { LONGEST_DRAFT, type StoredDrafts } from './stored/drafts.ts';

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
    @Inject(DRAFTS) private readonly drafts: StoredDrafts,
  ) {}

  @Get()
  async whoAmI(@Req() request: FastifyRequest): Promise<{ person: Person }> {
    const { person } = await this.signedIn.sessionOf(request);
    return { person };
  }

  /** The person leaves the counter; the same person signs in again to go on. */
  @Post('locks')
  @HttpCode(204)
  async lock(@Req() request: FastifyRequest): Promise<void> {
    const session = await this.signedIn.last(request);
    if (session) await this.sessions.lock(session);
  }

  @Get('drafts/:name')
  async draft(@Param('name') name: string, @Req() request: FastifyRequest): Promise<{ draft: unknown }> {
    const { words } = await this.signedIn.sessionOf(request);
    return { draft: (await this.drafts.find(words, name)) ?? null };
  }

  /** Keeps unsent words; the oldest give way to those of too many pages. */
  @Put('drafts/:name')
  @HttpCode(204)
  async keepDraft(@Param('name') name: string, @Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    const session = await this.signedIn.typedIn(request);
    const { draft } = (body ?? {}) as { draft?: unknown };
    if (!NAME.test(name) || draft === undefined) throw refused('InvalidInput');
    const length = lengthOf(draft);
    if (length > LONGEST_DRAFT) throw refused('DraftMustBeSmall');
    await this.signedIn.seen(session, request);
    await this.drafts.keep(session.words, name, { draft, length, keptAt: this.sessions.now() });
  }

  @Delete('drafts/:name')
  @HttpCode(204)
  async dropDraft(@Param('name') name: string, @Req() request: FastifyRequest): Promise<void> {
    const { words } = await this.signedIn.sessionOf(request);
    await this.drafts.remove(words, name);
  }
}
