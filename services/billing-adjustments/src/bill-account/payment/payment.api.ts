import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { rial } from '@pishkhan/money';
import { CommandEnvelope, Commands, type Envelope, Operation, Roles } from '@pishkhan/service-kit';
import { billAccount } from '../domain/bill-account.ts';
import { accountOfBillId } from '../domain/billing/bill-numbers.ts';
import { PaymentAnswer, PaymentBody } from './payment.dto.ts';

@ApiTags('payments')
@Controller('v1/payments')
export class PaymentApi {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @HttpCode(201)
  @Roles('paymentChannel')
  @Operation({
    fa: 'اعلام وجه دریافتی با شناسه قبض و شناسه پرداخت؛ تکرار همان رسید چیزی را تغییر نمی‌دهد',
    en: 'Report money that came in by bill id and payment id (8.7); the same receipt again changes nothing',
  })
  @ApiCreatedResponse({ type: PaymentAnswer })
  async receive(@Body() body: PaymentBody, @CommandEnvelope() envelope: Envelope): Promise<PaymentAnswer> {
    const command = {
      type: 'ReceivePayment',
      ...body,
      amount: rial(body.amount),
      today: envelope.businessDate as CivilDate,
    } as const;
    const { state } = await this.commands.execute(billAccount, accountOfBillId(body.billId), command, {
      ...envelope,
      businessDate: body.paidOn,
    });
    const { accountId, receiptNumber, matched, settles } = state.payments.find(
      (payment) => payment.receiptNumber === body.receiptNumber,
    )!;
    return { accountId, receiptNumber, matched, settles: [...settles] };
  }
}
