import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Aggregates,
  CommandEnvelope,
  Commands,
  type Envelope,
  Operation,
  type Platform,
  PLATFORM,
  Access,
} from '@pishkhan/service-kit';
import { civilDate } from '@pishkhan/calendar';
import { everyVersion, versionOn } from '@pishkhan/published-versions';
import { feeItemsOf } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';
import { COUNTER_OFFICES, feeSchedule } from './domain/fee-schedule.ts';
import { FeeScheduleBody, FeeSchedulesDto, PublishedFeeScheduleDto } from './fee-schedule.dto.ts';

@ApiTags('fee schedules')
@Controller('v1/fee-schedules')
export class FeeScheduleApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار کارمزد دفاتر پیشخوان از یک روز به بعد',
    en: 'Publish the fees of counter offices from a day on (13.4)',
  })
  @ApiCreatedResponse({ type: PublishedFeeScheduleDto })
  async publishFeeSchedule(
    @Body() { version, effectiveFrom, sample, fees }: FeeScheduleBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedFeeScheduleDto> {
    await this.commands.execute(
      feeSchedule,
      COUNTER_OFFICES,
      {
        type: 'PublishFeeSchedule',
        draft: { version, effectiveFrom, sample, fees: { ...fees } },
        today: civilDate(envelope.businessDate),
        feeItems: feeItemsOf(kinds),
      },
      envelope,
    );
    return { version };
  }

  @Get()
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({
    fa: 'همه نسخه‌های جدول کارمزد و نسخه جاری',
    en: 'Every version of the fee schedule, and the one in force',
  })
  @ApiOkResponse({ type: FeeSchedulesDto })
  async readFeeSchedules(): Promise<FeeSchedulesDto> {
    const { state } = await this.aggregates.load(feeSchedule, COUNTER_OFFICES);
    return FeeSchedulesDto.of({
      inForce: versionOn(state, this.platform.clock.today())?.version ?? null,
      versions: everyVersion(state),
    });
  }
}
