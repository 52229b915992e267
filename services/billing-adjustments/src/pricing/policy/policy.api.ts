import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import {
  CommandEnvelope,
  Commands,
  type Envelope,
  Operation,
  type Platform,
  PLATFORM,
  Reads,
  Access,
} from '@pishkhan/service-kit';
import { versionsWithInForce } from '@pishkhan/published-versions';
import { policy } from './domain/policy.ts';
import { policyNameMustBeKnown } from './domain/policy.rules.ts';
import { PolicyDto, PolicyPath, PolicyQuery, PolicyVersionBody, PolicyVersionNamedDto } from './policy.dto.ts';
import { policiesInForce } from './views/policies-in-force.view.ts';

@ApiTags('policies')
@Controller('v1/policies/:name')
export class PolicyApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post('versions')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار نسخه‌ای از یک ضابطه؛ پس از روز انتشار تغییر نمی‌کند',
    en: 'Publish a version of a policy; it never changes, and another can replace it on that day only (15.2)',
  })
  @ApiCreatedResponse({ type: PolicyVersionNamedDto })
  async publishPolicyVersion(
    @Param() { name }: PolicyPath,
    @Body() body: PolicyVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PolicyVersionNamedDto> {
    const today = civilDate(envelope.businessDate);
    const draft = { name, ...body };
    await this.commands.execute(policy, name, { type: 'PublishPolicyVersion', draft, today }, envelope);
    return { name, version: body.version };
  }

  @Get()
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({ fa: 'همه نسخه‌های یک ضابطه و نسخه جاری', en: 'Every version of a policy, and the one in force' })
  @ApiOkResponse({ type: PolicyDto })
  async readPolicy(@Param() { name }: PolicyPath, @Query() { on }: PolicyQuery): Promise<PolicyDto> {
    const found = await this.reads.one(policiesInForce, name, policyNameMustBeKnown.rule);
    return PolicyDto.of(versionsWithInForce(name, found, on ?? this.platform.clock.today()));
  }
}
