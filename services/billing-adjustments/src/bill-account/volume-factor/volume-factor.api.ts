import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  mustBeWithin,
  Operation,
  PersonalData,
  StrongLogin,
  type Envelope,
} from '@pishkhan/service-kit';
import { AccountPath } from '../bills/bill.path.ts';
import { billAccount } from '../domain/bill-account.ts';
import { billedAccountMustExist } from '../domain/bill-account.rules.ts';
import type { ConfirmVolumeFactor, DeclineVolumeFactor } from '../domain/metering/factor/volume-factor.messages.ts';
import {
  VolumeFactorBody,
  VolumeFactorDeclineBody,
  VolumeFactorPath,
  VolumeFactorsDto,
  VolumeFactorStepDto,
} from './volume-factor.dto.ts';

type Decided = Pick<ConfirmVolumeFactor, 'type'> | Pick<DeclineVolumeFactor, 'type' | 'reason'>;

/** Factors of major subscribers, who are billed in standard m³ (11.4). */
@ApiTags('volume factors')
@Controller('v1/accounts/:accountId/volume-factors')
export class VolumeFactorApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  @Post()
  @Access({ subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'پیشنهاد ضریب تصحیح حجم مشترک عمده، از روز نخست آن؛ شخص دیگری تأیید می‌کند و اگر روزی قبض شده باشد قبض‌ها با تعدیل اصلاح می‌شوند (۱۱.۴، ۱۱.۸)',
    en: 'Propose the volume factor of a major subscriber, from its first day on; another person confirms, and bills of its days are corrected (11.4, 11.8)',
  })
  @ApiCreatedResponse({ type: VolumeFactorStepDto })
  async propose(
    @Param() { accountId }: AccountPath,
    @Body() { atmosphericPressure, temperature, compressibility, factor, ...terms }: VolumeFactorBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<VolumeFactorStepDto> {
    await this.accountWithin(accountId, reach);
    const factorId = derivedId('volume-factor', envelope.commandId);
    const conditions = {
      ...(atmosphericPressure !== undefined && { atmosphericPressure }),
      ...(temperature !== undefined && { temperature }),
      ...(compressibility !== undefined && { compressibility }),
    };
    const command = {
      type: 'ProposeVolumeFactor',
      factorId,
      ...terms,
      ...(factor !== undefined && { factor }),
      ...(Object.keys(conditions).length > 0 && { conditions }),
      by: envelope.actor.subject,
      today: civilDate(envelope.businessDate),
    } as const;
    await this.commands.execute(billAccount, accountId, command, envelope);
    return { factorId };
  }

  @Post(':factorId/confirmations')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'تأیید ضریب تصحیح حجم، نفر دوم', en: 'Confirm a volume factor, as the second person (7.5, 11.4)' })
  @ApiOkResponse({ type: VolumeFactorStepDto })
  confirm(
    @Param() path: VolumeFactorPath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<VolumeFactorStepDto> {
    return this.decide(path, { type: 'ConfirmVolumeFactor' }, envelope, reach);
  }

  @Post(':factorId/declines')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد ضریب تصحیح حجم با ذکر علت', en: 'Decline a volume factor with a reason (7.5)' })
  @ApiOkResponse({ type: VolumeFactorStepDto })
  decline(
    @Param() path: VolumeFactorPath,
    @Body() { reason }: VolumeFactorDeclineBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<VolumeFactorStepDto> {
    return this.decide(path, { type: 'DeclineVolumeFactor', reason }, envelope, reach);
  }

  @Get()
  @Access({
    headOfSubscriberAffairs: 'ownCounty',
    subscriberAffairsOfficer: 'ownCounty',
    receivablesOfficer: 'ownCounty',
    auditor: 'all',
  })
  @PersonalData('inTexts')
  @Operation({ fa: 'ضریب‌های تصحیح حجم یک اشتراک', en: 'Volume factors of an account, also proposed and declined ones' })
  @ApiOkResponse({ type: VolumeFactorsDto })
  async factors(@Param() { accountId }: AccountPath, @Granted() reach: Reach): Promise<VolumeFactorsDto> {
    const { factorProposals = [] } = await this.accountWithin(accountId, reach);
    return {
      items: factorProposals.map(({ status: state, conditions, ...proposal }) => ({
        ...proposal,
        ...conditions,
        state,
      })),
    };
  }

  private async decide(
    { accountId, factorId }: VolumeFactorPath,
    decided: Decided,
    envelope: Envelope,
    reach: Reach,
  ): Promise<VolumeFactorStepDto> {
    await this.accountWithin(accountId, reach);
    const command = {
      ...decided,
      factorId,
      by: envelope.actor.subject,
      today: civilDate(envelope.businessDate),
    };
    await this.commands.execute(billAccount, accountId, command, envelope);
    return { factorId };
  }

  private async accountWithin(accountId: string, reach: Reach) {
    const { state } = await this.aggregates.load(billAccount, accountId);
    mustBeWithin(reach, { countyOffice: state.terms?.countyOffice }, billedAccountMustExist.rule, accountId);
    return state;
  }
}
