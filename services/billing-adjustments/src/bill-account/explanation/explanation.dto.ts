import { ApiProperty } from '@nestjs/swagger';
import { IsText } from '@pishkhan/service-kit';
import { ChargesDto, PartDto } from '../figures.dto.ts';
import { ApprovalDto } from './approval.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class ExplanationQuery {
  @IsText('civil date in Tehran (to its end) or instant; now when absent', { max: 40, optional: true, example: '2026-11-22' })
  asKnownOn?: string;
}

export class TextDto {
  @text('Persian')
  fa!: string;

  @text('English')
  en!: string;
}

const causes = ['termsOfSupply', 'reading', 'bill', 'payment', 'correction', 'miscEntry'] as const;

export class CauseDto {
  @text('as the line names it: message, bill, receipt, correction')
  id!: string;

  @ApiProperty({ type: 'string', enum: causes })
  kind!: (typeof causes)[number];

  @text('event in the account\'s stream')
  eventId!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;

  @text('instant of recording')
  recordedAt!: string;
}

export class ExplainedLineDto {
  @text('name of the line')
  line!: string;

  @ApiProperty({ type: TextDto })
  title!: TextDto;

  @text('rule of the sources')
  rule!: string;

  @amount('what stands')
  amount!: number;

  @ApiProperty({ type: TextDto, description: 'the line in one sentence' })
  sentence!: TextDto;

  @ApiProperty({ type: 'string', isArray: true })
  tariffVersions!: string[];

  @ApiProperty({ type: PartDto, isArray: true })
  parts!: PartDto[];

  @ApiProperty({ type: CauseDto, isArray: true, description: 'events that gave its inputs' })
  inputs!: CauseDto[];
}

export class ExplainedReadingDto {
  @text('reading')
  readingId!: string;

  @text('day')
  readOn!: string;

  @ApiProperty({ type: 'integer', description: 'index that stood by then, m³' })
  index!: number;

  @text('installation, actual or estimated')
  kind!: string;

  @text('reading contractor', false)
  contractorId?: string;

  @text('meter reader', false)
  readerId?: string;

  @ApiProperty({ type: CauseDto, isArray: true })
  broughtBy!: CauseDto[];
}

export class ReadingPairDto {
  @ApiProperty({ type: ExplainedReadingDto })
  opening!: ExplainedReadingDto;

  @ApiProperty({ type: ExplainedReadingDto })
  closing!: ExplainedReadingDto;
}

export class ExplainedCorrectionDto {
  @text('correction')
  correctionId!: string;

  @text('case that asked')
  caseId!: string;

  @text('reading whose index was wrong')
  readingId!: string;

  @ApiProperty({ type: 'integer' })
  wrongIndex!: number;

  @ApiProperty({ type: 'integer' })
  rightIndex!: number;

  @ApiProperty({ type: ChargesDto })
  before!: ChargesDto;

  @ApiProperty({ type: ChargesDto })
  after!: ChargesDto;

  @amount('new minus old')
  difference!: number;

  @ApiProperty({ type: 'string', enum: ['correctiveBill', 'nextBill'] })
  settlement!: 'correctiveBill' | 'nextBill';

  @text('why')
  reason!: string;

  @ApiProperty({ type: ApprovalDto, isArray: true })
  approvals!: ApprovalDto[];

  @text('business day of posting')
  postedOn!: string;

  @text('instant of recording')
  recordedAt!: string;

  @text('event in the account\'s stream')
  eventId!: string;
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
