import { addDays, fromJalali, jalaliMonth, toJalali, type CivilDate } from '@pishkhan/calendar';

/** A Jalali month by civil dates, without days of the future. */
export interface Month {
  /** `1405-08`. */
  readonly month: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const monthOf = (day: CivilDate, today: CivilDate): Month => {
  const { year, month } = toJalali(day);
  const from = fromJalali({ year, month, day: 1 });
  const last = addDays(from, jalaliMonth(year, month)!.days - 1);
  return { month: `${year}-${String(month).padStart(2, '0')}`, from, to: last < today ? last : today };
};

/** The whole Jalali months of a span, up to today (10.1, 10.2). */
export const monthsOf = (from: CivilDate, to: CivilDate, today: CivilDate): Month[] => {
  const months: Month[] = [];
  const last = to < today ? to : today;
  for (let day = monthOf(from, today).from; day <= last;) {
    const { year, month } = toJalali(day);
    months.push(monthOf(day, today));
    day = addDays(day, jalaliMonth(year, month)!.days);
  }
  return months;
};

/** The first day of the month so many months before that of a day. */
export const monthsBefore = (day: CivilDate, months: number): CivilDate => {
  const { year, month } = toJalali(day);
  const place = year * 12 + month - 1 - months;
  return fromJalali({ year: Math.floor(place / 12), month: (place % 12) + 1, day: 1 });
};
