import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addWorkingDays,
  fromJalali,
  isCivilDate,
  jalaliText,
  parseJalali,
  toJalali,
  weekdayOf,
  type WorkingCalendar,
} from '@pishkhan/calendar';
import { readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
type Published = Omit<WorkingCalendar, 'holidays'> & {
  holidays: (WorkingCalendar['holidays'][number] & { jalali: string; nameEn: string; unconfirmed?: boolean })[];
};
const calendars: Published[] = [1403, 1404, 1405].map((year) => read(`calendars/${year}.json`));
const [of1403, of1404, of1405] = calendars as [Published, Published, Published];
const daysOf = (calendar: Published) => calendar.holidays.map((holiday) => holiday.jalali.slice(5)).join(' ');
const onWeekday = (calendar: Published, weekday: string) =>
  calendar.holidays.filter(({ date }) => weekdayOf(date) === weekday).length;

/** Day, Gregorian date and weekday as printed in 10.4. */
const printed1404 = `01-01 2025-03-21 Fri,01-04 2025-03-24 Mon,01-11 2025-03-31 Mon,01-12 2025-04-01 Tue,01-13 2025-04-02 Wed,02-04 2025-04-24 Thu,03-14 2025-06-04 Wed,
03-15 2025-06-05 Thu,03-16 2025-06-06 Fri,03-24 2025-06-14 Sat,04-14 2025-07-05 Sat,04-15 2025-07-06 Sun,05-23 2025-08-14 Thu,05-31 2025-08-22 Fri,06-02 2025-08-24 Sun,
06-10 2025-09-01 Mon,06-19 2025-09-10 Wed,09-03 2025-11-24 Mon,10-13 2026-01-03 Sat,10-27 2026-01-17 Sat,11-15 2026-02-04 Wed,11-22 2026-02-11 Wed,12-10 2026-03-01 Sun,
12-16 2026-03-07 Sat,12-20 2026-03-11 Wed,12-29 2026-03-20 Fri`;
const printed1405 = `01-01 2026-03-21 Sat,01-02 2026-03-22 Sun,01-03 2026-03-23 Mon,01-04 2026-03-24 Tue,01-12 2026-04-01 Wed,01-13 2026-04-02 Thu,01-25 2026-04-14 Tue,
03-06 2026-05-27 Wed,03-14 2026-06-04 Thu,03-15 2026-06-05 Fri,04-03 2026-06-24 Wed,04-04 2026-06-25 Thu,05-13 2026-08-04 Tue,05-21 2026-08-12 Wed,05-22 2026-08-13 Thu,
05-30 2026-08-21 Fri,06-08 2026-08-30 Sun,08-22 2026-11-13 Fri,10-02 2026-12-23 Wed,10-16 2027-01-06 Wed,11-04 2027-01-24 Sun,11-22 2027-02-11 Thu,12-09 2027-02-28 Sun,
12-19 2027-03-10 Wed,12-20 2027-03-11 Thu,12-29 2027-03-20 Sat`;

describe('official holidays (10.4)', () => {
  it.each(calendars.map((calendar) => [calendar.version, calendar] as const))(
    '%s covers its year, in order, with both names',
    (_, calendar) => {
      const { year } = toJalali(calendar.from);
      expect([calendar.from, addDays(calendar.to, 1)]).toEqual([
        fromJalali({ year, month: 1, day: 1 }),
        fromJalali({ year: year + 1, month: 1, day: 1 }),
      ]);
      const dates = calendar.holidays.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const holiday of calendar.holidays) {
        expect(isCivilDate(holiday.date) && calendar.from <= holiday.date && holiday.date <= calendar.to).toBe(true);
        expect(jalaliText(holiday.date)).toBe(holiday.jalali);
        expect(holiday.name && holiday.nameEn).toBeTruthy();
      }
    },
  );
  it.each([
    [of1404, printed1404, 1404],
    [of1405, printed1405, 1405],
  ] as const)('has the days, dates and weekdays of the table', (calendar, table, year) => {
    for (const row of table.split(',')) {
      const [jalali, iso, weekday] = row.trim().split(' ');
      expect(calendar.holidays.find((holiday) => holiday.jalali === `${year}-${jalali}`)?.date).toBe(iso);
      expect(weekdayOf(parseJalali(`${year}-${jalali}`)!).slice(0, 3)).toBe(weekday!.toLowerCase());
    }
  });
  it('1405 has the counts of the published summary', () => {
    expect(of1405.holidays).toHaveLength(printed1405.split(',').length);
    expect(of1405.holidays.filter((holiday) => !holiday.unconfirmed)).toHaveLength(25);
    expect(of1405.holidays.filter((holiday) => holiday.unconfirmed).map(({ jalali }) => jalali)).toEqual([
      '1405-01-25',
    ]);
    expect([onWeekday(of1405, 'thursday'), onWeekday(of1405, 'friday')]).toEqual([6, 3]);
    const inMonth = (month: string) => of1405.holidays.filter(({ jalali }) => jalali.slice(5, 7) === month).length;
    expect(['02', '05', '07', '09', '12'].map(inMonth)).toEqual([0, 4, 0, 0, 4]);
  });
  it('1404 has every row of its table, ranges day by day', () =>
    expect(of1404.holidays).toHaveLength(printed1404.split(',').length + 2 + 5));
  it('1403 has the days of its list', () => {
    expect(daysOf(of1403)).toBe(
      '01-01 01-02 01-03 01-04 01-12 01-13 01-22 01-23 02-15 03-14 03-15 03-28 04-05 04-25 04-26 06-04 06-12 06-14 06-22 06-31 09-15 10-25 11-09 11-22 11-26 12-29 12-30',
    );
  });
});

describe('deadlines with the published calendars (10.5)', () => {
  it.each([
    ['1405-09-01', 5, '1405-09-08'],
    ['1405-09-01', 3, '1405-09-04'],
    ['1405-09-05', 3, '1405-09-09'],
    ['1405-08-19', 5, '1405-08-26'],
    ['1404-12-27', 3, '1405-01-09'],
  ])('%s and %i working days', (start, days, end) => {
    expect(jalaliText(addWorkingDays(calendars, parseJalali(start)!, days).day)).toBe(end);
  });
});

describe('sample fee schedule (13.4)', () => {
  const schedule = read('fees/sample-fee-schedule.json');
  it('names itself a sample, with its first day', () => {
    expect(schedule.sample).toBe(true);
    expect(isCivilDate(schedule.effectiveFrom)).toBe(true);
  });
  it('has integer rials, with the published fees of the first cases', () => {
    for (const amount of Object.values(schedule.fees))
      expect(Number.isSafeInteger(amount) && Number(amount) > 0).toBe(true);
    expect(schedule.fees).toMatchObject({ billReview: 35_000, meterVisit: 35_000, duplicateBill: 13_000 });
  });
});
