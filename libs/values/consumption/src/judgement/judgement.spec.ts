import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, parseJalali } from '@pishkhan/calendar';
import fc from 'fast-check';
import { hasRolledOver } from '../register.ts';
import { textOfFinding } from './finding-texts.ts';
import { judgeIndex, type JudgedIndex } from './judgement.ts';
import type { IndexLimits } from './judgement.policy.ts';

const register = { registerDigits: 5, capacity: 'G4' } as const;
const limits: IndexLimits = {
  rolloverPercentOfRegister: 25,
  confirmPercentOfCapacity: 10,
  confirmTimesSameSeason: 3,
  unusualTimesSameSeason: 10,
  unusualCubicMetresPer30Days: 600,
  readingsOfAStandstill: 3,
  reviewWithinDays: 3,
};
const day = (jalali: string) => parseJalali(jalali)!;
const on = (jalali: string, index: number) => ({ readOn: day(jalali), index });
const judge = (before: JudgedIndex['before'], index: JudgedIndex['index'], more: Partial<JudgedIndex> = {}) =>
  judgeIndex({ register, before, index, limits, ...more });
const kinds = (...judged: Parameters<typeof judge>) => judge(...judged).findings.map(({ kind }) => kind);

const previous = on('1405-05-01', 8_500);
const month = '1405-05-31';

describe('F1, 15.4-34: one judgement of an index, with the numbers of the finding', () => {
  it('99,604 on a G4 that showed 8,500 thirty days before exceeds its capacity: 91,104 m³, at most 4,320', () =>
    expect(judge([previous], on(month, 99_604)).findings).toEqual([
      {
        kind: 'exceedsCapacity',
        earlier: previous,
        later: on(month, 99_604),
        judged: 'later',
        consumption: 91_104,
        most: 4_320,
      },
    ]));
  it('14,000 instead of 8,743 exceeds it too, and 12,820 is the most possible', () => {
    expect(kinds([previous], on(month, 14_000))).toEqual(['exceedsCapacity']);
    expect(kinds([previous], on(month, 12_820))).toEqual([]);
    expect(kinds([previous], on(month, 12_821))).toEqual(['exceedsCapacity']);
  });
  it('downward: 8,500 is refused by the index 8,745 seen the next day, 8,601 is the least possible', () => {
    const after = on('1405-06-01', 8_745);
    expect(judge([previous], on(month, 8_500), { after }).findings).toEqual([
      {
        kind: 'exceedsCapacity',
        earlier: on(month, 8_500),
        later: after,
        judged: 'earlier',
        consumption: 245,
        most: 144,
      },
    ]);
    expect(kinds([previous], on(month, 8_601), { after })).toEqual([]);
  });
  it('an index above the one seen later falls', () =>
    expect(kinds([previous], on(month, 8_743), { after: on('1405-06-01', 8_505) })).toEqual(['falls']));
  it('two indexes of one day are a day apart at most', () => {
    expect(kinds([previous], on(month, 8_600), { after: on(month, 8_744) })).toEqual([]);
    expect(kinds([previous], on(month, 8_600), { after: on(month, 8_745) })).toEqual(['exceedsCapacity']);
  });
  it('a claimed rollover: 99,960 right and 30 seen eight days later does not make 91,460 m³ possible', () =>
    expect(kinds([previous], on(month, 99_960), { after: on('1405-06-08', 30) })).toEqual([
      'exceedsCapacity',
      'unconfirmedRollover',
    ]));
  it('123,456 has more digits than the register', () =>
    expect(judge([previous], on(month, 123_456)).findings).toEqual([
      { kind: 'moreDigits', index: 123_456, registerDigits: 5 },
    ]));
  it('5 where 8,743 was read falls: no rollover makes 91,262 m³ possible', () =>
    expect(kinds([on('1405-05-01', 8_743)], on(month, 5))).toEqual(['falls']));
});

describe('case 09, 15.4-33: a rollover counts only if it is confirmed', () => {
  const installed = on('1405-04-01', 99_000);
  const facts = [installed, on('1405-05-01', 99_100)];
  it('40 after 99,100 is 940 m³ and unconfirmed', () =>
    expect(judge(facts, on('1405-06-01', 40))).toEqual({
      rolledOver: true,
      confirmedByPolicy: false,
      findings: [
        {
          kind: 'unconfirmedRollover',
          earlier: facts[1],
          later: on('1405-06-01', 40),
          judged: 'later',
          consumption: 940,
          most: 4_464,
        },
      ],
    }));
  it('a confirmed one needs no second confirmation, also as the index after the judged one, but is still unusual', () => {
    const confirmed = { ...on('1405-06-01', 40), rolloverConfirmed: true };
    expect(kinds(facts, confirmed)).toEqual([]);
    expect(kinds([installed], on('1405-05-01', 99_200), { after: confirmed })).toEqual([]);
    const little = [
      on('1404-01-01', 98_000),
      on('1404-05-01', 98_400),
      on('1404-06-01', 98_450),
      on('1405-05-01', 99_100),
    ];
    expect(kinds(little, confirmed)).toEqual(['unusual']);
  });
  it('a confirmed one beyond the share of the register is named again, and falls beyond the capacity', () => {
    const confirmed = { ...on('1405-06-01', 40), rolloverConfirmed: true };
    expect(kinds([on('1404-05-01', 70_000)], confirmed)).toEqual(['unconfirmedRollover']);
    expect(kinds([on('1405-05-01', 95_000)], confirmed)).toEqual(['falls']);
  });
  const lastYear = [on('1404-01-01', 98_000), on('1404-05-01', 98_400), on('1404-06-01', 98_500)];
  const upTo = (index: number) => [...lastYear, on('1405-05-01', index)];
  it('the policy confirms it within its share of the capacity and its multiple of the same season', () => {
    expect(judge(upTo(99_900), on('1405-06-01', 40))).toEqual({
      rolledOver: true,
      confirmedByPolicy: true,
      findings: [],
    });
    expect(judge(upTo(99_740), on('1405-06-01', 40)).confirmedByPolicy).toBe(true);
    expect(judge(upTo(99_739), on('1405-06-01', 40)).findings).toMatchObject([
      { kind: 'unconfirmedRollover', consumption: 301, usual: 100 },
    ]);
    const muchOfLastYear = { confirmTimesSameSeason: 100 };
    expect(
      judge(upTo(99_500), on('1405-06-01', 40), { limits: { ...limits, ...muchOfLastYear } }).confirmedByPolicy,
    ).toBe(false);
  });
  it('none is confirmed without the same season, by zero limits, or without a policy', () => {
    expect(kinds([on('1405-05-01', 99_990)], on('1405-06-01', 40))).toEqual(['unconfirmedRollover']);
    const never = { ...limits, confirmPercentOfCapacity: 0 };
    expect(kinds(upTo(99_990), on('1405-06-01', 40), { limits: never })).toEqual(['unconfirmedRollover']);
    const { findings } = judgeIndex({ register, before: upTo(99_990), index: on('1405-06-01', 40) });
    expect(findings.map(({ kind }) => kind)).toEqual(['unconfirmedRollover']);
  });
  it('beyond the capacity or the share of the register the index falls', () => {
    expect(kinds([on('1405-05-01', 95_000)], on('1405-06-01', 40))).toEqual(['falls']);
    expect(kinds([on('1404-05-01', 70_000)], on('1405-06-01', 40))).toEqual(['falls']);
  });
});

describe('11.4, 15.4-33: the share of the register in judgements and in corrections', () => {
  it('a version of an earlier release above a quarter allows no rollover that a correction would refuse', () => {
    const wide = { ...limits, rolloverPercentOfRegister: 60 };
    const days = ['1403-01-01', '1405-05-31'] as const;
    for (const consumption of [25_000, 25_001, 60_000]) {
      const [from, to] = [90_000, consumption - 10_000];
      const { findings } = judge([on(days[0], from)], on(days[1], to), { limits: wide });
      expect(findings.map(({ kind }) => kind)).toEqual([
        hasRolledOver(register, from, { index: to }) ? 'unconfirmedRollover' : 'falls',
      ]);
    }
  });
});

describe('15.4-33: consumption and standstill by the policy', () => {
  const lastYear = [on('1404-01-01', 1_000), on('1404-05-01', 1_400), on('1404-06-01', 1_480), on('1405-05-01', 2_000)];
  it('ten times the same season is unusual', () => {
    expect(judge(lastYear, on('1405-06-01', 2_800)).findings).toMatchObject([
      { kind: 'unusual', consumption: 800, usual: 80 },
    ]);
    expect(kinds(lastYear, on('1405-06-01', 2_799))).toEqual([]);
  });
  it('a small consumption is not, nor is any without the same season', () => {
    const little = [on('1404-05-01', 1_400), on('1404-06-01', 1_401), on('1405-05-01', 2_000)];
    expect(kinds(little, on('1405-06-01', 2_100))).toEqual([]);
    expect(kinds([on('1405-05-01', 2_000)], on('1405-06-01', 4_000))).toEqual([]);
  });
  it('A2: the third reading with one index stands still', () => {
    const still = [on('1405-01-01', 500), on('1405-02-01', 510), on('1405-03-01', 510)];
    expect(judge(still, on('1405-04-01', 510)).findings).toEqual([
      { kind: 'standsStill', index: 510, since: day('1405-02-01'), readings: 3 },
    ]);
    expect(kinds(still.slice(0, 2), on('1405-04-01', 510))).toEqual([]);
  });
});

describe('F1: a true meter', () => {
  it('15.4-34: no index of a meter that runs within its capacity is impossible', () => {
    const steps = fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 60 }), perDay: fc.integer({ max: 144, min: 0 }) }),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), steps, (start, walked) => {
        const facts = [{ readOn: civilDate('2024-03-20'), index: start }];
        for (const { days, perDay } of walked) {
          const { readOn, index } = facts.at(-1)!;
          facts.push({ readOn: addDays(readOn, days), index: (index + days * perDay) % 100_000 });
        }
        facts.forEach((index, place) => {
          const after = facts[place + 1];
          const { findings } = judgeIndex({
            register,
            before: facts.slice(0, place),
            index,
            ...(after && { after }),
            limits,
          });
          expect(findings.filter(({ kind }) => kind === 'falls' || kind === 'exceedsCapacity')).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('F1: a finding in words', () => {
  it('is a Persian sentence without codes, and an English one', () => {
    const all = [
      ...judge([previous], on(month, 99_604)).findings,
      ...judge([previous], on(month, 123_456)).findings,
      ...judge([previous], on(month, 8_499)).findings,
      ...judge([on('1405-05-01', 99_100)], on(month, 40)).findings,
      ...judge([on('1404-05-01', 0), on('1404-06-01', 80), on('1405-05-01', 99)], on('1405-06-01', 1_000)).findings,
      ...judge([previous, on('1405-05-10', 8_500)], on(month, 8_500)).findings,
    ];
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(6);
    for (const { fa, en } of all.map(textOfFinding)) {
      expect(fa).not.toMatch(/[a-zA-Z0-9]/);
      expect(en).toMatch(/^[\x20-\x7e³]+$/);
    }
    expect(textOfFinding(all[0]!).fa).toContain('۹۱٬۱۰۴');
  });
});
