import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '@pishkhan/service-kit';
import { ChargesDto } from '../bill-account/bills/figures.dto.ts';
import { ExplainedCorrectionDto, ExplainedLineDto, ReadingPairDto, TextDto } from './explained.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class ExplanationQuery {
  @IsText('civil date in Tehran (to its end), ISO or Jalali, or an instant; now when absent', {
    max: 40,
    optional: true,
    example: '2026-11-22',
  })
  asKnownOn?: string;
}

export class ExplanationDto {
  @text('time as asked, or the instant of the answer')
  asKnownOn!: string;

  @text('number of the bill')
  billNumber!: string;

  @text('account')
  accountId!: string;

  @amount('asked for on the face; stays as issued')
  payable!: number;

  @text('payment id', false)
  paymentId?: string;

  @text('last day to pay and to object')
  paymentDeadline!: string;

  @ApiProperty({ type: 'boolean' })
  settled!: boolean;

  @text('corrective bill that replaces it', false)
  supersededBy?: string;

  @ApiProperty({
    type: TextDto,
    required: false,
    description: 'what became of a bill that was replaced, in a sentence',
  })
  replaced?: TextDto;

  @text('first day')
  periodFrom!: string;

  @text('first day after the period')
  periodTo!: string;

  @ApiProperty({ type: 'integer' })
  days!: number;

  @ApiProperty({ type: 'boolean' })
  estimated!: boolean;

  @text('m³ that stood by then')
  consumption!: string;

  @text('m³ on the face')
  consumptionAsIssued!: string;

  @ApiProperty({ type: ReadingPairDto })
  readings!: ReadingPairDto;

  @ApiProperty({ type: ChargesDto })
  chargesAsIssued!: ChargesDto;

  @ApiProperty({ type: ChargesDto, description: 'charges that stood by then' })
  charges!: ChargesDto;

  @amount('balance before this bill, as issued')
  carriedForward!: number;

  @amount('what stayed in the balance, as issued')
  remainder!: number;

  @ApiProperty({ type: ExplainedLineDto, isArray: true })
  lines!: ExplainedLineDto[];

  @ApiProperty({ type: ExplainedCorrectionDto, isArray: true, description: 'known by then' })
  corrections!: ExplainedCorrectionDto[];

  @amount('what the account owed by then; negative is a credit')
  receivable!: number;
}
