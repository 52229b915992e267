import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { versionsWithInForce } from '@pishkhan/published-versions';
import {
  Aggregates,
  CommandEnvelope,
  Commands,
  mustHold,
  Operation,
  PLATFORM,
  Access,
  type Envelope,
  type Platform,
} from '@pishkhan/service-kit';
import {
  ReadingPoliciesDto,
  ReadingPolicyBody,
  ReadingPolicyPath,
  PublishedReadingPolicyDto,
} from './reading-policy.dto.ts';
import { readingPolicy } from './domain/reading-policy.ts';
import { readingPolicyMustBeKnown } from './domain/reading-policy.rules.ts';

@ApiTags('reading policies')
@Controller('v1/reading-policies/:name')
export class ReadingPolicyApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post('versions')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار نسخه‌ای از یک ضابطه قرائت از یک روز به بعد',
    en: 'Publish which readings wait for a person from a day on (15.4-33, 15.4-34)',
  })
  @ApiCreatedResponse({ type: PublishedReadingPolicyDto })
  async publishReadingPolicy(
    @Param() { name }: ReadingPolicyPath,
    @Body() body: ReadingPolicyBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedReadingPolicyDto> {
    const today = civilDate(envelope.businessDate);
    const draft = { name, ...body };
    await this.commands.execute(readingPolicy, name, { type: 'PublishReadingPolicy', draft, today }, envelope);
    return { name, version: body.version };
  }

  @Get()
  @Access({
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({
    fa: 'همه نسخه‌های یک ضابطه قرائت و نسخه جاری',
    en: 'Every version of a policy for readings, and the one in force',
  })
  @ApiOkResponse({ type: ReadingPoliciesDto })
  async readReadingPolicies(@Param() { name }: ReadingPolicyPath): Promise<ReadingPoliciesDto> {
    mustHold(readingPolicyMustBeKnown({ name }));
    const { state } = await this.aggregates.load(readingPolicy, name);
    return ReadingPoliciesDto.of(versionsWithInForce(name, state, this.platform.clock.today()));
  }
}
