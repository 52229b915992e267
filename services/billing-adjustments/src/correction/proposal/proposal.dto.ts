import { ApiProperty, OmitType } from '@nestjs/swagger';
import { CarriedLineDto } from '../../bill-account/bills/figures.dto.ts';
import { FaceDto } from '../../bill-account/bills/bill.dto.ts';
import { ProposedBillDto } from './proposed-bill.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string) => ApiProperty({ type: 'string', description });

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
