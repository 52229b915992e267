import { ApiProperty, OmitType } from '@nestjs/swagger';
import { CarriedLineDto, ChargesDto, LineDto } from '../bill-account/figures.dto.ts';
import { FaceDto } from '../bill-account/bill.dto.ts';

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

export class RestatedReadingDto {
  @text('reading')
  readingId!: string;

  @ApiProperty({ type: 'integer' })
  index!: number;

  @ApiProperty({ type: 'boolean' })
  rolledOver!: boolean;
}

export class BalancesDto {
  @amount('owed now; negative is a credit')
  before!: number;

  @amount('owed after the posting')
  after!: number;
}

export class UndatedFaceDto extends OmitType(FaceDto, ['issuedOn', 'paymentDeadline'] as const) {}

export class CorrectiveBillDto {
  @text('bill that it replaces')
  replaces!: string;

  @ApiProperty({ type: UndatedFaceDto })
  face!: UndatedFaceDto;

  @ApiProperty({ type: CarriedLineDto, isArray: true })
  carried!: CarriedLineDto[];
}

export class ContractorEntryDto {
  @text('names both sides of the Card 74 pair')
  linkId!: string;

  @text('reading contractor')
  contractorId!: string;

  @amount('credited to the subscriber, debited to the contractor')
  amount!: number;
}

export class PolicyVersionsDto {
  @text('version of the policy `billing`')
  billing!: string;

  @text('version of the policy `correction-approval`')
  approval!: string;
}

/** What approvers sign. */
export class ProposalDto {
  @text('correction')
  correctionId!: string;

  @text('case')
  caseId!: string;

  @text('account')
  accountId!: string;

  @text('meter')
  meterId!: string;

  @text('reading')
  readingId!: string;

  @ApiProperty({ type: 'integer' })
  wrongIndex!: number;

  @ApiProperty({ type: 'integer' })
  rightIndex!: number;

  @ApiProperty({ type: RestatedReadingDto, isArray: true })
  readings!: RestatedReadingDto[];

  @ApiProperty({ type: 'string', enum: ['readingContractor', 'company'] })
  fault!: string;

  @ApiProperty({ type: ProposedBillDto, isArray: true })
  bills!: ProposedBillDto[];

  @amount('sum over the bills')
  difference!: number;

  @ApiProperty({ type: BalancesDto })
  balance!: BalancesDto;

  @ApiProperty({ type: CorrectiveBillDto, required: false })
  correctiveBill?: CorrectiveBillDto;

  @ApiProperty({ type: ContractorEntryDto, required: false })
  contractorEntry?: ContractorEntryDto;

  @ApiProperty({ type: 'string', isArray: true })
  approvalsNeeded!: string[];

  @ApiProperty({ type: PolicyVersionsDto })
  policies!: PolicyVersionsDto;
}
