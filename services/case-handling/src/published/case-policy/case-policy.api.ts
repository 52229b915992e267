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
import { CasePoliciesDto, CasePolicyBody, CasePolicyPath, PublishedCasePolicyDto } from './case-policy.dto.ts';
import { casePolicy } from './domain/case-policy.ts';
import { casePolicyMustBeKnown } from './domain/case-policy.rules.ts';

@ApiTags('case policies')
@Controller('v1/case-policies/:name')
export class CasePolicyApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post('versions')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار نسخه‌ای از یک ضابطه پرونده‌ها از یک روز به بعد',
    en: 'Publish how cases are handled from a day on, for questions that the sources leave open (15.2)',
  })
  @ApiCreatedResponse({ type: PublishedCasePolicyDto })
  async publishCasePolicy(
    @Param() { name }: CasePolicyPath,
    @Body() body: CasePolicyBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedCasePolicyDto> {
    const today = civilDate(envelope.businessDate);
    const draft = { name, ...body };
    await this.commands.execute(casePolicy, name, { type: 'PublishCasePolicy', draft, today }, envelope);
    return { name, version: body.version };
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
    fa: 'همه نسخه‌های یک ضابطه پرونده‌ها و نسخه جاری',
    en: 'Every version of a policy for cases, and the one in force',
  })
  @ApiOkResponse({ type: CasePoliciesDto })
  async readCasePolicies(@Param() { name }: CasePolicyPath): Promise<CasePoliciesDto> {
    mustHold(casePolicyMustBeKnown({ name }));
    const { state } = await this.aggregates.load(casePolicy, name);
    return CasePoliciesDto.of(versionsWithInForce(name, state, this.platform.clock.today()));
  }
}
