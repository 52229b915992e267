import { describe, expect, it } from '@jest/globals';
import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import fc from 'fast-check';
import { peopleOf, wandered } from '../../../engine/walk/search.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { by } from '../../../engine/walk/world.builders.ts';
import { complaint } from '../../../kinds/conduct/complaint.case.ts';
import { billReview } from '../../../kinds/bill/bill-review.case.ts';
import { kinds } from '../../../kinds/index.ts';
import { timesOf } from './case-times.builders.ts';
import { NO_DAY, NO_INSTANT } from './case-times.view.ts';

const head = by('headOfOffice', 'county-1');
const repairs = by('repairsUnit', 'county-1');
const registered = () =>
  walk(complaint, { bill: undefined, account: undefined, countyOffice: 'county-1', fee: undefined })
    .opened({ subject: 'behaviour', complaint: 'x', countyOffice: 'county-1', mobile: '09123456789' })
    .on('1405-09-01');
const toRepairs = { unit: 'REPAIRS' };
const day = (text: string | null) => (text === null ? null : jalaliText(text as CivilDate));
const staysOf = (times: ReturnType<typeof timesOf>, run = -1) =>
  times.runs.at(run)!.stays.map(({ stage, awaits, from, to }) => [stage, awaits, day(from), day(to)]);

describe('the times of a case', () => {
  it('A5-2, C1-12: each stage with who was awaited, and how often the case came back to one', () => {
    const times = timesOf(
      registered()
        .on('1405-09-02')
        .decided('referred', toRepairs, head)
        .on('1405-09-03')
        .sentBack(repairs)
        .decided('referred', { unit: 'EMERGENCY' }, head)
        .on('1405-09-08')
        .decided('replied', { reply: 'x' }, by('emergencyUnit', 'county-1'))
        .on('1405-09-09')
        .informed('phone').events,
    );
    expect(staysOf(times)).toEqual([
      ['referral', 'headOfOffice', '1405-09-01', '1405-09-02'],
      ['reply', 'repairsUnit', '1405-09-02', '1405-09-03'],
      ['referral', 'headOfOffice', '1405-09-03', '1405-09-03'],
      ['reply', 'emergencyUnit', '1405-09-03', '1405-09-08'],
      ['contact', 'counterClerk', '1405-09-08', '1405-09-09'],
    ]);
    expect(times).toMatchObject({
      open: false,
      dueOn: NO_DAY,
      runs: [{ outcome: 'replied', inTime: true, cameBack: 1 }],
    });
  });
  it('15.2-10: a pause is time of its cause, and a referral by another hand time of the other unit', () => {
    const times = timesOf(
      registered()
        .decided('referred', toRepairs, head)
        .on('1405-09-02')
        .paused('applicantAwaited', repairs)
        .on('1405-09-04')
        .resumed(repairs)
        .on('1405-09-07')
        .referred('CONNECTIONS', head).events,
    );
    expect(staysOf(times).slice(1)).toEqual([
      ['reply', 'repairsUnit', '1405-09-01', '1405-09-02'],
      ['reply', 'applicantAwaited', '1405-09-02', '1405-09-04'],
      ['reply', 'repairsUnit', '1405-09-04', '1405-09-07'],
      ['reply', 'connectionsUnit', '1405-09-07', null],
    ]);
  });
  it('15.4-49: a withdrawn case ends on the day of the withdrawal and has no deadline, whenever it is confirmed', () => {
    const withdrawn = walk(billReview)
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .on('1405-09-02')
      .withdrawn('paid')
      .on('1405-09-09');
    for (const { events } of [withdrawn, withdrawn.informed('sms')]) {
      const times = timesOf(events);
      expect(times).toMatchObject({ open: false, dueOn: NO_DAY, endsAt: NO_INSTANT });
      expect(times.runs).toMatchObject([{ outcome: 'withdrawn', cameBack: 0 }]);
      expect([day(times.runs[0]!.to), times.runs[0]!.inTime]).toEqual(['1405-09-02', undefined]);
    }
  });
  it('15.4-49: a reopened case begins anew, and what ended before stays as it ended', () => {
    const times = timesOf(
      registered()
        .decided('referred', toRepairs, head)
        .decided('replied', { reply: 'x' }, repairs)
        .informed('phone')
        .on('1405-09-20')
        .reopened('he was not called').events,
    );
    expect(times.runs).toHaveLength(2);
    expect(times.runs[0]).toMatchObject({ outcome: 'replied', inTime: true });
    expect([times.open, day(times.begunOn), day(times.openedOn)]).toEqual([true, '1405-09-20', '1405-09-01']);
    expect(staysOf(times)).toEqual([['referral', 'headOfOffice', '1405-09-20', null]]);
    expect(times.dueOn > times.begunOn && times.dueOn < NO_DAY).toBe(true);
  });
  it('7.1: of every walk, the stays follow each other without a gap or an overlap, from the beginning of a run to its end', () => {
    const run = fc.record({
      place: fc.nat(kinds.length - 1),
      late: fc.boolean(),
      length: fc.nat(12),
      picks: fc.infiniteStream(fc.nat(9_999)),
    });
    fc.assert(
      fc.property(run, ({ place, late, length, picks }) => {
        const kind = kinds[place]!;
        const found = wandered(kind, { people: peopleOf(kind), late }, length, (limit) => picks.next().value! % limit);
        if (!found) return;
        const times = timesOf(found.events);
        expect(times.open).toBe(times.runs.at(-1)!.to === null);
        for (const { from, to, stays } of times.runs) {
          const joints = [from, ...stays.flatMap((each) => [each.from, each.to]), to];
          for (let at = 0; at < joints.length; at += 2) expect(joints[at]).toBe(joints[at + 1]);
        }
      }),
      { seed: 20_261_130, numRuns: 300 },
    );
  });
});
