import { Body, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Decider, Rejection } from '@pishkhan/decider';
import {
  versionsWithInForce,
  type Policy,
  type PolicyVersion,
  type VersionCommand,
  type VersionEvent,
} from '@pishkhan/published-versions';
import type { Platform } from '../../definition.ts';
import { Operation } from '../../documents/operation.ts';
import {
  DeclinedVersionBody,
  PolicyDto,
  PolicyPath,
  PolicyQuery,
  PolicyVersionBody,
  PolicyVersionNamedDto,
  PolicyVersionPath,
} from '../publication.ts';
import { mustHold } from '../../http/problem.ts';
import { StrongLogin } from '../../http/entrance/login/strong-login.ts';
import { Access } from '../../identity/access.ts';
import { PLATFORM } from '../../running/tokens.ts';
import { CommandEnvelope } from '../../commands/command-envelope.ts';
import { Aggregates } from '../../commands/commands.ts';
import type { Envelope } from '../../commands/envelope.ts';
import { Publications } from './publications.ts';

/** Who may be a second person; the rules decide who fits which version. */
export const confirmers = { policyOfficer: 'company', headOfSubscriberAffairs: 'company' } as const;

/** The policies of one service. */
export interface PoliciesOfService<Noun extends string> {
  readonly decider: Decider<VersionCommand<PolicyVersion>, VersionEvent<Noun, PolicyVersion>, Policy>;
  readonly mustBeKnown: (policy: { readonly name: string }) => Rejection | false;
}

/**
 * The endpoints of the policies of a service: propose, confirm, decline and read versions (15.2, 7.5). A service
 * extends it with its path `…/:name`, and the access of its readers: `@Access({ auditor: 'company' })`.
 */
export abstract class PolicyController<Noun extends string> {
  protected abstract readonly policies: PoliciesOfService<Noun>;

  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Post('versions')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'پیشنهاد نسخه‌ای از یک ضابطه؛ با تأیید شخص دوم اجرا می‌شود و پس از روز انتشار تغییر نمی‌کند',
    en: 'Propose a version of a policy; it is in force when another person confirms it, and never changes (15.2, 7.5)',
  })
  @ApiCreatedResponse({ type: PolicyVersionNamedDto })
  async proposePolicyVersion(
    @Param() { name }: PolicyPath,
    @Body() { reason, basedOn, ...body }: PolicyVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PolicyVersionNamedDto> {
    const proposed = await this.publications.propose(
      this.streamOf(name),
      { name, ...body },
      { reason, basedOn },
      envelope,
    );
    return { name, version: body.version, status: proposed.status };
  }

  @Post('versions/:version/confirmations')
  @HttpCode(200)
  @StrongLogin('publication')
  @Access(confirmers)
  @Operation({
    fa: 'تأیید نسخه پیشنهادی به دست شخص دوم؛ از همین دم اجرا می‌شود',
    en: 'Confirm a proposed version as the second person; it is in force from this moment (7.5)',
  })
  @ApiOkResponse({ type: PolicyVersionNamedDto })
  async confirmPolicyVersion(
    @Param() { name, version }: PolicyVersionPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PolicyVersionNamedDto> {
    const { status } = await this.publications.confirm(this.streamOf(name), version, envelope);
    return { name, version, status };
  }

  @Post('versions/:version/declines')
  @HttpCode(200)
  @Access(confirmers)
  @Operation({
    fa: 'رد نسخه پیشنهادی با ذکر علت، یا پس‌گرفتن آن',
    en: 'Decline or withdraw a proposed version, with a reason',
  })
  @ApiOkResponse({ type: PolicyVersionNamedDto })
  async declinePolicyVersion(
    @Param() { name, version }: PolicyVersionPath,
    @Body() { reason }: DeclinedVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PolicyVersionNamedDto> {
    const { status } = await this.publications.decline(this.streamOf(name), { version, reason }, envelope);
    return { name, version, status };
  }

  @Get()
  @Operation({
    fa: 'همه نسخه‌های یک ضابطه، نسخه جاری و پیشنهادهای تأییدنشده',
    en: 'Every version of a policy, the one in force, and proposals that wait',
  })
  @ApiOkResponse({ type: PolicyDto })
  async readPolicy(@Param() { name }: PolicyPath, @Query() { on }: PolicyQuery): Promise<PolicyDto> {
    const { mustBeKnown, decider } = this.policies;
    mustHold(mustBeKnown({ name }));
    const { state } = await this.aggregates.load(decider, name);
    return PolicyDto.of(versionsWithInForce(name, state, on ?? this.platform.clock.today()));
  }

  private streamOf(id: string) {
    return { decider: this.policies.decider, id, inputs: {} };
  }
}
