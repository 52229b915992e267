import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { Reach } from '@pishkhan/roles';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CommandEnvelope, type Envelope, Operation, Reads, Access, Granted } from '@pishkhan/service-kit';
import { AccountPath } from '../../bills/bill.path.ts';
import { billedAccountMustExist } from '../../domain/bill-account.rules.ts';
import { RefundDesk } from './refund-desk.ts';
import {
  RefundableDto,
  RefundBody,
  RefundDeclineBody,
  RefundPath,
  RefundPayoutBody,
  RefundReturnBody,
  RefundStepDto,
} from './refund.dto.ts';

@ApiTags('refunds')
@Controller('v1')
export class RefundApi {
  constructor(
    @Inject(RefundDesk) private readonly desk: RefundDesk,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post('accounts/:accountId/refunds')
  @HttpCode(201)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({
    fa: 'درخواست استرداد بستانکاری به شماره شبا؛ مبلغ همان دم از بستانکاری کنار گذاشته می‌شود و شخص دیگری تأیید می‌کند',
    en: 'Request the refund of a credit to an IBAN; the amount leaves the credit at once, and another person approves (9.5)',
  })
  @ApiCreatedResponse({ type: RefundStepDto })
  request(
    @Param() { accountId }: AccountPath,
    @Body() body: RefundBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RefundStepDto> {
    return this.reads.onArrival([billedAccountMustExist.rule], () => this.desk.request(accountId, body, envelope));
  }

  @Get('accounts/:accountId/refundable')
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'بستانکاری قابل استرداد یک اشتراک، هم‌اکنون',
    en: 'The credit of an account that can be refunded now (9.5)',
  })
  @ApiOkResponse({ type: RefundableDto })
  async refundable(@Param() { accountId }: AccountPath, @Granted() reach: Reach): Promise<RefundableDto> {
    return RefundableDto.of({ refundable: await this.desk.refundable(accountId, reach) });
  }

  @Post('refunds/:refundId/declines')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'رد یا انصراف از استرداد پرداخت‌نشده؛ مبلغ به بستانکاری برمی‌گردد',
    en: 'Decline or withdraw an unpaid refund, with a reason; the amount is a credit again',
  })
  @ApiOkResponse({ type: RefundStepDto })
  decline(
    @Param() { refundId }: RefundPath,
    @Body() { reason }: RefundDeclineBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RefundStepDto> {
    return this.desk.step(refundId, { type: 'DeclineRefund', reason }, envelope);
  }

  @Post('refunds/:refundId/payouts')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({ fa: 'ثبت حواله بانک برای استرداد تأییدشده', en: "Record the bank's transfer of an approved refund" })
  @ApiOkResponse({ type: RefundStepDto })
  payOut(
    @Param() { refundId }: RefundPath,
    @Body() body: RefundPayoutBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RefundStepDto> {
    return this.desk.step(refundId, { type: 'PayRefund', ...body }, envelope);
  }

  @Post('refunds/:refundId/returns')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({
    fa: 'ثبت برگشت حواله از بانک؛ مبلغ به بستانکاری برمی‌گردد',
    en: 'Record that the bank sent the refund back; the amount is a credit again',
  })
  @ApiOkResponse({ type: RefundStepDto })
  returned(
    @Param() { refundId }: RefundPath,
    @Body() body: RefundReturnBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RefundStepDto> {
    return this.desk.step(refundId, { type: 'ReturnRefund', ...body }, envelope);
  }
}
