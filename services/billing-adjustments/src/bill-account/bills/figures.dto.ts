import { ApiProperty } from '@nestjs/swagger';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class ChargesDto {
  @amount('gas price (گازبها)')
  gasPrice!: number;

  @amount('standing charge (آبونمان)')
  standingCharge!: number;

  @amount('rural gas-supply levy (عوارض گازرسانی)')
  levy!: number;

  @amount('value added tax')
  vat!: number;

  @amount('sum of the lines')
  total!: number;
}

export class ExactDto {
  @text('integer or fraction in lowest terms')
  exact!: string;

  @text('to three decimals, half up')
  shown!: string;
}

export class TierDto {
  @ApiProperty({ type: 'integer' })
  tier!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'published bound, m³ per 30 days; null is the open end',
  })
  upTo!: number | null;

  @ApiProperty({ type: ExactDto, nullable: true, description: 'the bound for these days' })
  periodUpTo!: ExactDto | null;

  @amount('price per m³')
  price!: number;

  @ApiProperty({ type: ExactDto, description: 'm³ in this tier' })
  volume!: ExactDto;

  @ApiProperty({ type: ExactDto, description: 'rial, not rounded' })
  amount!: ExactDto;
}

/** Days of a period that one tariff version and one season rule over. Which fields are there depends on the line. */
export class PartDto {
  @text('first day')
  from!: string;

  @text('first day after the part')
  to!: string;

  @ApiProperty({ type: 'integer' })
  days!: number;

  @text('tariff version')
  tariffVersion!: string;

  @text('season')
  season!: string;

  @ApiProperty({ type: ExactDto, description: 'rial, not rounded' })
  amount!: ExactDto;

  @ApiProperty({ type: ExactDto, required: false, description: 'gas price: m³ of these days' })
  volume?: ExactDto;

  @ApiProperty({ type: 'boolean', required: false, description: 'gas price: the table was not published' })
  illustrative?: boolean;

  @ApiProperty({
    type: TierDto,
    isArray: true,
    required: false,
    description: 'gas price: tiers that the volume reached',
  })
  tiers?: TierDto[];

  @ApiProperty({ type: 'integer', required: false, description: 'standing charge: rial per month of 30 days' })
  monthly?: number;

  @ApiProperty({ type: 'integer', required: false, description: 'levy and VAT: hundredths of a per cent' })
  basisPoints?: number;

  @ApiProperty({ type: ExactDto, required: false, description: 'levy and VAT: what the rate is taken of' })
  base?: ExactDto;
}

const lineNames = ['gasPrice', 'standingCharge', 'levy', 'vat'] as const;
const carriedNames = ['previousDebt', 'previousCredit', 'thousandRialRemainder', 'correction', 'miscEntry'] as const;

export class LineDto {
  @ApiProperty({ type: 'string', enum: lineNames })
  line!: (typeof lineNames)[number];

  @text('rule of the sources that made it')
  rule!: string;

  @amount('rounded once')
  amount!: number;

  @ApiProperty({ type: 'string', isArray: true })
  tariffVersions!: string[];

  @ApiProperty({ type: PartDto, isArray: true })
  parts!: PartDto[];

  @ApiProperty({
    type: 'string',
    isArray: true,
    description: 'ids of the messages and corrections that gave its inputs',
  })
  inputs!: string[];
}

export class CarriedLineDto {
  @ApiProperty({ type: 'string', enum: carriedNames })
  line!: (typeof carriedNames)[number];

  @text('rule of the sources that made it')
  rule!: string;

  @amount('part of the balance brought along')
  amount!: number;

  @ApiProperty({ type: 'string', isArray: true, description: 'bills, receipts and corrections since the bill before' })
  inputs!: string[];
}
