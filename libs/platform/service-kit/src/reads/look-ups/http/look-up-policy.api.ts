import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { versionsWithInForce } from '@pishkhan/published-versions';
import { CommandEnvelope } from '../../../commands/command-envelope.ts';
import { Aggregates, Commands } from '../../../commands/commands.ts';
import type { Envelope } from '../../../commands/envelope.ts';
import type { Platform } from '../../../definition.ts';
import { Operation } from '../../../documents/operation.ts';
import { mustHold } from '../../../http/problem.ts';
import { Access } from '../../../identity/access.ts';
import { PLATFORM } from '../../../running/tokens.ts';
import { lookUpPolicyMustBeKnown } from '../domain/look-ups.rules.ts';
import type { LookUpParts } from '../index.ts';
import { LookUpPoliciesDto, LookUpPolicyBody, LookUpPolicyPath, PublishedLookUpPolicyDto } from './look-ups.dto.ts';
import { LOOK_UP_PARTS } from './look-ups.ts';

@ApiTags('look-ups')
@Controller('v1/look-up-policies/:name')
export class LookUpPolicyApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LOOK_UP_PARTS) private readonly parts: LookUpParts,
  ) {}

  @Post('versions')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار نسخه‌ای از سقف مشاهده اطلاعات مشترکین از یک روز به بعد',
    en: 'Publish how much one reader may look up, and which look-ups are unusual, from a day on (N7)',
  })
  @ApiCreatedResponse({ type: PublishedLookUpPolicyDto })
  async publishLookUpPolicy(
    @Param() { name }: LookUpPolicyPath,
    @Body() body: LookUpPolicyBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedLookUpPolicyDto> {
    const today = civilDate(envelope.businessDate);
    const draft = { name, ...body };
    await this.commands.execute(this.parts.policy, name, { type: 'PublishLookUpPolicy', draft, today }, envelope);
    return { name, version: body.version };
  }

  @Get()
  @Access({ headOfSubscriberAffairs: 'company', policyOfficer: 'company', auditor: 'company' })
  @Operation({
    fa: 'همه نسخه‌های سقف مشاهده اطلاعات مشترکین و نسخه جاری',
    en: 'Every version of the policy for look-ups, and the one in force',
  })
  @ApiOkResponse({ type: LookUpPoliciesDto })
  async readLookUpPolicies(@Param() { name }: LookUpPolicyPath): Promise<LookUpPoliciesDto> {
    mustHold(lookUpPolicyMustBeKnown({ name }));
    const { state } = await this.aggregates.load(this.parts.policy, name);
    return LookUpPoliciesDto.of(versionsWithInForce(name, state, this.platform.clock.today()));
  }
}
