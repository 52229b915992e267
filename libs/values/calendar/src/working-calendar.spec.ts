import { describe, expect, it } from '@jest/globals';
import {
  addWorkingDays,
  fromJalali,
  isWorkingDay,
  jalaliText,
  parseJalali,
  workingDaysOf,
  type Weekday,
  type WorkingCalendar,
} from './index.ts';

const day = (text: string) => parseJalali(text)!;
const holidays: Record<number, string[]> = {
  1404: ['12-10', '12-11', '12-12', '12-13', '12-14', '12-15', '12-16', '12-20', '12-29'],
  1405: ['01-01', '01-02', '01-03', '01-04', '01-12', '01-13', '08-22'],
};
const calendarOf = (year: number, closing: Weekday[]): WorkingCalendar => ({
  unit: 'county-1',
  version: `${year}-1`,
  from: fromJalali({ year, month: 1, day: 1 }),
  to: day(`${year}-12-29`),
  weeklyClosingDays: closing,
  holidays: holidays[year]!.map((date) => ({ date: day(`${year}-${date}`), name: 'holiday' })),
});
const closed = (...closing: Weekday[]) => [1404, 1405].map((year) => calendarOf(year, closing));

describe('deadlines in working days (10.5)', () => {
  it.each([
    ['1405-09-01', 5, '1405-09-08', '1405-09-07'],
    ['1405-09-01', 3, '1405-09-04', '1405-09-04'],
    ['1405-09-05', 3, '1405-09-09', '1405-09-09'],
    ['1405-08-19', 5, '1405-08-26', '1405-08-25'],
    ['1404-12-27', 3, '1405-01-09', '1405-01-06'],
  ])('%s and %i working days', (start, count, thursdayAndFriday, fridayOnly) => {
    expect(jalaliText(addWorkingDays(closed('thursday', 'friday'), day(start), count).day)).toBe(thursdayAndFriday);
    expect(jalaliText(addWorkingDays(closed('friday'), day(start), count).day)).toBe(fridayOnly);
  });
  it('F12, 15.4-43 days beyond the calendars count by the weekly rest days of the last calendar, provisionally', () => {
    const beyond = (calendars: readonly WorkingCalendar[], start: string, count: number) => {
      const counted = addWorkingDays(calendars, day(start), count);
      return [jalaliText(counted.day), counted.provisional];
    };
    const [of1404, of1405] = closed('thursday', 'friday');
    expect(beyond([of1404!], '1404-12-27', 3)).toEqual(['1405-01-03', true]);
    expect(beyond([of1404!], '1404-12-25', 2)).toEqual(['1404-12-27', false]);
    expect(beyond([...closed('friday').slice(0, 1), of1405!], '1405-12-26', 8)).toEqual(['1406-01-09', true]);
    expect(beyond(closed('friday').slice(0, 1), '1405-12-26', 1)).toEqual(['1405-12-27', true]);
    expect(beyond([of1405!], '1404-12-25', 3)).toEqual(['1405-01-05', true]);
    expect(beyond([], '1404-12-27', 1)).toEqual(['1405-01-01', true]);
  });
  it('zero days is the day itself; a negative number is an error', () => {
    expect(addWorkingDays([], day('1405-09-01'), 0)).toEqual({ day: day('1405-09-01'), provisional: false });
    expect(() => addWorkingDays([], day('1405-09-01'), -1)).toThrow(RangeError);
  });
  it('the later of two calendars applies', () => {
    const open = calendarOf(1405, []);
    const { day: next } = addWorkingDays([...closed('thursday', 'friday'), open], day('1405-09-05'), 1);
    expect(jalaliText(next)).toBe('1405-09-06');
  });
});

it('a closing day or a holiday is not a working day (10.3, 10.4)', () => {
  const calendar = calendarOf(1405, ['thursday', 'friday']);
  expect(['1405-09-01', '1405-09-05', '1405-01-12'].map((text) => isWorkingDay(calendar, day(text)))).toEqual([
    true,
    false,
    false,
  ]);
});

describe('working days between two days (10.5)', () => {
  const calendars = closed('thursday', 'friday');
  const counted = workingDaysOf(calendars, day('1405-08-01'));
  it.each([
    ['1405-09-01', '1405-09-08', 5],
    ['1405-08-19', '1405-08-26', 5],
    ['1404-12-27', '1405-01-09', 3],
    ['1405-09-05', '1405-09-06', 0],
    ['1405-09-01', '1405-09-01', 0],
    ['1405-09-08', '1405-09-01', 0],
  ])('10.5-1, 10.5-2: from %s to %s: %i', (from, to, days) => {
    expect(counted.between(day(from), day(to))).toBe(days);
  });
  it('10.5-2: is the inverse of counting a deadline, and adds up over the stages of a case', () => {
    for (let days = 0; days < 60; days++) {
      const end = addWorkingDays(calendars, day('1405-02-10'), days).day;
      const middle = addWorkingDays(calendars, day('1405-02-10'), Math.floor(days / 2)).day;
      expect(counted.between(day('1405-02-10'), end)).toBe(days);
      expect(counted.between(day('1405-02-10'), middle) + counted.between(middle, end)).toBe(days);
    }
  });
  it('15.4-43: says that days without a calendar were counted by weekly rest days', () => {
    expect(counted.isProvisional()).toBe(false);
    const beyond = workingDaysOf(calendars, day('1405-12-20'));
    expect([beyond.between(day('1405-12-29'), day('1406-01-07')), beyond.isProvisional()]).toEqual([5, true]);
  });
});
