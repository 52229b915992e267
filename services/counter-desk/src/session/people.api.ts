import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refused } from '../http/refusals.ts';
import { NAMES, SIGNED_IN } from '../tokens.ts';
import type { SignedIn } from './signed-in.ts';
import type { StoredNames } from './stored/names.ts';

const MOST = 100;
/** As long as the services know a user name: one that is too long would cost the page all its names. */
const SUBJECT = /^[^\s,]{1,128}$/;

/** Names of colleagues for their user names, which are all that the services know. */
@Controller('people')
export class PeopleController {
  constructor(
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
    @Inject(NAMES) private readonly names: StoredNames,
  ) {}

  /** @param subjects User names with commas between them */
  @Get()
  async namesOf(
    @Query('subjects') subjects: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ names: Readonly<Record<string, string>> }> {
    await this.signedIn.sessionOf(request);
    const asked = typeof subjects === 'string' ? subjects.split(',') : [];
    if (asked.length === 0 || asked.length > MOST || !asked.every((subject) => SUBJECT.test(subject)))
      throw refused('InvalidInput');
    return { names: await this.names.of(asked) };
  }
}
