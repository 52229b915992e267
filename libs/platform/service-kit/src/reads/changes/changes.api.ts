import { finished } from 'node:stream';
import { Controller, Get, Headers, Inject, Query, Res, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { byForm, identifierText, typed } from '@pishkhan/fields';
import type { AccessDeclaration } from '@pishkhan/roles';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../documents/operation.ts';
import { dto } from '../../fields/dto.ts';
import { invalid } from '../../http/input/invalid.ts';
import { missing } from '../../http/problem.ts';
import type { SignedInActor } from '../../http/request-context.ts';
import { Access } from '../../identity/access.ts';
import { CurrentActor } from '../../identity/current-actor.ts';
import { Offices } from '../../identity/offices/offices.ts';
import { grantedByTheRegister } from '../../identity/offices/own-office.ts';
import type { TokenVerifier } from '../../identity/tokens/token-verifier.ts';
import { TOKEN_VERIFIER } from '../../running/tokens.ts';
import { Reads } from '../reads.ts';
import { ChangeFeed } from './change-feed.ts';
import { placed, type Watch, type Watchable, type Watched } from './watchable.ts';

const MOST_WATCHES = 10;
const watchList = /^[a-z-]+(:[\w.@|-]{1,200})?(,[a-z-]+(:[\w.@|-]{1,200})?)*$/;

class ChangesQuery extends dto({
  watch: typed({
    rule: 'isWatchList',
    title: { fa: 'آنچه دنبال می‌شود', en: 'what is watched' },
    schema: { type: 'string', pattern: watchList.source, maxLength: 2_000 },
    read: byForm(identifierText, (list) => list.length <= 2_000 && watchList.test(list)),
    demands: { fa: 'را وارد کنید', en: 'must name what is watched, such as case:<id>,cases' },
    wrong: { fa: 'نادرست است', en: 'must name what is watched, such as case:<id>,cases' },
  })({ fa: 'آنچه دنبال می‌شود، با ویرگول (مانند case:شناسه,cases)', en: 'what is watched, with commas between' }),
}) {}

const notWatchable = (watchables: readonly Watchable[]) =>
  invalid([
    {
      field: 'watch',
      rule: 'isWatchList',
      message: {
        fa: `آنچه دنبال می‌شود نادرست است؛ حداکثر ${MOST_WATCHES} مورد از این‌ها را بنویسید`,
        en: `watch must name at most ${MOST_WATCHES} of ${watchables.flatMap(({ one, all }) => [`${one}:<id>`, all]).join(', ')}`,
      },
    },
  ]);

const accessOf = (watchables: readonly Watchable[]): AccessDeclaration =>
  Object.assign({}, ...watchables.map(({ access }) => access)) as AccessDeclaration;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // No proxy may collect the events, and the connection ends with the feed, so that the process can stop.
  'x-accel-buffering': 'no',
  connection: 'close',
};

/** The endpoint of a service with these watchables. */
export const changesController = (watchables: readonly Watchable[]): Type => {
  @ApiTags('changes')
  @Controller('v1/changes')
  class ChangesApi {
    constructor(
      @Inject(ChangeFeed) private readonly feed: ChangeFeed,
      @Inject(Reads) private readonly reads: Reads,
      @Inject(Offices) private readonly offices: Offices,
      @Inject(TOKEN_VERIFIER) private readonly tokens: TokenVerifier,
    ) {}

    @Get()
    @Access(accessOf(watchables))
    @Operation({
      fa: 'آگاه شدن از تغییر آنچه کاربر می‌بیند، هنگام دیدن آن: تنها نام و جایگاه تغییر، بی محتوا',
      en: 'Server-sent events about what the caller looks at and may see: `changes` with the watched names and the position for `X-After-Position`, without content. The first event of a connection names all that is watched. It ends with the token.',
    })
    @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
    async follow(
      @Query() { watch }: ChangesQuery,
      @CurrentActor() actor: SignedInActor,
      @Headers('authorization') authorization: string,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      const watches = await this.watchesOf([...new Set(watch.split(','))], actor);
      const isStillIn = () =>
        this.tokens.verify(authorization).then(
          () => true,
          () => false,
        );
      const stream = await this.feed.open({ actor, watches, isStillIn });
      finished(reply.raw, () => void stream.destroy());
      // The reply would be awaited until the feed ends.
      void reply.headers(HEADERS).send(stream);
    }

    private async watchesOf(names: readonly string[], actor: SignedInActor): Promise<ReadonlyMap<string, Watch>> {
      if (names.length > MOST_WATCHES) throw notWatchable(watchables);
      const watches = new Map<string, Watch>();
      for (const name of names) watches.set(name, await this.watchOf(name, actor));
      return watches;
    }

    /** @throws ProblemException as the GET of the document does: 404 if it is not seen, 403 without the right */
    private async watchOf(name: string, actor: SignedInActor): Promise<Watch> {
      const [kind, id] = name.split(':', 2) as [string, string | undefined];
      const found = watchables.find(({ one, all }) => kind === (id === undefined ? all : one));
      if (!found) throw notWatchable(watchables);
      const reach = await grantedByTheRegister(this.offices, actor, found.access);
      if (id !== undefined) {
        const document = await this.reads.one(found.view, id, found.missingRule);
        const [{ place }] = (await placed(found, [document], this.reads)) as [Watched];
        if (!found.isSeenBy(document, actor, reach, place)) throw missing(found.missingRule, { id });
      }
      return { watchable: found, id, reach };
    }
  }
  return ChangesApi;
};
