import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  civilDate,
  civilDateInTehran,
  type CivilDate,
  daysBetween,
  fixedClock,
  formatJalaliFa,
  fromJalali,
  isCivilDate,
  jalaliText,
  parseJalali,
  sameDayOfYearBefore,
  systemClock,
  toJalali,
  weekdayOf,
} from './index.ts';

const days = fc.integer({ min: -40_000, max: 60_000 }).map((n) => addDays(civilDate('2000-01-01'), n));

describe('civil dates', () => {
  it('are existing days', () => {
    expect(isCivilDate('2024-02-29')).toBe(true);
    for (const wrong of [
      '2023-02-29',
      '2024-2-9',
      '2024-13-01',
      '2024-00-10',
      '1405-07-31x',
      '',
      '0999-01-01',
      '2026-10-22T00:00:00Z',
    ])
      expect(isCivilDate(wrong)).toBe(false);
    expect(() => civilDate('2023-02-29')).toThrow(RangeError);
  });
  it('adding and counting days agree', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(day, n) > day).toBe(n > 0);
      }),
    );
  });
  it('has the weekdays of 10.5', () =>
    expect(['2026-11-22', '2026-11-26', '2026-11-10', '1969-12-31'].map((d) => weekdayOf(civilDate(d)))).toEqual([
      'sunday',
      'thursday',
      'tuesday',
      'wednesday',
    ]));
});

describe('Tehran time (10.1)', () => {
  it('is UTC+03:30 the whole year since 1401', () => {
    expect(civilDateInTehran(new Date('2026-07-01T20:29:59Z'))).toBe('2026-07-01');
    expect(civilDateInTehran(new Date('2026-07-01T20:30:00Z'))).toBe('2026-07-02');
  });
  it('was UTC+04:30 in earlier summers', () =>
    expect(civilDateInTehran(new Date('2021-07-01T19:30:00Z'))).toBe('2021-07-02'));
});

describe('Jalali (10.1)', () => {
  it.each([
    [1403, '2024-03-20'],
    [1404, '2025-03-21'],
    [1405, '2026-03-21'],
    [1406, '2027-03-21'],
    [1407, '2028-03-20'],
    [1408, '2029-03-20'],
    [1409, '2030-03-21'],
  ])('%i starts on %s', (year, iso) => {
    expect(fromJalali({ year, month: 1, day: 1 })).toBe(iso);
  });
  it('has the leap years of the list, with the gap 1403 to 1408', () => {
    const isLeap = (year: number) => parseJalali(`${year}-12-30`) !== undefined;
    const years = Array.from({ length: 46 }, (_, n) => 1395 + n);
    expect(years.filter(isLeap)).toEqual([1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436]);
  });
  it('agrees with Intl on every day of 1370 to 1450', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    const end = fromJalali({ year: 1451, month: 1, day: 1 });
    let wrong = 0;
    for (let day = fromJalali({ year: 1370, month: 1, day: 1 }); day < end; day = addDays(day, 1)) {
      const [month, date, year] = format.format(new Date(`${day}T00:00:00Z`)).split(/[/ ]/);
      if (`${year}-${month}-${date}` !== jalaliText(day) || parseJalali(jalaliText(day)) !== day) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
  it('is parsed with both kinds of digits and separators', () => {
    expect(['1405-07-30', '۱۴۰۵/۷/۳۰', '١٤٠٥/٠٧/٣٠', ' 1405/07/30 '].map(parseJalali)).toEqual(
      Array(4).fill('2026-10-22'),
    );
    expect(
      ['1405-12-30', '1405-13-01', '1405-07/30', '2026-10-22', '30-07-1405', '', '1405-07-31', '1405-0-1'].map(
        parseJalali,
      ),
    ).toEqual(Array(8).fill(undefined));
    expect(() => fromJalali({ year: 1405, month: 12, day: 30 })).toThrow(RangeError);
  });
  it('converts both ways without loss', () =>
    fc.assert(fc.property(days, (day) => expect(fromJalali(toJalali(day))).toBe(day))));
  it.each([
    ['1404-03-01', '1403-03-01', 366],
    ['1403-12-29', '1402-12-29', 365],
    ['1404-01-01', '1403-01-01', 366],
    ['1405-03-01', '1404-03-01', 365],
    ['1409-06-31', '1408-06-31', 366],
  ])('case 07: the same day of the year before %s is %s, %i days earlier', (day, before, days) => {
    expect(jalaliText(sameDayOfYearBefore(parseJalali(day)!))).toBe(before);
    expect(daysBetween(parseJalali(before)!, parseJalali(day)!)).toBe(days);
  });
  it.each(['1403-12-30', '1408-12-30'])(
    'case 07, 15.4-19: the year before %s has no 30 Esfand: the day after 29 Esfand is taken',
    (day) =>
      expect(jalaliText(sameDayOfYearBefore(parseJalali(day)!))).toBe(`${toJalali(parseJalali(day)!).year}-01-01`),
  );
  it('case 07: days in order stay in order a year before', () =>
    fc.assert(
      fc.property(days, (day) => {
        const [one, next] = [sameDayOfYearBefore(day), sameDayOfYearBefore(addDays(day, 1))];
        expect(daysBetween(one, next)).toBeGreaterThanOrEqual(0);
        expect([365, 366]).toContain(daysBetween(one, day));
      }),
    ));
  it('is formatted for people in Persian', () => expect(formatJalaliFa(civilDate('2026-11-22'))).toBe('۱ آذر ۱۴۰۵'));
});

describe('clocks', () => {
  it('a fixed clock does not move by itself', () => {
    const clock = fixedClock('2026-11-22T20:00:00Z');
    expect([clock.now().toISOString(), clock.today()]).toEqual(['2026-11-22T20:00:00.000Z', '2026-11-22']);
    clock.advance(30 * 60_000);
    expect(clock.today()).toBe('2026-11-23');
    clock.set('2026-01-01T00:00:00Z');
    expect(clock.today()).toBe('2026-01-01');
    expect(() => clock.set('soon')).toThrow(RangeError);
  });
  it('the system clock can run ahead', () =>
    expect(
      systemClock(() => 86_400_000)
        .now()
        .getTime() - Date.now(),
    ).toBeGreaterThan(86_000_000));

  it.each(['9999-12-31', '0001-01-01', '0000-00-00', '3799-01-01', 'x'])(
    'N14: %s is outside of the calendar, and its sentence is still written',
    (day) => expect(formatJalaliFa(day as CivilDate)).toHaveLength(day.length),
  );
});
