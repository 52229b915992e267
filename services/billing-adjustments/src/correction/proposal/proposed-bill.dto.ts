import { ApiProperty } from '@nestjs/swagger';
import { ChargesDto, LineDto } from '../../bill-account/bills/figures.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string) => ApiProperty({ type: 'string', description });

export class ProposedLineDto extends LineDto {
  @amount('what stands now')
  before!: number;

  @amount('new minus old')
  difference!: number;
}

export class ConsumptionsDto {
  @text('m³ that stand now')
  before!: string;

  @text('m³ with the right index')
  after!: string;
}

export class ProposedBillDto {
  @text('bill')
  billNumber!: string;

  @text('first day')
  periodFrom!: string;

  @text('first day after the period')
  periodTo!: string;

  @ApiProperty({ type: ConsumptionsDto })
  consumption!: ConsumptionsDto;

  @ApiProperty({ type: ProposedLineDto, isArray: true })
  lines!: ProposedLineDto[];

  @ApiProperty({ type: ChargesDto })
  before!: ChargesDto;

  @ApiProperty({ type: ChargesDto })
  after!: ChargesDto;

  @amount('new minus old')
  difference!: number;

  @ApiProperty({ type: 'string', enum: ['correctiveBill', 'nextBill'] })
  settlement!: 'correctiveBill' | 'nextBill';
}
