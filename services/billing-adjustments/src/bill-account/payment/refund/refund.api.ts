import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { bankOfIban } from '@pishkhan/identifiers';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  type Envelope,
  Granted,
  LookUps,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  Reads,
  Access,
  PersonalData,
} from '@pishkhan/service-kit';
import { maskedNumber } from '@pishkhan/service-kit/look-ups';
import { optional, shown, shownSchemaOf, text } from '@pishkhan/views';
import { Type } from 'typebox';
import { AccountPath } from '../../bills/bill.path.ts';
import { billedAccountMustExist } from '../../domain/bill-account.rules.ts';
import { refundMustExist } from '../../domain/payment/refund/refund.rules.ts';
import { sightOfMoney } from '../beneficiary/sight.ts';
import { Payees } from './payees.ts';
import { RefundDesk } from './refund-desk.ts';
import {
  RefundBody,
  RefundDeclineBody,
  RefundPath,
  RefundPayoutBody,
  RefundQuery,
  RefundReturnBody,
  RefundStepDto,
} from './refund.dto.ts';
import { refunds } from './refunds.view.ts';

const oneRefund = Type.Object(
  {
    ...refunds.document.properties,
    iban: optional(text('bank account, for the county only; masked without a reason')),
    bank: optional(text('name of its bank, if the code is known')),
  },
  { $id: 'RefundWithPayee' },
);

@ApiTags('refunds')
@Controller('v1')
export class RefundApi {
  constructor(
    @Inject(RefundDesk) private readonly desk: RefundDesk,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Payees) private readonly payees: Payees,
    @Inject(LookUps) private readonly lookUps: LookUps,
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

  @Get('refunds')
  @Access({
    receivablesOfficer: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    qualifiedRepresentative: 'ownOffice',
    auditor: 'all',
  })
  @PersonalData('inTexts')
  @Operation({
    fa: 'استردادهای شهرستان خود (حسابرس: همه؛ نماینده: آن‌ها که برای تأییدشان تعیین شده است)، تازه‌ترین تغییر در آغاز؛ با نقش تأییدکننده، کارتابل آن نقش',
    en: 'Refunds of the own county (auditor: all; representative: those for which the head named this person), the latest change first; `approvalsLeft` is the inbox of a role',
  })
  @OkPage(shownSchemaOf(refunds))
  async list(@Query() { status, approvalsLeft, cursor, limit }: RefundQuery, @Granted() reach: Reach) {
    const filter = {
      ...sightOfMoney(reach),
      ...(status !== undefined && { status }),
      ...(approvalsLeft !== undefined && { approvalsLeft }),
    };
    const { items, next } = await this.reads.page(refunds, {
      filter,
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(refunds, each)), next };
  }

  @Get('refunds/:refundId')
  @Access({
    receivablesOfficer: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    qualifiedRepresentative: 'ownOffice',
    auditor: 'all',
  })
  @PersonalData('withReason')
  @Operation({
    fa: 'یک استرداد؛ شماره شبا تنها برای شهرستان اشتراک و با ذکر دلیل',
    en: 'One refund; the IBAN is for the county of the account only, whole with a reason',
  })
  @OkResponse(oneRefund)
  async one(@Param() { refundId }: RefundPath, @Granted() reach: Reach) {
    const found = await this.reads.one(refunds, refundId, refundMustExist.rule);
    mustBeWithin(reach, found, refundMustExist.rule, refundId);
    const payee = scopeOf(reach).countyOffice === undefined ? undefined : await this.payees.find(refundId);
    const form = await this.lookUps.record({
      accounts: [found.accountId],
      persons: [refundId],
      counties: [found.countyOffice],
    });
    const iban = payee && (form === 'whole' ? payee.iban : maskedNumber(payee.iban));
    const bank = payee && bankOfIban(payee.iban);
    return { ...shown(refunds, found), ...(iban !== undefined && { iban }), ...(bank !== undefined && { bank }) };
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
