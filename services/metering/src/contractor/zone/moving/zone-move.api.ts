import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  Granted,
  OkPage,
  Operation,
  PersonalData,
  Reads,
  StrongLogin,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { MeterPath } from '../../../meter/installing/meter.dto.ts';
import { ZoneMoveBody, ZoneMoveDeclineBody, ZoneMovePath, ZoneMovesQuery, ZoneMoveStepDto } from './zone-move.dto.ts';
import { ZoneMoves } from './zone-moves.ts';
import { zoneMoves } from './zone-moves.view.ts';

@ApiTags('meter zone moves')
@Controller('v1')
export class ZoneMoveApi {
  constructor(
    @Inject(ZoneMoves) private readonly moves: ZoneMoves,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post('meters/:meterId/zone-moves')
  @HttpCode(201)
  @Access({ connectionsUnit: 'ownCounty' })
  @Operation({
    fa: 'انتقال کنتور به منطقه دیگری از شهرستان از یک روز؛ نفر دوم تأیید می‌کند، چون پیمانکار آن عوض می‌شود',
    en: 'Move a meter to another zone of the county from a day on; a second person confirms, because its contractors change (A1-4, A3-5)',
  })
  @ApiCreatedResponse({ type: ZoneMoveStepDto })
  moveMeter(
    @Param() { meterId }: MeterPath,
    @Body() body: ZoneMoveBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ZoneMoveStepDto> {
    return this.moves.request(meterId, body, { ...envelope, reason: body.reason }, reach);
  }

  @Post('meters/:meterId/zone-moves/:moveId/confirmations')
  @HttpCode(200)
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'تأیید انتقال کنتور، نفر دوم', en: 'Confirm the move of a meter, as the second person' })
  @ApiOkResponse({ type: ZoneMoveStepDto })
  confirmMove(
    @Param() path: ZoneMovePath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ZoneMoveStepDto> {
    return this.moves.confirm(path, envelope, reach);
  }

  @Post('meters/:meterId/zone-moves/:moveId/declines')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد انتقال کنتور، با علت', en: 'Decline the move of a meter, with a reason' })
  @ApiOkResponse({ type: ZoneMoveStepDto })
  declineMove(
    @Param() path: ZoneMovePath,
    @Body() { reason }: ZoneMoveDeclineBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ZoneMoveStepDto> {
    return this.moves.decline(path, reason, { ...envelope, reason }, reach);
  }

  @Get('meter-zone-moves')
  @Access({ connectionsUnit: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @PersonalData('inTexts')
  @Operation({
    fa: 'کنتورهای شهرستان که باید به منطقه دیگری منتقل شوند، قدیمی‌ترین نخست',
    en: 'Meters of the county to be moved to another zone, the oldest first',
  })
  @OkPage(shownSchemaOf(zoneMoves))
  async listMoves(
    @Query() { state = 'waiting', cursor, limit }: ZoneMovesQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof zoneMoves>>> {
    const { items, next } = await this.reads.page(zoneMoves, {
      filter: { state },
      orderBy: 'requestedOn',
      cursor,
      limit,
      keep: (moves) => this.places.within(reach, moves),
    });
    return { items: items.map((each) => shown(zoneMoves, each)), next };
  }
}
