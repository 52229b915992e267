import { civilDate, index, optional, plain, rows, text, truth } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import { meterTypeName, registerName } from '../../domain/recording/registers/meter-types.policy.ts';
import { photo, reader, reason } from '../reading-entry.dto.ts';

const register = registerName;

/** The registers of a meter of a type, with their indexes at its installation. */
export class RegisterSetBody extends dto({
  meterType: text(meterTypeName, { min: 1, max: 60, example: 'multi-register' }),
  registers: rows(
    { fa: 'رقم شمارنده‌ها هنگام نصب', en: 'indexes of the registers at installation' },
    { register, index: index({ fa: 'رقم شمارنده', en: 'index of the register' }) },
    { most: 12, example: [{ register: 'low', index: 120 }] },
  ),
}) {}

export class RegisterSetDto extends dto({
  meterId: plain.text('meter'),
  meterType: plain.text('meter type'),
}) {}

/** All registers of a meter, read on one day by the company itself. */
export class RegistersReadBody extends dto({
  readOn: civilDate({ fa: 'روز قرائت', en: 'day of the reading' }, { example: '2026-11-21' }),
  registers: rows(
    { fa: 'رقم شمارنده‌ها', en: 'indexes of the registers' },
    {
      register,
      index: index({ fa: 'رقم شمارنده', en: 'index of the register' }),
      rolledOver: optional(
        truth({
          fa: 'این شمارنده از قرائت پیشین تاکنون از صفر گذشته است (۱۵.۴-۳۳)',
          en: 'this register has passed zero since it was read last (15.4-33)',
        }),
      ),
    },
    { most: 12, example: [{ register: 'low', index: 130 }] },
  ),
  reason,
  reader,
  photo,
}) {}
