import { formatJalaliFa } from '@pishkhan/calendar';
import { faNumber, type Text } from '@pishkhan/fields';
import { mostBetween, type MeterRegister } from '../capacity.ts';
import { consumptionBetween, type IndexOnDay } from '../register.ts';

/** A rollover by more than the policy's share of the register, m³; only the head confirms it (15.4-33, 15.4-34). */
export interface WideRollover {
  readonly consumption: number;
  readonly most: number;
}

interface Fall {
  readonly earlier: IndexOnDay;
  readonly later: IndexOnDay;
}

/** The rollover that explains an index that falls; undefined if the capacity of the days excludes it. */
export const wideRollover = (register: MeterRegister, { earlier, later }: Fall): WideRollover | undefined => {
  const consumption = consumptionBetween(register, earlier.index, later.index);
  const most = mostBetween(register, earlier.readOn, later.readOn);
  return consumption <= most ? { consumption, most } : undefined;
};

/** The rollover in words, for approvers and explanations. */
export const textOfWideRollover = ({ earlier, later }: Fall, { consumption, most }: WideRollover): Text => ({
  fa: `رقم ${faNumber(later.index)} در ${formatJalaliFa(later.readOn)} از رقم ${faNumber(earlier.index)} در ${formatJalaliFa(earlier.readOn)} کمتر است؛ با گذر شمارنده از صفر، مصرف ${faNumber(consumption)} مترمکعب می‌شود که از سهم مجاز ضابطه بیشتر است ولی ظرفیت کنتور (${faNumber(most)} مترمکعب) آن را ممکن می‌داند`,
  en: `${later.index} on ${later.readOn} is lower than ${earlier.index} on ${earlier.readOn}; a rollover is ${consumption} m³, above the share of the policy, and possible within the capacity of ${most} m³`,
});
