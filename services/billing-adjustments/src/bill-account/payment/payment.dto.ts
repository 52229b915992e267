import { ApiProperty } from '@nestjs/swagger';
import { IsBillId, IsCivilDate, IsDigits, IsId, IsRial } from '@pishkhan/service-kit';
import type { CivilDate } from '@pishkhan/calendar';

/** A payment as a bank or another channel reports it (8.7). */
export class PaymentBody {
  @IsBillId('bill id (شناسه قبض)', { example: '1020304006239' })
  billId!: string;

  @IsDigits('payment id (شناسه پرداخت)', { min: 6, max: 13, example: '9850155' })
  paymentId!: string;

  @IsRial('amount received', { example: 98_000 })
  amount!: number;

  @IsCivilDate('day of payment', { example: '2026-08-01' })
  paidOn!: CivilDate;

  @IsId('number of the receipt; names the payment for ever', { example: 'R-88412' })
  receiptNumber!: string;
}

export class MatchedDto {
  @ApiProperty({
    type: 'string',
    enum: ['bill', 'supersededBill', 'account'],
    description: 'a bill that was replaced since still names the subscription (8.7)',
  })
  to!: 'bill' | 'supersededBill' | 'account';

  @ApiProperty({ type: 'string', required: false })
  billNumber?: string;

  @ApiProperty({ type: 'integer', description: 'what was still asked for, rial' })
  asked!: number;

  @ApiProperty({ type: 'integer', description: 'amount minus asked: positive is overpaid, negative underpaid' })
  difference!: number;
}

export class PaymentAnswer {
  @ApiProperty({ type: 'string' })
  accountId!: string;

  @ApiProperty({ type: 'string' })
  receiptNumber!: string;

  @ApiProperty({ type: () => MatchedDto })
  matched!: MatchedDto;

  @ApiProperty({ type: 'string', isArray: true, description: 'bills that nothing is left to pay of' })
  settles!: string[];
}
