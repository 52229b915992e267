import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Commands,
  type Envelope,
  Granted,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  Reads,
  Access,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf } from '@pishkhan/views';
import { beneficiariesOf } from '../beneficiary/beneficiaries.ts';
import { reversalMustExist } from './domain/payment-reversal.rules.ts';
import type { PaymentReversalState } from './domain/payment-reversal.state.ts';
import { paymentReversal } from './domain/payment-reversal.ts';
import {
  PaymentPath,
  ReversalBody,
  ReversalDeclineBody,
  ReversalPath,
  ReversalQuery,
  ReversalStepDto,
} from './payment-reversal.dto.ts';
import { paymentReversals } from './payment-reversals.view.ts';
import { ReversalDesk } from './desk/reversal-desk.ts';

const stepOf = (state: PaymentReversalState): ReversalStepDto => ReversalStepDto.of(state as ReversalStepDto);

@ApiTags('payments')
@Controller('v1')
export class PaymentReversalApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReversalDesk) private readonly desk: ReversalDesk,
  ) {}

  @Post('payments/:reference/reversals')
  @HttpCode(201)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({
    fa: 'درخواست برگشت پرداخت (چک برگشتی، اشتراک اشتباه)؛ شخص دیگری تأیید می‌کند. چک برگشتی همه پرداخت‌های همان رسید را در بر دارد',
    en: 'Request to take a payment back; another person confirms it. A returned cheque includes every payment of its receipt (15.4-47)',
  })
  @ApiCreatedResponse({ type: ReversalStepDto })
  async request(
    @Param() { reference }: PaymentPath,
    @Body() body: ReversalBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReversalStepDto> {
    const payments = await this.desk.paymentsWith(reach, reference, body);
    const command = this.desk.request(envelope, payments, body);
    const { state } = await this.commands.execute(paymentReversal, payments[0]!.reference, command, envelope);
    return stepOf(state);
  }

  @Get('payment-reversals')
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @Operation({
    fa: 'برگشت‌های پرداخت شهرستان خود (حسابرس: همه)، تازه‌ترین تغییر در آغاز',
    en: 'Reversals of the own county (auditor: all), the latest change first',
  })
  @OkPage(shownSchemaOf(paymentReversals))
  async list(@Query() { status, cursor, limit }: ReversalQuery, @Granted() reach: Reach) {
    const { items, next } = await this.reads.page(paymentReversals, {
      filter: { ...scopeOf(reach), ...(status !== undefined && { status }) },
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(paymentReversals, each)), next };
  }

  @Get('payment-reversals/:reversalId')
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @Operation({ fa: 'یک برگشت پرداخت', en: 'One reversal' })
  @OkResponse(shownSchemaOf(paymentReversals))
  async one(@Param() { reversalId }: ReversalPath, @Granted() reach: Reach) {
    const found = await this.reads.one(paymentReversals, reversalId, reversalMustExist.rule);
    mustBeWithin(reach, found, reversalMustExist.rule, reversalId);
    return shown(paymentReversals, found);
  }

  @Post('payment-reversals/:reversalId/confirmations')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید برگشت به‌دست شخص دوم؛ سپس قبض دوباره باز می‌شود',
    en: 'Confirm the reversal as the second person; the bill is open again afterwards (7.5)',
  })
  @ApiOkResponse({ type: ReversalStepDto })
  async confirm(
    @Param() { reversalId }: ReversalPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ReversalStepDto> {
    const benefiting = async (accountIds: readonly string[]) =>
      [...(await beneficiariesOf(this.reads, accountIds)).values()].flat();
    const command = this.desk.confirmation(envelope, benefiting);
    return stepOf((await this.commands.execute(paymentReversal, reversalId, command, envelope)).state);
  }

  @Post('payment-reversals/:reversalId/declines')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد یا انصراف از برگشت با ذکر علت', en: 'Decline or withdraw the reversal, with a reason' })
  @ApiOkResponse({ type: ReversalStepDto })
  async decline(
    @Param() { reversalId }: ReversalPath,
    @Body() { reason }: ReversalDeclineBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ReversalStepDto> {
    const command = this.desk.decline(envelope, reason);
    return stepOf((await this.commands.execute(paymentReversal, reversalId, command, envelope)).state);
  }
}
