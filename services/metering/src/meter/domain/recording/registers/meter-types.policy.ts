import type { CivilDate } from '@pishkhan/calendar';
import { choice, rows, text, truth, whole } from '@pishkhan/fields';
import { definePolicy, policyOn, type Policy } from '@pishkhan/published-versions';
import { registerTitles, unitTitles, type RegisterName, type TypedRegister } from './registers.ts';
import { meterTypeMustCountVolume } from './register-set.rules.ts';

const names = Object.keys(registerTitles) as RegisterName[];

export const meterTypeName = { fa: 'نوع کنتور', en: 'meter type' } as const;
export const registerName = choice({ fa: 'شمارنده', en: 'register' }, names, { titles: registerTitles });

/** Registers of the meter types of the company: which of them count into the volume that is billed (C3-1, 11.4). */
export const meterTypes = definePolicy({
  title: { fa: 'نوع‌های کنتور', en: 'Meter types' },
  fields: {
    registers: rows(
      { fa: 'شمارنده‌ها', en: 'registers' },
      {
        meterType: text(meterTypeName, { min: 1, max: 60 }),
        register: registerName,
        digits: whole({ fa: 'تعداد ارقام', en: 'digits' }, { min: 3, max: 8 }),
        unit: choice({ fa: 'واحد', en: 'unit' }, ['cubicMetre', 'kilovarHour'], { titles: unitTitles }),
        counts: truth({ fa: 'در حجم مصرف به حساب می‌آید', en: 'counts into the volume' }),
      },
      { most: 60 },
    ),
  },
  rules: ({ registers }) => meterTypeMustCountVolume(registers),
});

/**
 * The registers of a meter type on a day, with the version to name in events; undefined without a version.
 *
 * @param policy Versions of `meter-types`
 */
export const registersOfType = (
  policy: Policy,
  meterType: string,
  day: CivilDate,
): { readonly version: string; readonly registers: readonly TypedRegister[] } | undefined => {
  const found = policyOn({ 'meter-types': meterTypes }, 'meter-types', policy, day);
  return (
    found && {
      version: found.version,
      registers: found.content.registers
        .filter((row) => row.meterType === meterType)
        .map(({ register, digits, unit, counts }) => ({ register, digits, unit, counts })),
    }
  );
};
