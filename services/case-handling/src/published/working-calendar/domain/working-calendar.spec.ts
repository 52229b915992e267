import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, civilDate, type WorkingCalendar } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import type { PublishedCalendars } from './working-calendar.messages.ts';
import { workingCalendar } from './working-calendar.ts';

const year1405 = (change: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  unit: 'county-1',
  version: '1405-1',
  from: civilDate('2026-03-21'),
  to: civilDate('2027-03-20'),
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [{ date: civilDate('2026-11-13'), name: 'wafat' }],
  ...change,
});
const today = civilDate('2026-03-01');
const publishing = byTwoPersons(workingCalendar);
const publish = (draft: WorkingCalendar) => ({ draft, today }) as const;
const published = (calendar: WorkingCalendar, replaces?: string) =>
  ({
    type: 'WorkingCalendarPublished',
    data: { ...calendar, publishedOn: today, publication: publishedByTwo(today), ...(replaces && { replaces }) },
  }) as const;
const inForce = (state: PublishedCalendars) => state.versions.map(({ version }) => version);

describe('working calendar of a unit', () => {
  it('10.4 is published, and changed only by a new version', () => {
    given(publishing).when(publish(year1405())).then(published(year1405())).when(publish(year1405())).thenNothing();
    given(publishing, published(year1405()))
      .when(publish(year1405({ holidays: [] })))
      .thenRejected('PublishedCalendarMustNotChange', { version: '1405-1' });
  });
  it('10.3 a new version replaces a whole period, or overlaps none', () => {
    const next = year1405({ version: '1405-2', holidays: [] });
    const { state } = given(publishing, published(year1405())).when(publish(next)).then(published(next, '1405-1'));
    expect(inForce(state)).toEqual(['1405-2']);
    given(publishing, published(year1405()))
      .when(
        publish(
          year1405({ version: '1405-b', from: civilDate('2027-03-20'), to: civilDate('2028-03-19'), holidays: [] }),
        ),
      )
      .thenRejected('CalendarMustReplaceOneWholeOrOverlapNone', { version: '1405-1' });
    const year1406 = year1405({
      version: '1406-1',
      from: civilDate('2027-03-21'),
      to: civilDate('2028-03-19'),
      holidays: [],
    });
    const { state: two } = given(publishing, published(year1405())).when(publish(year1406)).then(published(year1406));
    expect(inForce(two)).toEqual(['1405-1', '1406-1']);
  });
  it('10.4 rejects a holiday outside, a period that ends before it starts, and a week without a working day', () => {
    const on = given(publishing);
    on.when(publish(year1405({ holidays: [{ date: civilDate('2027-03-21'), name: 'x' }] }))).thenRejected(
      'HolidayMustFallInsideTheCalendar',
    );
    on.when(publish(year1405({ to: civilDate('2026-03-20') }))).thenRejected('CalendarMustEndAfterItBegins');
    on.when(
      publish(
        year1405({ weeklyClosingDays: ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] }),
      ),
    ).thenRejected('UnitMustWorkOnSomeDay');
  });
  it('10.5 counts with the last version of each period', () => {
    const strike = year1405({ version: '1405-2', holidays: [{ date: civilDate('2026-11-23'), name: 'closure' }] });
    const before = fold(workingCalendar, [published(year1405())]);
    const after = fold(workingCalendar, [published(year1405()), published(strike)]);
    expect([before, after].map(({ versions }) => addWorkingDays(versions, civilDate('2026-11-22'), 3).day)).toEqual([
      '2026-11-25',
      '2026-11-28',
    ]);
  });
});
