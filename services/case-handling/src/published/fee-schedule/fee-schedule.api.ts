import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  confirmers,
  DeclinedVersionBody,
  type Envelope,
  Operation,
  type Platform,
  PLATFORM,
  Publications,
  VersionPath,
  StrongLogin,
} from '@pishkhan/service-kit';
import { everyVersion, versionOn, waitingOf } from '@pishkhan/published-versions';
import { feeItemsOf } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';
import { COUNTER_OFFICES, feeSchedule } from './domain/fee-schedule.ts';
import { FeeScheduleBody, FeeSchedulesDto, PublishedFeeScheduleDto } from './fee-schedule.dto.ts';

const schedule = { decider: feeSchedule, id: COUNTER_OFFICES, inputs: { feeItems: feeItemsOf(kinds) } };

@ApiTags('fee schedules')
@Controller('v1/fee-schedules')
export class FeeScheduleApi {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'پیشنهاد کارمزد دفاتر پیشخوان از یک روز به بعد؛ با تأیید شخص دوم اجرا می‌شود',
    en: 'Propose the fees of counter offices from a day on; another person puts them in force (13.4, 7.5)',
  })
  @ApiCreatedResponse({ type: PublishedFeeScheduleDto })
  async proposeFeeSchedule(
    @Body() { fees, reason, basedOn, ...body }: FeeScheduleBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedFeeScheduleDto> {
    const { version, status } = await this.publications.propose(
      schedule,
      { ...body, fees: { ...fees } },
      { reason, basedOn },
      envelope,
    );
    return { version, status };
  }

  @Post(':version/confirmations')
  @HttpCode(200)
  @StrongLogin('publication')
  @Access(confirmers)
  @Operation({
    fa: 'تأیید کارمزدهای پیشنهادی به دست شخص دوم؛ از همین دم اجرا می‌شود',
    en: 'Confirm proposed fees as the second person; they are in force from this moment (7.5)',
  })
  @ApiOkResponse({ type: PublishedFeeScheduleDto })
  async confirmFeeSchedule(
    @Param() { version }: VersionPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedFeeScheduleDto> {
    const { status } = await this.publications.confirm(schedule, version, envelope);
    return { version, status };
  }

  @Post(':version/declines')
  @HttpCode(200)
  @Access(confirmers)
  @Operation({
    fa: 'رد کارمزدهای پیشنهادی با ذکر علت، یا پس‌گرفتن آن',
    en: 'Decline or withdraw proposed fees, with a reason',
  })
  @ApiOkResponse({ type: PublishedFeeScheduleDto })
  async declineFeeSchedule(
    @Param() { version }: VersionPath,
    @Body() { reason }: DeclinedVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedFeeScheduleDto> {
    const { status } = await this.publications.decline(schedule, { version, reason }, envelope);
    return { version, status };
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
    fa: 'همه نسخه‌های جدول کارمزد، نسخه جاری و پیشنهادهای تأییدنشده',
    en: 'Every version of the fee schedule, the one in force, and proposals that wait',
  })
  @ApiOkResponse({ type: FeeSchedulesDto })
  async readFeeSchedules(): Promise<FeeSchedulesDto> {
    const { state } = await this.aggregates.load(feeSchedule, COUNTER_OFFICES);
    return FeeSchedulesDto.of({
      inForce: versionOn(state, this.platform.clock.today())?.version ?? null,
      versions: everyVersion(state),
      waiting: waitingOf(state),
    });
  }
}
