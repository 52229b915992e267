import { describe, expect, it } from '@jest/globals';
import type { Weekday } from '@pishkhan/calendar';
import { jalali, momentOn, workingCalendar } from '../walk/world.builders.ts';
import { dueOf, isOver } from './due.ts';

const nowruz = (weeklyClosingDays: readonly Weekday[]) => [
  workingCalendar({
    version: '1404-1',
    from: jalali('1404-01-01'),
    to: jalali('1404-12-29'),
    weeklyClosingDays,
    holidays: [{ date: jalali('1404-12-29'), name: 'نفت' }],
  }),
  workingCalendar({ weeklyClosingDays }),
];
const both: Weekday[] = ['thursday', 'friday'];

describe('deadlines (10.5)', () => {
  it.each([
    ['1405-09-01', 5, '1405-09-08', '1405-09-07'],
    ['1405-09-01', 3, '1405-09-04', '1405-09-04'],
    ['1405-09-05', 3, '1405-09-09', '1405-09-09'],
    ['1405-08-19', 5, '1405-08-26', '1405-08-25'],
    ['1404-12-27', 3, '1405-01-09', '1405-01-06'],
  ])('from %s, %i working days end on %s, or on %s if only Friday is closed', (start, within, twoClosed, oneClosed) => {
    const due = (closed: Weekday[]) =>
      dueOf({ within, unit: 'workingDays' }, momentOn(jalali(start)), nowruz(closed)).dueOn;
    expect([due(both), due(['friday'])]).toEqual([jalali(twoClosed), jalali(oneClosed)]);
  });
  it('10.5-6 names every calendar version of a period over two years', () => {
    expect(dueOf({ within: 3, unit: 'workingDays' }, momentOn(jalali('1404-12-27')), nowruz(both))).toMatchObject({
      calendarUnit: 'county-1',
      calendarVersions: ['1404-1', '1405-1'],
      fallsOnClosedDay: false,
    });
  });
  it('10.5-5 calendar days are not moved; without a calendar none is flagged', () => {
    expect(dueOf({ within: 3, unit: 'days' }, momentOn(jalali('1405-09-03')), nowruz(both))).toMatchObject({
      dueOn: jalali('1405-09-06'),
      fallsOnClosedDay: true,
    });
    expect(dueOf({ within: 3, unit: 'days' }, momentOn(jalali('1405-09-03')), [])).toEqual({
      dueOn: jalali('1405-09-06'),
      calendarUnit: null,
      calendarVersions: [],
      fallsOnClosedDay: false,
    });
  });
  it('F12, 15.4-43 working days beyond the calendars make a deadline provisional; calendar days do not', () => {
    const [start, three] = [momentOn(jalali('1405-12-27')), 3];
    const only1405 = [workingCalendar()];
    expect(dueOf({ within: three, unit: 'workingDays' }, start, only1405)).toEqual({
      dueOn: jalali('1406-01-02'),
      calendarUnit: 'county-1',
      calendarVersions: ['1405-1'],
      fallsOnClosedDay: false,
      provisional: true,
    });
    expect(dueOf({ within: three, unit: 'days' }, start, only1405)).toEqual({
      dueOn: jalali('1406-01-01'),
      calendarUnit: 'county-1',
      calendarVersions: ['1405-1'],
      fallsOnClosedDay: false,
    });
  });
  it('F12, 15.4-43 A6: from 1405-12-24 on three working days reach the calendar of 1406; the day before is final', () => {
    const oil = [{ date: jalali('1405-12-29'), name: 'ملی شدن صنعت نفت' }];
    const due = (start: string) =>
      dueOf({ within: 3, unit: 'workingDays' }, momentOn(jalali(start)), [workingCalendar({ holidays: oil })]);
    expect(due('1405-12-23')).not.toHaveProperty('provisional');
    expect(due('1405-12-23').dueOn).toBe(jalali('1405-12-26'));
    for (const [start, dueOn] of [
      ['1405-12-24', '1406-01-01'],
      ['1405-12-25', '1406-01-02'],
      ['1405-12-29', '1406-01-03'],
    ] as const)
      expect(due(start)).toMatchObject({ provisional: true, dueOn: jalali(dueOn) });
  });
  it('7.1 weeks are calendar days, hours and minutes are elapsed time, a printed date is unchanged', () => {
    const start = { on: jalali('1405-09-01'), at: '2026-11-22T18:00:00.000Z' };
    const end = (length: Parameters<typeof dueOf>[0]) => {
      const due = dueOf(length, start, nowruz(both));
      return [due.dueOn, due.dueAt];
    };
    expect(end({ within: 1, unit: 'weeks' })).toEqual([jalali('1405-09-08'), undefined]);
    expect(end({ within: 24, unit: 'hours' })).toEqual([jalali('1405-09-02'), '2026-11-23T18:00:00.000Z']);
    expect(end({ within: 15, unit: 'minutes' })).toEqual([jalali('1405-09-01'), '2026-11-22T18:15:00.000Z']);
    expect(end({ unit: 'date', until: jalali('1405-09-10') })).toEqual([jalali('1405-09-10'), undefined]);
  });
  it('10.5-3 a day ends at its end, an hour at its instant', () => {
    const [inTime, late] = ['2026-11-23T18:00:00.000Z', '2026-11-23T18:00:00.001Z'];
    const on = jalali('1405-09-02');
    expect([inTime, late].map((at) => isOver({ dueOn: on, dueAt: inTime }, { on, at }))).toEqual([false, true]);
    expect([on, jalali('1405-09-03')].map((day) => isOver({ dueOn: on }, momentOn(day)))).toEqual([false, true]);
  });
  it('10.5-7 a pause does not count, in any unit', () => {
    const pause = { from: momentOn(jalali('1405-09-02')), to: momentOn(jalali('1405-09-04')) };
    const start = momentOn(jalali('1405-09-01'));
    const end = (length: Parameters<typeof dueOf>[0]) => dueOf(length, start, nowruz(both), [pause]).dueOn;
    expect(end({ within: 3, unit: 'days' })).toBe(jalali('1405-09-06'));
    expect(end({ within: 3, unit: 'workingDays' })).toBe(jalali('1405-09-08'));
    expect(end({ within: 24, unit: 'hours' })).toBe(jalali('1405-09-04'));
    expect(end({ unit: 'date', until: jalali('1405-09-10') })).toBe(jalali('1405-09-10'));
  });
});
