import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate, Weekday } from '@pishkhan/calendar';
import { IsCivilDate, IsId, IsListOf, IsSomeOf, IsText } from '@pishkhan/service-kit';

const weekdays: readonly Weekday[] = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

export class HolidayDto {
  @IsCivilDate({ fa: 'روز', en: 'day' }, { example: '2026-03-21' })
  date!: CivilDate;

  @IsText(
    { fa: 'نام تعطیلی یا علت بسته‌بودن', en: 'name of the holiday or reason of the closure' },
    { max: 200, example: 'نوروز' },
  )
  name!: string;
}

/** A working calendar as a policy officer publishes it. */
export class WorkingCalendarDto {
  @IsId(
    {
      fa: 'واحد: دفتر، شهرستان یا `company` برای همهٔ بی‌تقویم‌ها',
      en: 'unit: office, county office, or `company` for all that have none of their own',
    },
    { example: 'county-1' },
  )
  unit!: string;

  @IsId(
    { fa: 'نسخه؛ پس از انتشار تغییر نمی‌کند', en: 'version; once published it never changes' },
    { example: '1405-1' },
  )
  version!: string;

  @IsCivilDate({ fa: 'نخستین روز', en: 'first day' }, { example: '2026-03-21' })
  from!: CivilDate;

  @IsCivilDate({ fa: 'آخرین روز', en: 'last day' }, { example: '2027-03-20' })
  to!: CivilDate;

  @IsSomeOf({ fa: 'روزهای تعطیل هفته (10.3)', en: 'days of the week that are closed (10.3)' }, weekdays, {
    example: ['thursday', 'friday'],
  })
  weeklyClosingDays!: Weekday[];

  @IsListOf({ fa: 'تعطیلات و بسته‌بودن‌های دیگر (10.4)', en: 'holidays and extra closures (10.4)' }, () => HolidayDto, {
    max: 400,
  })
  holidays!: HolidayDto[];
}

export class PublishedCalendarDto {
  @ApiProperty({ type: 'string' })
  unit!: string;

  @ApiProperty({ type: 'string' })
  version!: string;
}

export class CalendarsOfUnitDto {
  @ApiProperty({
    type: () => WorkingCalendarDto,
    isArray: true,
    description: 'one calendar for each stretch of days, its last version',
  })
  inForce!: WorkingCalendarDto[];
}
