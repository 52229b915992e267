import { describe, expect, it } from '@jest/globals';
import { parseJalali, workingDaysOf, type CivilDate } from '@pishkhan/calendar';
import fc from 'fast-check';
import { workingCalendar } from '../../../../../engine/walk/world.builders.ts';
import type { Run } from '../../../../views/times/runs.ts';
import { monthsBefore, monthsOf } from './span.ts';
import { note, quantilesOf, type Spread } from './spread.ts';
import { statisticsDto } from './statistics.responses.ts';
import { counting } from './statistics.ts';

const day = (text: string): CivilDate => parseJalali(text)!;
const TODAY = day('1405-09-20');
const days = workingDaysOf([workingCalendar()], day('1405-07-01'));

/** A case at one stage; without an end it is open, without `inTime` it was withdrawn. */
const run = (from: string, to: string | null = null, more: Partial<Run> = {}): Run => ({
  from: day(from),
  to: to === null ? null : day(to),
  outcome: to === null ? null : 'done',
  ...(to === null ? {} : { inTime: true }),
  cameBack: 0,
  path: [],
  stays: [{ stage: 'examined', awaits: 'counterClerk', from: day(from), to: to === null ? null : day(to) }],
  ...more,
});
const statisticsOf = (runs: readonly Run[], from = '1405-07-01', to = '1405-09-20') => {
  const count = counting(monthsOf(day(from), day(to), TODAY));
  for (const each of runs)
    count.add({ kind: 'bill-review', officeId: 'office-101', countyOffice: 'county-1', runs: [each] }, days);
  return statisticsDto(count.result(), days.isProvisional());
};
const { inTime: _, ...withdrawn } = run('1405-08-02', '1405-08-20', { outcome: 'withdrawn' });

describe('statistics of cases', () => {
  it('10.2: whole Jalali months by civil dates, the last up to today', () => {
    const months = monthsOf(day('1404-11-15'), day('1405-01-02'), TODAY);
    expect(months.map(({ month, from, to }) => [month, from, to])).toEqual([
      ['1404-11', day('1404-11-01'), day('1404-11-30')],
      ['1404-12', day('1404-12-01'), day('1404-12-29')],
      ['1405-01', day('1405-01-01'), day('1405-01-31')],
    ]);
    expect(monthsOf(day('1405-09-01'), day('1406-02-01'), TODAY)).toEqual([
      { month: '1405-09', from: day('1405-09-01'), to: TODAY },
    ]);
    expect(monthsBefore(day('1405-02-31'), 5)).toBe(day('1404-09-01'));
  });
  it('C1-12: counts what was registered, answered in time, late and withdrawn, and what is open at the end', () => {
    const { all, months } = statisticsOf([
      run('1405-07-01', '1405-07-08'),
      run('1405-07-20', '1405-08-20', { inTime: false, cameBack: 2 }),
      run('1405-08-05'),
      run('1405-06-30', '1405-07-02'),
      run('1405-06-01', '1405-06-02'),
      withdrawn,
    ]);
    expect(all).toMatchObject({ registered: 4, answered: 3, inTime: 2, late: 1, withdrawn: 1, openAtEnd: 1 });
    expect([all.firstTimeRight, all.timesBack]).toEqual([2, 2]);
    const figures = months.map((month) => [month.month, month.registered, month.answered, month.openAtEnd]);
    expect(figures).toEqual([
      ['1405-07', 2, 2, 1],
      ['1405-08', 2, 1, 1],
      ['1405-09', 0, 0, 1],
    ]);
  });
  it('10.5: working days by median and 90th percentile: one forgotten case shows in the tail, not in the median', () => {
    const quick = Array.from({ length: 17 }, () => run('1405-09-01', '1405-09-04'));
    const slow = Array.from({ length: 3 }, () => run('1405-07-01', '1405-09-04'));
    const { taken } = statisticsOf([...quick, ...slow]).all;
    expect(taken).toMatchObject({ count: 20, median: 3, longest: days.between(day('1405-07-01'), day('1405-09-04')) });
    expect(taken!.ninetieth).toBe(taken!.longest);
  });
  it('7.1: a case that nobody answers makes a month look slow by its age, although it has no end', () => {
    const { taken, openFor } = statisticsOf([run('1405-09-01', '1405-09-02'), run('1405-07-01')]).all;
    expect(taken).toMatchObject({ count: 1, median: 1 });
    expect(openFor).toMatchObject({ count: 1, median: days.between(day('1405-07-01'), TODAY) });
  });
  it('15.4-49: the days of a withdrawn request are no working time of an answer', () => {
    expect(statisticsOf([withdrawn]).all).toMatchObject({ taken: null, inTime: 0, late: 0, withdrawn: 1 });
  });
  it('15.2-10: the time of a span by stage and by who was awaited, of open cases too; the customer apart', () => {
    const stays: Run['stays'] = [
      { stage: 'examined', awaits: 'counterClerk', from: day('1405-08-26'), to: day('1405-09-01') },
      { stage: 'examined', awaits: 'applicantAwaited', from: day('1405-09-01'), to: day('1405-09-08') },
      { stage: 'answered', awaits: 'headOfOffice', from: day('1405-09-08'), to: null },
    ];
    const { awaited, stages } = statisticsOf([run('1405-08-26', null, { stays })], '1405-09-01');
    const at = (name: string) => awaited.find(({ awaits }) => awaits === name);
    // The first of Azar counts for the clerk, who had the case before; the day before it does not.
    expect(at('counterClerk')).toMatchObject({ days: 1, party: 'office', there: 0, taken: { count: 1 } });
    expect(at('applicantAwaited')).toMatchObject({ days: 5, party: 'customer' });
    expect(at('headOfOffice')).toMatchObject({ days: days.between(day('1405-09-08'), TODAY), there: 1, taken: null });
    expect(awaited.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(997);
    expect(stages.map(({ stage, there }) => [stage, there])).toEqual([
      ['answered', 1],
      ['examined', 0],
    ]);
  });

  const anyDay = fc.integer({ min: 0, max: 200 }).map((after) => {
    const at = new Date(Date.parse(day('1405-03-01')) + after * 86_400_000);
    return at.toISOString().slice(0, 10) as CivilDate;
  });
  it('C1-12: months add up to the span, and no case is in time and late, or ended and open', () => {
    const anyRun = fc.record({ one: anyDay, other: anyDay, open: fc.boolean(), inTime: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 30 }), (drawn) => {
        const runs = drawn
          .map(({ one, other, open, inTime }) => {
            const [from, to] = [one < other ? one : other, one < other ? other : one];
            return { ...run('1405-01-01', open ? null : '1405-01-02'), from, to: open ? null : to, inTime };
          })
          .filter(({ from, to }) => from <= TODAY && (to === null || to <= TODAY));
        const { all, months } = statisticsOf(runs);
        for (const figure of ['registered', 'answered', 'inTime', 'late', 'timesBack'] as const)
          expect(months.reduce((sum, month) => sum + month[figure], 0)).toBe(all[figure]);
        expect(all.inTime + all.late).toBe(all.answered);
        expect(all.openAtEnd).toBe(months.at(-1)!.openAtEnd);
        expect(all.taken?.count ?? 0).toBe(all.answered);
        const before = runs.filter(({ from, to }) => from < day('1405-07-01') && (to ?? TODAY) >= day('1405-07-01'));
        expect(before.length + all.registered).toBe(all.answered + all.openAtEnd);
      }),
      { seed: 20_261_130, numRuns: 200 },
    );
  });
  it('the percentiles are values that occurred, by nearest rank', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), (values) => {
        const spread: Spread = new Map();
        for (const value of values) note(spread, value);
        const ordered = values.toSorted((one, other) => one - other);
        expect(quantilesOf(spread)).toEqual({
          count: values.length,
          median: ordered[Math.ceil(values.length / 2) - 1],
          ninetieth: ordered[Math.ceil(values.length * 0.9) - 1],
          longest: ordered.at(-1),
        });
      }),
      { seed: 20_261_130, numRuns: 200 },
    );
    expect(quantilesOf(new Map())).toBeNull();
  });
});
