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
  type Envelope,
  type Page,
  StrongLogin,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { MeterPath } from '../../installing/meter.dto.ts';
import { RemovalBody, RemovalDeclineBody, RemovalPath, RemovalsQuery, RemovalStepDto } from './meter-removal.dto.ts';
import { meterRemovals } from './meter-removals.view.ts';
import { MeterRemovals } from './meter-removals.ts';

@ApiTags('meter removals')
@Controller('v1')
export class MeterRemovalApi {
  constructor(
    @Inject(MeterRemovals) private readonly removals: MeterRemovals,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post('meters/:meterId/removals')
  @Access({ connectionsUnit: 'ownCounty' })
  @Operation({
    fa: 'برداشتن کنتوری که برای اشتراک نادرست ثبت شده است؛ اگر قرائتی دارد نفر دوم تأیید می‌کند (۹.۶، ۱۳.۳)',
    en: 'Take off a meter that was registered for the wrong account; with readings on record a second person confirms (9.6, 13.3)',
  })
  @ApiCreatedResponse({ type: RemovalStepDto })
  removeMeter(
    @Param() { meterId }: MeterPath,
    @Body() { reason }: RemovalBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RemovalStepDto> {
    return this.removals.request(meterId, reason, envelope, reach);
  }

  @Post('meters/:meterId/removals/:removalId/confirmations')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'تأیید برداشتن کنتور، نفر دوم', en: 'Confirm the removal of a meter, as the second person' })
  @ApiOkResponse({ type: RemovalStepDto })
  confirmRemoval(
    @Param() path: RemovalPath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RemovalStepDto> {
    return this.removals.confirm(path, envelope, reach);
  }

  @Post('meters/:meterId/removals/:removalId/declines')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد برداشتن کنتور، با علت', en: 'Decline the removal of a meter, with a reason' })
  @ApiOkResponse({ type: RemovalStepDto })
  declineRemoval(
    @Param() path: RemovalPath,
    @Body() { reason }: RemovalDeclineBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RemovalStepDto> {
    return this.removals.decline(path, reason, envelope, reach);
  }

  @Get('meter-removals')
  @Access({ connectionsUnit: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @PersonalData('inTexts')
  @Operation({
    fa: 'کنتورهای شهرستان که باید از اشتراک نادرست برداشته شوند، قدیمی‌ترین نخست',
    en: 'Meters of the county to be taken off a wrong account, the oldest first',
  })
  @OkPage(shownSchemaOf(meterRemovals))
  async listRemovals(
    @Query() { state = 'waiting', cursor, limit }: RemovalsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof meterRemovals>>> {
    const { items, next } = await this.reads.page(meterRemovals, {
      filter: { state },
      orderBy: 'requestedOn',
      cursor,
      limit,
      keep: (removals) => this.places.within(reach, removals),
    });
    return { items: items.map((each) => shown(meterRemovals, each)), next };
  }
}
