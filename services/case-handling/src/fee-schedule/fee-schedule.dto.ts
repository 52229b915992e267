import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { field, IsCivilDate, IsId, IsTruth } from '@pishkhan/service-kit';

const itemForm = /^[a-z][A-Za-z0-9]{0,59}$/;
const MOST_FEES = 200;
const isAmount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const isFees = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.length <= MOST_FEES &&
    entries.every(([item, amount]) => itemForm.test(item) && isAmount(amount))
  );
};

/** Fees as a policy officer publishes them. */
export class FeeScheduleDto {
  @IsId(
    { fa: 'نسخه؛ پس از انتشار تغییر نمی‌کند', en: 'version; once published it never changes' },
    { example: 'sample-1403' },
  )
  version!: string;

  @IsCivilDate({ fa: 'نخستین روز دریافت به این نرخ', en: 'first day of collecting by it' }, { example: '2024-03-20' })
  effectiveFrom!: CivilDate;

  @IsTruth({ fa: 'آزمایشی‌بودن مبالغ؛ از آنِ شرکت نیست', en: "amounts for trial only, not the company's" })
  sample!: boolean;

  @field({
    rule: 'isFees',
    description: {
      fa: 'کارمزد هر خدمت، ریال: `billReview`، `meterVisit` و … (13.4)',
      en: 'amount by service, integer rials: `billReview`, `meterVisit`, … (13.4)',
    },
    expected: { fa: 'باید برای نام هر خدمت ریال صحیح بدهد', en: 'must give whole rials for each service by name' },
    schema: {
      type: 'object',
      minProperties: 1,
      maxProperties: MOST_FEES,
      additionalProperties: { type: 'integer', minimum: 0 },
    },
    accepts: isFees,
    example: { billReview: 35_000, meterVisit: 35_000 },
  })
  fees!: Record<string, number>;
}

export class PublishedFeeScheduleDto {
  @ApiProperty({ type: 'string' })
  version!: string;
}

export class FeeSchedulesDto {
  @ApiProperty({ type: 'string', nullable: true, description: 'version in force today' })
  inForce!: string | null;

  @ApiProperty({ type: () => FeeScheduleDto, isArray: true })
  versions!: FeeScheduleDto[];
}
