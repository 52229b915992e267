import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Aggregates, CommandEnvelope, Commands, type Envelope, Operation, Access } from '@pishkhan/service-kit';
import { billAccount } from '../domain/bill-account.ts';
import { accountOfBillId } from '../domain/billing/bill-numbers.ts';
import type { RecordedPayment } from '../domain/bill-account.state.ts';
import type { KeptPayment } from '../domain/payment/payment.ts';
import { unidentifiedPaymentIdOfReversed } from '../domain/payment/payment-identity.ts';
import { doubtAbout } from '../domain/payment/receiving/receive-payment.ts';
import { assignedPayment, earlierReport } from '../domain/payment/receiving/recorded-payments.ts';
import { unidentifiedPayment } from './unidentified/domain/unidentified-payment.ts';
import { channelOf } from './channel.ts';
import { receiving } from './payment-basis.ts';
import { PaymentBody, PaymentDto, type Unidentified } from './payment.dto.ts';

@ApiTags('payments')
@Controller('v1/payments')
export class PaymentApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ paymentChannel: 'ownMatter' })
  @Operation({
    fa: 'اعلام وجه دریافتی با شناسه قبض و شناسه پرداخت؛ تکرار همان رسید چیزی را تغییر نمی‌دهد، و وجهی که اشتراک یا روز آن نامعلوم است در فهرست وجوه نامشخص می‌ماند',
    en: 'Report a received payment by bill id and payment id (8.7); the same receipt again changes nothing, and money whose account or day is doubted becomes an unidentified payment',
  })
  @ApiCreatedResponse({ type: PaymentDto })
  async receive(@Body() body: PaymentBody, @CommandEnvelope() envelope: Envelope): Promise<PaymentDto> {
    const payment = { ...body, channel: channelOf(envelope.actor) };
    const command = await receiving(this.aggregates.published.bind(this.aggregates), envelope.businessDate);
    const { state } = await this.commands.execute(billAccount, accountOfBillId(body.billId), command(payment), {
      ...envelope,
      businessDate: body.paidOn,
    });
    const report = earlierReport(state, payment)!;
    if ('matched' in report) return this.standing(report);
    if (!doubtAbout(state, command(payment))) await this.identify(report, envelope);
    return this.resolved(report);
  }

  /** What a posted payment is now: money of the wrong account was taken back, and persons find the right one. */
  private standing(posted: RecordedPayment): Promise<PaymentDto> {
    if (posted.reversedFor !== 'wrongAccount') return Promise.resolve(PaymentDto.ofReport(posted));
    const { receiptNumber, reference } = posted;
    return this.resolved({ receiptNumber, unidentifiedPaymentId: unidentifiedPaymentIdOfReversed(reference) });
  }

  /** What became of a payment that waits or waited for a person: posted to an account, returned, or still waiting. */
  private async resolved(kept: Unidentified): Promise<PaymentDto> {
    const { unidentifiedPaymentId, receiptNumber } = kept;
    const { state } = await this.aggregates.load(unidentifiedPayment, unidentifiedPaymentId);
    if (state.status === 'returned')
      return PaymentDto.of({ status: 'returned', receiptNumber, settles: [], unidentifiedPaymentId });
    if (state.status !== 'assigned') return PaymentDto.ofUnidentified(kept);
    const { accountId } = state;
    const account = await this.aggregates.load(billAccount, accountId);
    const posted = assignedPayment(account.state, unidentifiedPaymentId);
    if (posted) return PaymentDto.ofReport(posted);
    return PaymentDto.of({ status: 'posted', accountId, receiptNumber, settles: [], unidentifiedPaymentId });
  }

  /** The payment was reported before; the cause of the doubt is gone. */
  private async identify({ unidentifiedPaymentId, accountId }: KeptPayment, envelope: Envelope): Promise<void> {
    const today = civilDate(envelope.businessDate);
    await this.commands.attempt(
      unidentifiedPayment,
      unidentifiedPaymentId,
      { type: 'IdentifyPayment', accountId, today },
      envelope,
    );
  }
}
