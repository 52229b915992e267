import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Aggregates, CommandEnvelope, Commands, type Envelope, Operation, Roles } from '@pishkhan/service-kit';
import { billAccount } from '../domain/bill-account.ts';
import { accountOfBillId } from '../domain/billing/bill-numbers.ts';
import type { KeptPayment } from '../domain/payment/payment.ts';
import { doubtAbout } from '../domain/payment/receiving/receive-payment.ts';
import { earlierReport } from '../domain/payment/receiving/recorded-payments.ts';
import { unidentifiedPayment } from './unidentified/domain/unidentified-payment.ts';
import { channelOf } from './channel.ts';
import { receiving } from './payment-basis.ts';
import { PaymentBody, PaymentDto } from './payment.dto.ts';

@ApiTags('payments')
@Controller('v1/payments')
export class PaymentApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles('paymentChannel')
  @Operation({
    fa: 'اعلام وجه دریافتی با شناسه قبض و شناسه پرداخت؛ تکرار همان رسید چیزی را تغییر نمی‌دهد، و وجهی که اشتراک یا روز آن نامعلوم است در فهرست وجوه نامشخص می‌ماند',
    en: 'Report a received payment by bill id and payment id (8.7); the same receipt again changes nothing, and money whose account or day is doubted becomes an unidentified payment',
  })
  @ApiCreatedResponse({ type: PaymentDto })
  async receive(@Body() body: PaymentBody, @CommandEnvelope() envelope: Envelope): Promise<PaymentDto> {
    const payment = { ...body, channel: channelOf(envelope.actor) };
    const command = await receiving(this.aggregates.load.bind(this.aggregates), envelope.businessDate);
    const { state } = await this.commands.execute(billAccount, accountOfBillId(body.billId), command(payment), {
      ...envelope,
      businessDate: body.paidOn,
    });
    const report = earlierReport(state, payment)!;
    if (!('matched' in report) && !doubtAbout(state, command(payment))) await this.identify(report, envelope);
    return PaymentDto.ofReport(report);
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
