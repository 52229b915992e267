import { ApiProperty } from '@nestjs/swagger';

const amount = (description: string) => ApiProperty({ type: 'integer', description: `${description}, rial` });
const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class EntryDto {
  @text('ledger account')
  ledgerAccount!: string;

  @amount('debit positive, credit negative')
  amount!: number;

  @text('bill whose charges are reversed or entered', false)
  billNumber?: string;
}

const kinds = ['bill', 'payment', 'correction', 'miscEntry'] as const;

export class PostingDto {
  @ApiProperty({ type: 'integer', description: 'order in the account' })
  place!: number;

  @ApiProperty({ type: 'string', enum: kinds })
  kind!: (typeof kinds)[number];

  @text('bill number, receipt, correction or link')
  reference!: string;

  @text('business day')
  postedOn!: string;

  @text('instant of recording')
  recordedAt!: string;

  @text('who acted')
  by!: string;

  @ApiProperty({ type: EntryDto, isArray: true, description: 'sums to zero' })
  entries!: EntryDto[];
}

export class LedgerPage {
  @ApiProperty({ type: PostingDto, isArray: true, description: 'the latest first' })
  items!: PostingDto[];

  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page' })
  next!: string | null;
}
