import { ApiProperty } from '@nestjs/swagger';
import { ChargesDto, PartDto } from '../bill-account/bills/figures.dto.ts';
import { ApprovalDto } from './approval.dto.ts';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

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

  @text("event in the account's stream")
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

  @text("case that asked; for the office of the case, its county's head and auditors", false)
  caseId?: string;

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

  @ApiProperty({ type: TextDto, description: 'what was corrected and, as caseId, what the visit found' })
  sentence!: TextDto;

  @text('why, in the words of the log; as caseId', false)
  reason?: string;

  @ApiProperty({ type: ApprovalDto, isArray: true, required: false, description: 'as caseId' })
  approvals?: ApprovalDto[];

  @text('business day of posting')
  postedOn!: string;

  @text('instant of recording')
  recordedAt!: string;

  @text("event in the account's stream")
  eventId!: string;
}
