import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import {
  Aggregates,
  CommandEnvelope,
  Commands,
  type Envelope,
  Operation,
  Reads,
  Access,
  StrongLogin,
} from '@pishkhan/service-kit';
import { billAccount } from '../../domain/bill-account.ts';
import { resolutionOf } from './resolution.ts';
import { beneficiariesOf } from '@pishkhan/service-kit/beneficiary';
import { moneyBars } from '../decision/money-bars.ts';
import type { UnidentifiedPaymentCommand } from './domain/unidentified-payment.messages.ts';
import { assignedAccountMustExist } from './domain/unidentified-payment.rules.ts';
import { unidentifiedPayment, type UnidentifiedPaymentState } from './domain/unidentified-payment.ts';
import {
  ConfirmationBody,
  DeclinedResolutionBody,
  ResolutionBody,
  UnidentifiedPaymentPath,
  UnidentifiedPaymentStepDto,
} from './unidentified-payment.dto.ts';

const stepOf = (id: string, state: UnidentifiedPaymentState): UnidentifiedPaymentStepDto => {
  const pending = 'pending' in state ? state.pending : undefined;
  return UnidentifiedPaymentStepDto.of({
    unidentifiedPaymentId: id,
    status: pending ? 'proposed' : (state.status as UnidentifiedPaymentStepDto['status']),
    ...(pending && { proposal: pending.proposal }),
    ...(state.status === 'assigned' && { accountId: state.accountId }),
  });
};

const personOf = ({ actor: { subject, office = '' } }: Envelope) => ({ by: subject, office });

/** Two persons decide about the money (7.5). */
@ApiTags('unidentified payments')
@Controller('v1/unidentified-payments')
export class UnidentifiedPaymentApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post(':unidentifiedPaymentId/proposals')
  @HttpCode(201)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({
    fa: 'پیشنهاد انتساب وجه به یک اشتراک یا بازگرداندن آن؛ شخص دیگری تأیید می‌کند',
    en: 'Propose to assign the money to an account or to return it; another person confirms (7.5)',
  })
  @ApiCreatedResponse({ type: UnidentifiedPaymentStepDto })
  async propose(
    @Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath,
    @Body() body: ResolutionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<UnidentifiedPaymentStepDto> {
    const resolution = resolutionOf(body);
    const account = resolution.kind === 'assignment' ? resolution.accountId : 'none';
    return this.reads.onArrival([assignedAccountMustExist.rule], async () => {
      const { terms } = (await this.aggregates.load(billAccount, account)).state;
      return this.decide(unidentifiedPaymentId, envelope, {
        type: 'ProposeResolution',
        resolution,
        countyOfAccount: terms?.countyOffice,
        reason: body.reason,
        ...personOf(envelope),
        today: civilDate(envelope.businessDate),
      });
    });
  }

  @Post(':unidentifiedPaymentId/confirmations')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید پیشنهاد شخص دیگر؛ وجه منتسب یک بار در حساب اشتراک ثبت می‌شود',
    en: 'Confirm the proposal of another person; assigned money is posted once (7.5)',
  })
  @ApiOkResponse({ type: UnidentifiedPaymentStepDto })
  async confirm(
    @Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath,
    @Body() { proposal }: ConfirmationBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<UnidentifiedPaymentStepDto> {
    const today = civilDate(envelope.businessDate);
    const accountId = await this.proposedAccount(unidentifiedPaymentId);
    const duties = {
      bars: await moneyBars(this.aggregates, today),
      beneficiaries: await this.beneficiaries(accountId),
    };
    const persons = { duties, ...personOf(envelope), ...(await this.countyOf(accountId)) };
    const command = { type: 'ConfirmResolution', proposal, ...persons, today } as const;
    return this.decide(unidentifiedPaymentId, envelope, command);
  }

  @Post(':unidentifiedPaymentId/declines')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'رد پیشنهاد یا بازپس‌گرفتن پیشنهاد خود؛ وجه در فهرست می‌ماند',
    en: 'Decline the proposal or take the own one back; the money stays in the worklist',
  })
  @ApiOkResponse({ type: UnidentifiedPaymentStepDto })
  async decline(
    @Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath,
    @Body() { proposal, reason }: DeclinedResolutionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<UnidentifiedPaymentStepDto> {
    const today = civilDate(envelope.businessDate);
    const county = await this.countyOf(await this.proposedAccount(unidentifiedPaymentId));
    const command = { type: 'DeclineResolution', proposal, reason, ...personOf(envelope), ...county, today } as const;
    return this.decide(unidentifiedPaymentId, envelope, command);
  }

  /** To which the pending proposal assigns the money. */
  private async proposedAccount(id: string): Promise<string | undefined> {
    const { state } = await this.aggregates.load(unidentifiedPayment, id);
    const resolution = 'pending' in state ? state.pending?.resolution : undefined;
    return resolution?.kind === 'assignment' ? resolution.accountId : undefined;
  }

  private async beneficiaries(accountId: string | undefined): Promise<readonly string[]> {
    if (accountId === undefined) return [];
    return (await beneficiariesOf(this.reads, [accountId])).get(accountId) ?? [];
  }

  private async countyOf(accountId: string | undefined): Promise<{ readonly countyOfAccount?: string }> {
    if (accountId === undefined) return {};
    const { terms } = (await this.aggregates.load(billAccount, accountId)).state;
    return terms ? { countyOfAccount: terms.countyOffice } : {};
  }

  private async decide(
    id: string,
    envelope: Envelope,
    command: UnidentifiedPaymentCommand,
  ): Promise<UnidentifiedPaymentStepDto> {
    const { state } = await this.commands.execute(unidentifiedPayment, id, command, envelope);
    return stepOf(id, state);
  }
}
