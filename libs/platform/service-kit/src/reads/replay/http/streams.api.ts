import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../../documents/operation.ts';
import { OkPage, OkResponse } from '../../../documents/responses.ts';
import { Access } from '../../../identity/access.ts';
import type { SignedInActor } from '../../../http/request-context.ts';
import { CurrentActor } from '../../../identity/current-actor.ts';
import { PersonalData } from '../../look-ups/http/personal-data.ts';
import { ReplayQuery, StreamPath, StreamsQuery } from './streams.dto.ts';
import { replayedStream, streamCategories, streamItem } from './streams.schema.ts';
import { Streams } from './streams.ts';

/** Every record of a service, replayed for an auditor (1.2, 7.5; ADR 0111). */
@ApiTags('streams')
@Controller('v1')
@Access({ auditor: 'all' })
export class StreamsApi {
  constructor(@Inject(Streams) private readonly streams: Streams) {}

  @Get('stream-categories')
  @Operation({ fa: 'انواع سابقه‌ای که این سرویس نگه می‌دارد', en: 'The categories of streams that the service has' })
  @OkResponse(streamCategories)
  categories() {
    return this.streams.categories();
  }

  @Get('streams')
  @Operation({
    fa: 'سابقه‌ها بر پایه نوع یا یک شناسه دقیق؛ تازه‌ترین در آغاز',
    en: 'Streams of a category, or those that an exact identifier names; the latest first',
  })
  @OkPage(streamItem)
  list(@Query() query: StreamsQuery, @CurrentActor() { subject }: SignedInActor) {
    return this.streams.page(query, subject);
  }

  @Get('streams/:stream')
  @PersonalData('withReason')
  @Operation({
    fa: 'بازپخش یک سابقه گام‌به‌گام: چه رخ داد، چه کسی، کی و چرا، و وضعیت پس از هر گام؛ بر پایه اطلاعات امروز یا یک روز گذشته',
    en: 'Replays a stream step by step: each fact with who, when, why and its cause, and the state after it; as known now or on a day',
  })
  @OkResponse(replayedStream)
  replay(@Param() { stream }: StreamPath, @Query() query: ReplayQuery, @CurrentActor() { subject }: SignedInActor) {
    return this.streams.replay(stream, query, subject);
  }
}
