import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendar, get, publishVersion, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import fc from 'fast-check';
import type { CaseEvent } from '../../../../../engine/case.messages.ts';
import { peopleOf, wandered } from '../../../../../engine/walk/search.builders.ts';
import { walk } from '../../../../../engine/walk/walk.builders.ts';
import { by } from '../../../../../engine/walk/world.builders.ts';
import { caseHandling } from '../../../../../index.ts';
import { complaint } from '../../../../../kinds/conduct/complaint.case.ts';
import { kinds } from '../../../../../kinds/index.ts';
import { dueNames } from './board.dto.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const CASES = 48;
const readers = ['head-1', 'office-head-1', 'representative-101-a', 'representative-102', 'head-2', 'auditor-1'];
type Counts = Readonly<Record<'open' | (typeof dueNames)[number], number>>;

const read = async (path: string, who: string) => (await api.when(get(path).by(who)).then(200)).body;
const listed = async (query: string, who: string): Promise<{ caseId: string; due: string }[]> => {
  const items = [];
  for (let cursor = ''; ;) {
    const page = await read(`/v1/statistics/board/cases?limit=7&${query}${cursor}`, who);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
};
/** Every number of these counts is the number of cases in its list. */
const expectLists = async (counts: Counts, query: string, who: string) => {
  expect(dueNames.reduce((sum, due) => sum + counts[due], 0)).toBe(counts.open);
  expect(await listed(query, who)).toHaveLength(counts.open);
  for (const due of dueNames) {
    const cases = await listed(`${query}&due=${due}`, who);
    expect([who, query, due, cases.length]).toEqual([who, query, due, counts[due]]);
    expect(cases.every((each) => each.due === due)).toBe(true);
  }
};

/** A complaint that is answered on this day, after a week (A5-3) or within it. */
const answeredOn = (on: string) =>
  walk(complaint, { bill: undefined, account: undefined, countyOffice: 'county-1', fee: undefined })
    .opened({ subject: 'behaviour', complaint: 'x', countyOffice: 'county-1', mobile: '09123456789' })
    .on('1405-09-01')
    .decided('referred', { unit: 'REPAIRS' }, by('headOfOffice', 'county-1'))
    .on(on)
    .decided('replied', { reply: 'x' }, by('repairsUnit', 'county-1'))
    .informed('phone').events;
const answered = () =>
  ['1405-09-04', '1405-09-20'].map((on) => ({
    events: answeredOn(on),
    officeId: 'office-101',
    countyOffice: 'county-1',
    barred: [],
  }));

/** Cases of all kinds at many stages; some at another office, some in another county. */
const wanderedCases = () => {
  const picks = fc.sample(fc.array(fc.nat(9_999), { minLength: 400, maxLength: 400 }), { seed: 7, numRuns: CASES });
  const found = picks.flatMap((numbers, place) => {
    const kind = kinds[place % kinds.length]!;
    const pick = (limit: number) => numbers.pop()! % limit;
    const each = wandered(kind, { people: peopleOf(kind), late: place % 3 === 0 }, place % 10, pick);
    const [officeId, countyOffice] = [
      ['office-101', 'county-1'],
      ['office-102', 'county-1'],
      ['office-201', 'county-2'],
    ][place % 4 === 3 ? 2 : place % 4 === 2 ? 1 : 0]!;
    const barred = place % 11 === 0 ? ['Head-1'] : [];
    return each ? [{ events: each.events, officeId, countyOffice, barred }] : [];
  });
  return Object.fromEntries(
    [...found, ...answered()].map(({ events, ...place }) => {
      const caseId = crypto.randomUUID();
      const placed = (event: CaseEvent): CaseEvent =>
        event.type === 'CaseOpened' ? { ...event, data: { ...event.data, ...place, caseId } as never } : event;
      return [`case-${caseId}`, events.map(placed)];
    }),
  );
};

beforeAll(async () => {
  platform = await startTestPlatform({
    now: '2026-11-24T04:30:00.000Z',
    environment: { CASE_DEADLINE_WATCH_MS: '600000' },
  });
  api = await platform.start(caseHandling);
  await publishVersion(api, '/v1/working-calendars', calendar);
  await api.given(wanderedCases()).when(get('/v1/statistics/board').by('auditor-1')).then(200);
});
afterAll(() => platform.stop());

describe('GET /v1/statistics/board', () => {
  it.each(readers)('7.1, 15.4-36: for %s, every number is the number of cases in the list behind it', async (who) => {
    const { all, stages, awaited, offices } = await read('/v1/statistics/board', who);
    await expectLists(all, '', who);
    for (const { kind, stage, ...counts } of stages) await expectLists(counts, `kind=${kind}&stage=${stage}`, who);
    for (const { awaits, ...counts } of awaited) await expectLists(counts, `awaits=${awaits}`, who);
    for (const { officeId, countyOffice, ...counts } of offices)
      await expectLists(counts, `office=${officeId}&county=${countyOffice}`, who);
    for (const rows of [stages, awaited, offices])
      expect(rows.reduce((sum: number, { open }: Counts) => sum + open, 0)).toBe(all.open);
  });

  it('7.1: has cases of every deadline, and says since when the first is over', async () => {
    const { all, today, soonUntil } = await read('/v1/statistics/board?days=1', 'auditor-1');
    for (const due of ['overdue', 'soon', 'later', 'none']) expect([due, all[due] > 0]).toEqual([due, true]);
    expect([all.overdueSince < today, all.nearestDueOn >= today]).toEqual([true, true]);
    expect([today, soonUntil]).toEqual(['2026-11-24', '2026-11-25']);
    const oldest = (await listed('due=overdue', 'auditor-1'))[0] as unknown as { dueOn: string };
    expect(oldest.dueOn).toBe(all.overdueSince);
  });

  it('10.5-1, 15.4-50: `soon` is a number of working days by the calendar of the county', async () => {
    const until = async (days: number) =>
      (await read(`/v1/statistics/board?days=${days}`, 'representative-101-a')).soonUntil;
    expect([await until(1), await until(2), await until(5)]).toEqual(['2026-11-25', '2026-11-28', '2026-12-01']);
  });

  it('15.4-49: no ended case is counted, and a case about the reader is in no number and no list (A5-1)', async () => {
    const auditor = new Set((await listed('', 'auditor-1')).map(({ caseId }) => caseId));
    const heads = new Set((await listed('', 'head-1')).map(({ caseId }) => caseId));
    const colleague = (await listed('', 'office-head-1')).map(({ caseId }) => caseId);
    expect(colleague.length).toBeGreaterThan(heads.size);
    for (const caseId of colleague) {
      expect(auditor.has(caseId)).toBe(true);
      const file = await api.send(get(`/v1/cases/${caseId}`).by('head-1'));
      expect(file.status).toBe(heads.has(caseId) ? 200 : 404);
      expect((await api.send(get(`/v1/cases/${caseId}`).by('office-head-1'))).body.state).toBe('open');
    }
  });

  it('N10, 1.2: a wish narrows what a person may see and never widens it', async () => {
    expect(await listed('office=office-201', 'head-1')).toEqual([]);
    expect((await read('/v1/statistics/board?county=county-2', 'head-1')).all.open).toBe(0);
    const offices = (who: string) =>
      read('/v1/statistics/board', who).then((board) => [
        ...new Set(board.offices.map((row: Readonly<Record<string, string>>) => row[of[who] ?? 'countyOffice'])),
      ]);
    const of: Readonly<Record<string, string>> = { 'representative-101-a': 'officeId' };
    expect(await offices('representative-101-a')).toEqual(['office-101']);
    expect(await offices('head-1')).toEqual(['county-1']);
    expect(await offices('head-2')).toEqual(['county-2']);
    expect((await offices('auditor-1')).toSorted()).toEqual(['county-1', 'county-2']);
  });

  it.each(['clerk-101', 'affairs-1', 'expert-1', 'repairs-1', 'operator-1'])(
    'who sees what: %s answers for no office and reads neither board nor statistics',
    async (who) => {
      for (const path of ['board', 'board/cases', 'cases'])
        await api.when(get(`/v1/statistics/${path}`).by(who)).thenRefused(403, 'RoleMustAllow');
    },
  );
});

describe('GET /v1/statistics/cases', () => {
  // After the last event of the cases: 1405-10-30.
  beforeAll(() => platform.clock.set('2027-01-20T04:30:00.000Z'));

  it('C1-12: over months, those open at the end are those of the board', async () => {
    for (const who of readers) {
      const { all } = await read('/v1/statistics/board', who);
      const statistics = await read('/v1/statistics/cases?from=1405-09-01', who);
      expect(statistics.all.openAtEnd).toBe(all.open);
      expect(statistics.months.map(({ month }: { month: string }) => month)).toEqual(['1405-09', '1405-10']);
      const waiting = statistics.stages.reduce((sum: number, { there }: { there: number }) => sum + there, 0);
      expect(waiting).toBe(all.open);
    }
  });

  it('7.1: names the kinds to choose from, whichever kind is chosen', async () => {
    const board = await read('/v1/statistics/board', 'head-1');
    for (const path of ['/v1/statistics/board?', '/v1/statistics/cases?from=1405-06-01&']) {
      const { kindsToChoose: all, today } = await read(path, 'head-1');
      expect(all.length).toBeGreaterThan(1);
      expect(today).toBe(board.today);
      const [{ kind }] = all as readonly [{ readonly kind: string }];
      const one = await read(`${path}kind=${kind}`, 'head-1');
      expect(one.kindsToChoose).toEqual(all);
      expect(new Set(one.stages.map((stage: { kind: string }) => stage.kind))).toEqual(new Set([kind]));
    }
  });

  it('1.2: adds up over the offices of a county, and over its kinds', async () => {
    const statistics = await read('/v1/statistics/cases?from=1405-06-01', 'auditor-1');
    const sum = (rows: readonly Readonly<Record<string, number>>[], figure: string) =>
      rows.reduce((all, row) => all + row[figure]!, 0);
    for (const figure of ['registered', 'answered', 'inTime', 'late', 'withdrawn', 'openAtEnd'])
      for (const rows of [statistics.offices, statistics.kinds])
        expect([figure, sum(rows, figure)]).toEqual([figure, statistics.all[figure]]);
    const county = await read('/v1/statistics/cases?from=1405-06-01&county=county-2', 'auditor-1');
    expect(county.all).toEqual((await read('/v1/statistics/cases?from=1405-06-01', 'head-2')).all);
    expect(statistics.all).toMatchObject({ answered: 2, inTime: 1, late: 1 });
  });

  it('C1-12: at most 24 months, in order, not of the future; days in either calendar', async () => {
    const statistics = (query: string) => api.when(get(`/v1/statistics/cases?${query}`).by('head-1'));
    const { body } = await statistics('from=1403-11-15&to=1405-10-30').then(200);
    expect([body.months.length, body.from, body.to]).toEqual([24, '2025-01-20', '2027-01-20']);
    await statistics('from=1403-10-30').thenRefused(422, 'StatisticsMustCoverAtMost24Months');
    await statistics('from=1405-09-02&to=1405-08-01').thenRefused(422, 'StatisticsMustBeOfThePast');
    await statistics('from=1405-11-02').thenRefused(422, 'StatisticsMustBeOfThePast');
    await statistics('from=1405-13-01').thenRefused(400, 'InvalidInput');
    await statistics('kind=none').thenRefused(400, 'InvalidInput');
    const usual = (await statistics('').then(200)).body;
    expect(usual.months.map(({ month }: { month: string }) => month)).toEqual([
      '1405-05',
      '1405-06',
      '1405-07',
      '1405-08',
      '1405-09',
      '1405-10',
    ]);
  });
});
