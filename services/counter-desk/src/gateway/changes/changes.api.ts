import { finished } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { ServiceName } from '@pishkhan/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isService } from '../public-apis.ts';
import { refused } from '../../http/refusals.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { SIGNED_IN } from '../../tokens.ts';
import { Feeds, type Watched } from './feeds.ts';

const MOST_WATCHES = 10;
const NAME = /^([a-z-]+)\/([\w.@|:-]{1,220})$/;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  connection: 'close',
};

/** @throws ProblemException 400 */
const watchedIn = (watch: unknown): Watched => {
  const names = typeof watch === 'string' ? watch.split(',') : [];
  if (names.length === 0 || names.length > MOST_WATCHES) throw refused('InvalidInput');
  const watched = new Map<ServiceName, string[]>();
  for (const name of names) {
    const [, service = '', what = ''] = NAME.exec(name) ?? [];
    if (!isService(service)) throw refused('InvalidInput');
    watched.set(service, [...(watched.get(service) ?? []), what]);
  }
  return watched;
};

/** What changes at the services while a page looks at it; a feed does not keep a desk unlocked. */
@Controller('changes')
export class ChangesController {
  constructor(
    @Inject(SIGNED_IN) private readonly signedIn: SignedIn,
    @Inject(Feeds) private readonly feeds: Feeds,
  ) {}

  /** `?watch=case-handling/case:<id>,billing-adjustments/corrections` */
  @Get()
  async follow(
    @Query('watch') watch: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const session = await this.signedIn.sessionOf(request);
    const stream = this.feeds.open(session, watchedIn(watch));
    finished(reply.raw, () => void stream.destroy());
    void reply.headers(HEADERS).send(stream);
  }
}
