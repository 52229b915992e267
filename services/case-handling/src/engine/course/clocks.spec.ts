import { describe, expect, it } from '@jest/globals';
import type { Weekday } from '@pishkhan/calendar';
import { jalali, workingCalendar } from '../walk/world.builders.ts';
import { dueOf } from './clocks.ts';

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
  ])(
    'from %s, %i working days end on %s, or on %s where only Friday is closed',
    (start, within, twoClosed, oneClosed) => {
      const due = (closed: Weekday[]) => dueOf({ within, unit: 'workingDays' }, jalali(start), nowruz(closed))?.dueOn;
      expect([due(both), due(['friday'])]).toEqual([jalali(twoClosed), jalali(oneClosed)]);
    },
  );
  it('10.5-6 says every version that a stretch over two years was counted with', () => {
    expect(dueOf({ within: 3, unit: 'workingDays' }, jalali('1404-12-27'), nowruz(both))).toMatchObject({
      calendarUnit: 'county-1',
      calendarVersions: ['1404-1', '1405-1'],
      fallsOnClosedDay: false,
    });
  });
  it('10.5-5 leaves calendar days where they fall; without a calendar nothing is flagged', () => {
    expect(dueOf({ within: 3, unit: 'days' }, jalali('1405-09-03'), nowruz(both))).toMatchObject({
      dueOn: jalali('1405-09-06'),
      fallsOnClosedDay: true,
    });
    expect(dueOf({ within: 3, unit: 'days' }, jalali('1405-09-03'), [])).toEqual({
      dueOn: jalali('1405-09-06'),
      calendarUnit: null,
      calendarVersions: [],
      fallsOnClosedDay: false,
    });
    expect(dueOf({ within: 3, unit: 'workingDays' }, jalali('1405-09-03'), [])).toBeUndefined();
  });
});
