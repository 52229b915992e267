import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { Aggregates, CommandEnvelope, Commands, type Envelope, Operation, Reads, Roles } from '@pishkhan/service-kit';
import { billAccount } from '../../domain/bill-account.ts';
import { resolutionOf } from './resolution.ts';
import type { UnidentifiedPaymentCommand } from './domain/unidentified-payment.messages.ts';
import { unidentifiedPaymentMustExist } from './domain/unidentified-payment.rules.ts';
import { unidentifiedPayment, type UnidentifiedPaymentState } from './domain/unidentified-payment.ts';
import {
  ConfirmationBody,
  DeclinedResolutionBody,
  ResolutionBody,
  UnidentifiedPaymentDto,
  UnidentifiedPaymentPage,
  UnidentifiedPaymentPath,
  UnidentifiedPaymentQuery,
  UnidentifiedPaymentStepDto,
} from './unidentified-payment.dto.ts';
import { unidentifiedPayments } from './views/unidentified-payments.view.ts';

const stepOf = (id: string, state: UnidentifiedPaymentState): UnidentifiedPaymentStepDto => {
  const pending = 'pending' in state ? state.pending : undefined;
  return UnidentifiedPaymentStepDto.of({
    unidentifiedPaymentId: id,
    status: pending ? 'proposed' : (state.status as UnidentifiedPaymentStepDto['status']),
    ...(pending && { proposal: pending.proposal }),
    ...(state.status === 'assigned' && { accountId: state.accountId }),
  });
};

@ApiTags('unidentified payments')
@Controller('v1/unidentified-payments')
export class UnidentifiedPaymentApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Get()
  @Roles('receivablesOfficer', 'headOfSubscriberAffairs', 'auditor')
  @Operation({
    fa: 'وجوه دریافتی که اشتراک یا روز آن‌ها نامعلوم است، قدیمی‌ترین در آغاز',
    en: 'Received money whose account or day is doubted, the oldest first (8.7, F17)',
  })
  @ApiOkResponse({ type: UnidentifiedPaymentPage })
  async list(@Query() { status, cursor, limit }: UnidentifiedPaymentQuery): Promise<UnidentifiedPaymentPage> {
    const filter = status === undefined ? {} : { status };
    const page = await this.reads.page(unidentifiedPayments, { filter, orderBy: 'receivedAt', cursor, limit });
    return UnidentifiedPaymentPage.of({ ...page, items: page.items.map(UnidentifiedPaymentDto.ofDocument) });
  }

  @Get(':unidentifiedPaymentId')
  @Roles('receivablesOfficer', 'headOfSubscriberAffairs', 'auditor')
  @Operation({ fa: 'یک وجه نامشخص', en: 'One unidentified payment' })
  @ApiOkResponse({ type: UnidentifiedPaymentDto })
  async one(@Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath): Promise<UnidentifiedPaymentDto> {
    return UnidentifiedPaymentDto.ofDocument(
      await this.reads.one(unidentifiedPayments, unidentifiedPaymentId, unidentifiedPaymentMustExist.rule),
    );
  }

  @Post(':unidentifiedPaymentId/proposals')
  @HttpCode(201)
  @Roles('receivablesOfficer')
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
    const { terms } = (await this.aggregates.load(billAccount, account)).state;
    return this.decide(unidentifiedPaymentId, envelope, {
      type: 'ProposeResolution',
      resolution,
      accountIsOpen: terms !== undefined,
      reason: body.reason,
      by: envelope.actor.subject,
      today: civilDate(envelope.businessDate),
    });
  }

  @Post(':unidentifiedPaymentId/confirmations')
  @HttpCode(200)
  @Roles('receivablesOfficer', 'headOfSubscriberAffairs')
  @Operation({
    fa: 'تأیید پیشنهاد شخص دیگر؛ وجه منتسب یک بار در حساب اشتراک ثبت می‌شود',
    en: 'Confirm the proposal of another person; assigned money is posted once (7.5)',
  })
  @ApiOkResponse({ type: UnidentifiedPaymentStepDto })
  confirm(
    @Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath,
    @Body() { proposal }: ConfirmationBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<UnidentifiedPaymentStepDto> {
    const { subject: by } = envelope.actor;
    const today = civilDate(envelope.businessDate);
    return this.decide(unidentifiedPaymentId, envelope, { type: 'ConfirmResolution', proposal, by, today });
  }

  @Post(':unidentifiedPaymentId/declines')
  @HttpCode(200)
  @Roles('receivablesOfficer', 'headOfSubscriberAffairs')
  @Operation({
    fa: 'رد پیشنهاد یا بازپس‌گرفتن پیشنهاد خود؛ وجه در فهرست می‌ماند',
    en: 'Decline the proposal or take the own one back; the money stays in the worklist',
  })
  @ApiOkResponse({ type: UnidentifiedPaymentStepDto })
  decline(
    @Param() { unidentifiedPaymentId }: UnidentifiedPaymentPath,
    @Body() { proposal, reason }: DeclinedResolutionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<UnidentifiedPaymentStepDto> {
    const { subject: by } = envelope.actor;
    const today = civilDate(envelope.businessDate);
    return this.decide(unidentifiedPaymentId, envelope, { type: 'DeclineResolution', proposal, reason, by, today });
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
