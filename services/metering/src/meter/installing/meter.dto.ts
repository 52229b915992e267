import {
  civilDate,
  identifier,
  index,
  meterCapacity,
  meterSerial,
  optional,
  part,
  plain,
  whole,
} from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import { zone } from '../../contractor/zone/place-names.ts';
import { make, seals } from '../leaving/exchanging/exchange.dto.ts';

/** A meter, registered by the connections unit. */
export class InstallMeterBody extends dto({
  serial: meterSerial(
    {
      fa: 'شماره سریال حک‌شده روی کنتور؛ شناسه کنتور می‌شود',
      en: "serial number engraved on the meter; it becomes the meter's id",
    },
    { example: '62000001' },
  ),
  accountId: identifier({ fa: 'شماره اشتراک کنتور', en: 'account that it measures' }, { example: '10203040' }),
  capacity: meterCapacity(),
  registerDigits: whole(
    {
      fa: 'تعداد ارقام کنتور؛ پس از آن از صفر آغاز می‌شود (۱۱.۴)',
      en: 'digits of the index; it rolls over after the last one (11.4)',
    },
    { min: 4, max: 9, example: 5 },
  ),
  installedOn: civilDate({ fa: 'روز نصب', en: 'day of installation' }, { example: '2024-08-21' }),
  index: index({ fa: 'رقم کنتور هنگام نصب', en: 'index at installation, m³' }, { example: 120 }),
  zone: optional(zone),
  make: optional(make),
  seals: optional(seals({ fa: 'پلمب‌های کنتور', en: 'seals put on the meter' })),
}) {}

export class NoticeDto extends dto({ fa: plain.text('Persian'), en: plain.text('English') }) {}

export class InstalledMeterDto extends dto({
  meterId: { ...plain.text('meter'), example: '62000001' },
  notice: optional(part(NoticeDto, 'what to check; absent if the capacity is that of the contract (11.6; F18)')),
}) {}

export class MeterPath extends dto({ meterId: meterSerial() }) {}
