import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import {
  Aggregates,
  CommandEnvelope,
  Commands,
  invalid,
  Operation,
  Access,
  type Envelope,
  StrongLogin,
} from '@pishkhan/service-kit';
import { officerOf } from '../account.command.ts';
import { AccountPath } from '../account.dto.ts';
import { staffMember, staffMemberId } from '../../look-ups/staff/domain/staff-member.ts';
import { account } from '../domain/account.ts';
import type { AccountState } from '../domain/account.state.ts';
import type { SupplyTerms } from '../domain/account.messages.ts';
import { erasure, isConfirmed } from '../../person/erasure/domain/erasure.ts';
import { DeclineTermsBody, TermsChangeBody, TermsChangeDto, TermsChangePath } from './terms.dto.ts';

const officers = { subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' } as const;

/** @throws ProblemException 400 if no term is named. */
const termsOf = ({ use, climateZone, dwellingUnits, meterCapacity }: TermsChangeBody): Partial<SupplyTerms> => {
  const named = Object.entries({ use, climateZone, dwellingUnits, meterCapacity }).filter(
    ([, value]) => value !== undefined,
  );
  if (named.length > 0) return Object.fromEntries(named) as Partial<SupplyTerms>;
  throw invalid([
    {
      field: 'use',
      rule: 'namesATerm',
      message: {
        fa: 'دست‌کم یکی از نوع مصرف، اقلیم، تعداد واحد یا ظرفیت را وارد کنید',
        en: 'name at least one of use, climateZone, dwellingUnits, meterCapacity',
      },
    },
  ]);
};

@Controller('v1/accounts/:accountId/terms-changes')
export class TermsApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  @Post()
  @HttpCode(201)
  @Access(officers)
  @Operation({
    fa: 'پیشنهاد تغییر شرایط اشتراک از یک روز، با مدرک؛ نفر دوم تأیید می‌کند (۱۵.۴-۳۹)',
    en: 'Propose other terms of supply from a day on, with evidence; a second person confirms them (15.4-39)',
  })
  @ApiCreatedResponse({ type: TermsChangeDto })
  async propose(
    @Param() { accountId }: AccountPath,
    @Body() body: TermsChangeBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TermsChangeDto> {
    const changeId = derivedId('terms-change', accountId, envelope.commandId);
    const { from, evidence } = body;
    const command = {
      type: 'ProposeTermsChange',
      accountId,
      changeId,
      from,
      terms: termsOf(body),
      evidence,
      by: officerOf(envelope),
      today: civilDate(envelope.businessDate),
    } as const;
    await this.commands.execute(account, accountId, this.knowing(command), { ...envelope, reason: evidence });
    return { changeId };
  }

  @Post(':changeId/confirmations')
  @HttpCode(201)
  @StrongLogin('money')
  @Access(officers)
  @Operation({
    fa: 'تأیید شرایط تازه به دست نفر دوم؛ قبض‌های آن روزها با تعدیل اصلاح می‌شود',
    en: 'Confirm the terms as the second person; bills of these days are corrected by a proposal of their own',
  })
  @ApiCreatedResponse({ type: TermsChangeDto })
  async confirm(
    @Param() { accountId, changeId }: TermsChangePath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TermsChangeDto> {
    const { registered } = (await this.aggregates.load(staffMember, staffMemberId(envelope.actor.subject))).state;
    const command = {
      type: 'ConfirmTermsChange',
      accountId,
      changeId,
      by: officerOf(envelope),
      ...(registered && { identities: registered }),
    } as const;
    await this.commands.execute(account, accountId, this.knowing(command), envelope);
    return { changeId };
  }

  @Post(':changeId/declines')
  @HttpCode(201)
  @Access(officers)
  @Operation({ fa: 'رد شرایط پیشنهادی با ذکر دلیل', en: 'Decline the proposed terms with a reason' })
  @ApiCreatedResponse({ type: TermsChangeDto })
  async decline(
    @Param() { accountId, changeId }: TermsChangePath,
    @Body() { reason }: DeclineTermsBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TermsChangeDto> {
    const today = civilDate(envelope.businessDate);
    const command = {
      type: 'DeclineTermsChange',
      accountId,
      changeId,
      reason,
      by: officerOf(envelope),
      today,
    } as const;
    await this.commands.execute(account, accountId, command, { ...envelope, reason });
    return { changeId };
  }

  /** The command with the state of the subscriber's erasure. */
  private knowing<Command extends object>(command: Command) {
    return async (state: AccountState) => ({
      ...command,
      isErased: state.status === 'open' && isConfirmed((await this.aggregates.load(erasure, state.subscriberId)).state),
    });
  }
}
