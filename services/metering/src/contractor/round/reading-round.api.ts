import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  Granted,
  OkPage,
  OkResponse,
  Operation,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { RoundBody, RoundPath, RoundsOpenedDto, RoundsQuery } from './reading-round.dto.ts';
import { roundShown, SeenRounds, type RoundShown } from './progress/seen-rounds.ts';
import { Rounds } from './opening/rounds.ts';

/** The county that opens rounds, the contractor of the order, and the auditor. */
export const readersOfRounds = {
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  readingContractor: 'ownContract',
  auditor: 'all',
} as const satisfies AccessDeclaration;

@ApiTags('reading rounds')
@Controller('v1/reading-rounds')
export class ReadingRoundApi {
  constructor(
    @Inject(Rounds) private readonly rounds: Rounds,
    @Inject(SeenRounds) private readonly seen: SeenRounds,
  ) {}

  @Post()
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'آغاز دور قرائت یک مسیر یا همه مسیرهای یک منطقه، با سفارش به پیمانکار منطقه (A3-5)',
    en: 'Open a round of a route, or of each route of a zone, with an order to the contractor of the zone (A3-5)',
  })
  @ApiCreatedResponse({ type: RoundsOpenedDto })
  async openReadingRounds(
    @Body() body: RoundBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RoundsOpenedDto> {
    return RoundsOpenedDto.of(await this.rounds.open(body, envelope, reach));
  }

  @Get()
  @Access(readersOfRounds)
  @Operation({
    fa: 'دورهای قرائت با پیشرفت هر کدام، تازه‌ترین نخست؛ پیمانکار دورهای خود را می‌بیند',
    en: 'Reading rounds with the progress of each, the latest first; a contractor sees its own',
  })
  @OkPage(roundShown)
  listReadingRounds(@Query() query: RoundsQuery, @Granted() reach: Reach): Promise<Page<RoundShown>> {
    return this.seen.page(query, reach);
  }

  @Get(':roundId')
  @Access(readersOfRounds)
  @Operation({
    fa: 'یک دور قرائت با سفارش‌ها و پیشرفت آن',
    en: 'A reading round with its orders and its progress',
  })
  @OkResponse(roundShown)
  async readReadingRound(@Param() { roundId }: RoundPath, @Granted() reach: Reach): Promise<RoundShown> {
    return this.seen.withProgress(await this.seen.one(roundId, reach), reach);
  }
}
