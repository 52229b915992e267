import { ApiProperty } from '@nestjs/swagger';
import type { MeterCard } from './views/meter-card.view.ts';
import type { ReadingOfMeter } from './views/readings-of-meter.view.ts';

const text = (description: string) => ApiProperty({ type: 'string', description });
const textOrNull = (description: string) => ApiProperty({ type: 'string', nullable: true, description });
const whole = (description: string) => ApiProperty({ type: 'integer', description });

export class LastReadingDto {
  @text('reading')
  readingId!: string;

  @text('day (ISO civil date)')
  readOn!: string;

  @whole('index, m³')
  index!: number;

  @text('actual or estimated')
  kind!: string;
}

export class MeterFaultDto {
  @text('case that found it')
  caseId!: string;

  @text('day of the visit')
  foundOn!: string;

  @text('who visited')
  foundBy!: string;

  @whole('index seen, m³')
  indexSeen!: number;
}

export class MeterCardDto {
  @text('meter')
  meterId!: string;

  @text('account that it measures')
  accountId!: string;

  @text('serial number')
  serial!: string;

  @text('capacity (13.3)')
  capacity!: string;

  @whole('digits of the register')
  registerDigits!: number;

  @text('day of installation')
  installedOn!: string;

  @whole('index at installation, m³')
  indexAtInstallation!: number;

  @ApiProperty({ type: () => LastReadingDto })
  lastReading!: LastReadingDto;

  @textOrNull('first reading of the present standstill; null while the meter moves')
  stoodStillSince!: string | null;

  @ApiProperty({ type: () => MeterFaultDto, isArray: true })
  faults!: MeterFaultDto[];
}

export const meterCardDto = ({
  meterId,
  accountId,
  serial,
  capacity,
  registerDigits,
  installedOn,
  indexAtInstallation,
  lastReading,
  stoodStillSince,
  faults,
}: MeterCard): MeterCardDto => ({
  meterId,
  accountId,
  serial,
  capacity,
  registerDigits,
  installedOn,
  indexAtInstallation,
  lastReading,
  stoodStillSince,
  faults: [...faults],
});

export class EstimateDto {
  @text('absent or readerEstimated')
  because!: string;

  @text('sameDaysLastYear, periodBefore or byReader')
  method!: string;
}

export class CorrectedDto {
  @whole('index as it was accepted, m³')
  wrongIndex!: number;

  @text('correction that was approved and posted')
  correctionId!: string;

  @text('case that found it')
  caseId!: string;
}

export class ReadingDto {
  @text('reading')
  readingId!: string;

  @text('meter')
  meterId!: string;

  @text('account')
  accountId!: string;

  @text('day (ISO civil date)')
  readOn!: string;

  @whole('index that stands, m³')
  index!: number;

  @ApiProperty({ type: 'boolean', description: 'the register passed its last digit' })
  rolledOver!: boolean;

  @text('installation, actual or estimated')
  kind!: string;

  @ApiProperty({ type: () => EstimateDto, nullable: true })
  estimate!: EstimateDto | null;

  @textOrNull('reading contractor')
  contractorId!: string | null;

  @textOrNull('reader')
  readerId!: string | null;

  @ApiProperty({ type: () => CorrectedDto, nullable: true })
  corrected!: CorrectedDto | null;
}

export class ReadingPage {
  @ApiProperty({ type: () => ReadingDto, isArray: true })
  items!: ReadingDto[];

  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page' })
  next!: string | null;
}

export const readingDto = ({
  readingId,
  meterId,
  accountId,
  readOn,
  index,
  rolledOver,
  kind,
  estimate,
  contractorId,
  readerId,
  corrected,
}: ReadingOfMeter): ReadingDto => ({
  readingId,
  meterId,
  accountId,
  readOn,
  index,
  rolledOver,
  kind,
  estimate,
  contractorId,
  readerId,
  corrected,
});
