import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { meterInstalled } from '@pishkhan/contracts';
import { IsCivilDate, IsId, IsMeterIndex, IsOneOf, IsWholeNumber } from '@pishkhan/service-kit';
import type { MeterCapacity } from './domain/meter.messages.ts';

const { capacity } = meterInstalled.schema.properties;

/** A meter as the connections unit registers it. */
export class InstallMeterDto {
  @IsId(
    {
      fa: 'شماره سریال حک‌شده روی کنتور؛ شناسه کنتور می‌شود',
      en: "serial number engraved on the meter; it becomes the meter's id",
    },
    { example: '62000001' },
  )
  serial!: string;

  @IsId({ fa: 'شماره اشتراکی که کنتور می‌سنجد', en: 'account that it measures' }, { example: '10203040' })
  accountId!: string;

  @IsOneOf({ fa: 'ظرفیت کنتور (۱۳.۳)', en: 'meter capacity (13.3)' }, capacity.enum as readonly MeterCapacity[], {
    example: 'G4',
  })
  capacity!: MeterCapacity;

  @IsWholeNumber(
    {
      fa: 'شمار ارقام شماره‌انداز؛ پس از آن از صفر آغاز می‌کند (۱۱.۴)',
      en: 'digits of the index; it rolls over after them (11.4)',
    },
    { min: 4, max: 9, example: 5 },
  )
  registerDigits!: number;

  @IsCivilDate({ fa: 'روز نصب', en: 'day of installation' }, { example: '2024-08-21' })
  installedOn!: CivilDate;

  @IsMeterIndex({ fa: 'رقم کنتور هنگام نصب', en: 'index at installation' }, { example: 120 })
  index!: number;
}

export class InstalledMeterDto {
  @ApiProperty({ type: 'string', example: '62000001' })
  meterId!: string;
}
