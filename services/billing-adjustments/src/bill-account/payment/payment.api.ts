import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { CommandEnvelope, Commands, type Envelope, Operation, Roles } from '@pishkhan/service-kit';
import { billAccount } from '../domain/bill-account.ts';
import { accountOfBillId } from '../domain/billing/bill-numbers.ts';
import { PaymentBody, PaymentDto } from './payment.dto.ts';

@ApiTags('payments')
@Controller('v1/payments')
export class PaymentApi {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @HttpCode(201)
  @Roles('paymentChannel')
  @Operation({
    fa: 'اعلام وجه دریافتی با شناسه قبض و شناسه پرداخت؛ تکرار همان رسید چیزی را تغییر نمی‌دهد',
    en: 'Report a received payment by bill id and payment id (8.7); the same receipt again changes nothing',
  })
  @ApiCreatedResponse({ type: PaymentDto })
  async receive(@Body() body: PaymentBody, @CommandEnvelope() envelope: Envelope): Promise<PaymentDto> {
    const command = { type: 'ReceivePayment', ...body, today: envelope.businessDate as CivilDate } as const;
    const { state } = await this.commands.execute(billAccount, accountOfBillId(body.billId), command, {
      ...envelope,
      businessDate: body.paidOn,
    });
    return PaymentDto.of(state.payments.find((payment) => payment.receiptNumber === body.receiptNumber)!);
  }
}
