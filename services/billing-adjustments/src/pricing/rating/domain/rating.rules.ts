import { rule } from '@pishkhan/decider';
import { thousandths } from '@pishkhan/money';
import { dayNumber } from './rating.days.ts';
import type { PeriodToRate } from './rating.lines.ts';
import { cutsOf, placeOf, stretches, tableFor } from './rating.schedule.ts';

/** A period has at least one day (11.5). */
export const periodMustHaveDays = rule(
  'PeriodMustHaveDays',
  { fa: 'دوره باید دست‌کم یک روز باشد', en: 'A period must have at least one day' },
  ({ from, to }: PeriodToRate) => to <= from && { from, to },
);

/** Consumption is never negative (11.4). */
export const consumptionMustNotBeNegative = rule(
  'ConsumptionMustNotBeNegative',
  { fa: 'مصرف نمی‌تواند منفی باشد', en: 'Consumption must not be negative' },
  ({ consumption }: PeriodToRate) => thousandths(consumption) < 0n && { consumption },
);

/** Every day is rated with the tariff valid on it, so every day needs a tariff (11.1). */
export const tariffMustCoverPeriod = rule(
  'TariffMustCoverPeriod',
  { fa: 'برای روزهای این دوره تعرفه‌ای منتشر نشده است', en: 'No tariff is published for days of this period' },
  ({ book, from, to }: PeriodToRate) => {
    const all = stretches(book);
    const covered = placeOf(all, dayNumber(from)) >= 0 && placeOf(all, dayNumber(to) - 1) >= 0;
    return !covered && { from, to, tariffBegins: book.versions[0]?.effectiveFrom };
  },
);

/** The tariff of the days has a price for the use, the zone and the capacity (11.3). */
export const tariffMustPriceUse = rule(
  'TariffMustPriceUse',
  {
    fa: 'تعرفه این روزها برای این مصرف، اقلیم یا ظرفیت قیمتی ندارد',
    en: 'The tariff of these days has no price for this use, zone or capacity',
  },
  (period: PeriodToRate) => {
    const silent = cutsOf(period).find(({ stretch, terms }) => !tableFor(stretch, terms));
    if (!silent) return false;
    const { use, climateZone, meterCapacity } = silent.terms;
    const { version, season } = silent.stretch;
    return { tariffVersion: version.version, season, use, climateZone, meterCapacity };
  },
);

/** The tariff of the days has a standing charge for the meter's capacity, even if it is zero (11.6). */
export const tariffMustNameStandingCharge = rule(
  'TariffMustNameStandingCharge',
  {
    fa: 'تعرفه این روزها برای این ظرفیت آبونمانی ندارد',
    en: 'The tariff of these days has no standing charge for this capacity',
  },
  (period: PeriodToRate) => {
    const silent = cutsOf(period).find(({ stretch, terms }) => !stretch.monthly.has(terms.meterCapacity));
    return (
      silent !== undefined && {
        tariffVersion: silent.stretch.version.version,
        meterCapacity: silent.terms.meterCapacity,
      }
    );
  },
);

/** All requirements for rating a period; returns the first rejection. */
export const ratingMustBePossible = (period: PeriodToRate) =>
  periodMustHaveDays(period) ||
  consumptionMustNotBeNegative(period) ||
  tariffMustCoverPeriod(period) ||
  tariffMustPriceUse(period) ||
  tariffMustNameStandingCharge(period);
