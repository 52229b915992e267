import { ApiProperty } from '@nestjs/swagger';
import { CarriedLineDto, ChargesDto, LineDto } from './figures.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class FaceDto {
  @text('number of the bill')
  billNumber!: string;

  @text('bill id (8.1)')
  billId!: string;

  @text('payment id (8.2); absent when nothing is payable', false)
  paymentId?: string;

  @ApiProperty({ type: 'integer', description: 'Jalali year of the closing reading' })
  year!: number;

  @ApiProperty({ type: 'integer', description: 'running number in the year' })
  period!: number;

  @ApiProperty({ type: 'integer', description: '1 as first issued, more for a corrective bill' })
  issue!: number;

  @text('first day of the period')
  periodFrom!: string;

  @text('day of the closing reading, not part of the period')
  periodTo!: string;

  @text('day of issue')
  issuedOn!: string;

  @text('last day to pay and to object (B3-1, B3-5)')
  paymentDeadline!: string;

  @text('m³, three decimals')
  consumption!: string;

  @ApiProperty({ type: 'boolean', description: 'the closing reading is an estimate' })
  estimated!: boolean;

  @text('reading that opens the period')
  openingReadingId!: string;

  @text('reading that closes it')
  closingReadingId!: string;

  @text('reading contractor of the closing reading', false)
  contractorId?: string;

  @ApiProperty({ type: ChargesDto, description: 'as issued' })
  charges!: ChargesDto;

  @amount('balance before this bill')
  carriedForward!: number;

  @amount('asked for, a multiple of 1,000')
  payable!: number;

  @amount('what stays in the balance')
  remainder!: number;
}

const statuses = ['issued', 'paid', 'superseded', 'corrected'] as const;

export class BillDto extends FaceDto {
  @text('account')
  accountId!: string;

  @text('meter')
  meterId!: string;

  @ApiProperty({ type: 'string', enum: statuses })
  status!: (typeof statuses)[number];

  @ApiProperty({ type: 'boolean', description: 'nothing is left of it that could be paid (15.4-15)' })
  settled!: boolean;

  @amount('paid by its own payment id')
  paid!: number;

  @ApiProperty({ type: ChargesDto, description: 'what stands after corrections' })
  standing!: ChargesDto;

  @ApiProperty({ type: LineDto, isArray: true, description: 'lines that stand' })
  lines!: LineDto[];

  @ApiProperty({ type: CarriedLineDto, isArray: true, description: 'the balance brought along, as lines' })
  carried!: CarriedLineDto[];

  @text('corrective bill that replaces it', false)
  supersededBy?: string;

  @text('bill that it replaces', false)
  replaces?: string;

  @ApiProperty({ type: 'string', isArray: true, description: 'corrections that touched it' })
  corrections!: string[];
}

export class BillPage {
  @ApiProperty({ type: BillDto, isArray: true, description: 'the latest first' })
  items!: BillDto[];

  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page' })
  next!: string | null;
}
