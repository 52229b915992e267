import { ApiProperty } from '@nestjs/swagger';
import { IsCivilDate, IsId, IsRial, IsText } from '@pishkhan/service-kit';

export class ContractorPath {
  @IsId('reading contractor')
  contractorId!: string;
}

export class StatementEntry {
  @IsId('names both sides of the Card 74 pair')
  linkId!: string;

  @IsRial('taken from the contractor')
  amount!: number;

  @IsId('account of the subscriber who was credited')
  accountId!: string;

  @IsId('case')
  caseId!: string;

  @IsId('correction')
  correctionId!: string;

  @IsText('why', { max: 2_000 })
  reason!: string;

  @IsCivilDate('day of posting')
  postedOn!: string;
}

export class StatementAnswer {
  @ApiProperty({ description: 'reading contractor' })
  contractorId!: string;

  @IsRial('owed by the contractor', { signed: true })
  balance!: number;

  @ApiProperty({ type: StatementEntry, isArray: true, description: 'the latest first' })
  items!: StatementEntry[];

  @ApiProperty({ type: String, nullable: true, description: 'opaque; give it back as `?cursor=`' })
  next!: string | null;
}
