import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import * as fc from 'fast-check';
import type { LookUpLimits } from './look-up-limits.policy.ts';
import type { LookUp, LookUpsEvent } from './look-ups.messages.ts';
import { lookUpsOf, refusalOf } from './look-ups.ts';
import { maskedNumber, maskedText, maskedWords } from './masking.ts';
import { streamPartOf } from './stream-of-reader.ts';
import { unusualOf } from './unusual.ts';
import type { ReaderOfDay } from '../views/readers-by-day.view.ts';

const limits: LookUpLimits = {
  personsPerHour: 3,
  personsPerDay: 5,
  answersPerHour: 6,
  auditorPersonsPerHour: 9,
  auditorPersonsPerDay: 9,
  auditorAnswersPerHour: 9,
  dayBegins: 7,
  dayEnds: 19,
  unusualWithoutCase: 10,
  unusualMisses: 3,
  unusualTimesOffice: 4,
  unusualDaysOneAccount: 4,
};
const day = civilDate('2026-11-22');
const lookUps = lookUpsOf('looked-up-spec');
let next = 0;
const lookUp = (persons: readonly string[], more: Partial<LookUp> = {}): LookUp => ({
  lookUpId: `look-up-${(next += 1)}`,
  at: '2026-11-22T05:10:00.000Z',
  hour: 8,
  endpoint: 'GET /v1/accounts/{accountId}',
  form: 'whole',
  accounts: [],
  persons,
  counties: [],
  roles: ['counterClerk'],
  ...more,
});
const record = (...batch: LookUp[]) =>
  ({ type: 'RecordLookUps', reader: 'clerk-101', day, lookUps: batch, limits }) as const;
const lookedUp = (...batch: LookUp[]) =>
  ({ type: 'PersonalDataLookedUp', data: { reader: 'clerk-101', day, lookUps: batch } }) as const;
const reached = (rule: string, limit: number, hour = 8) =>
  ({
    type: 'LookUpLimitReached',
    data: {
      reader: 'clerk-101',
      day,
      rule,
      limit,
      at: '2026-11-22T05:10:00.000Z',
      hour,
      endpoint: 'GET /v1/accounts/{accountId}',
    },
  }) as const;

describe('look-ups of one reader and day (N7)', () => {
  it('N7: look-ups of one moment are one event', () => {
    const [one, other] = [lookUp(['a']), lookUp(['b'])];
    given(lookUps).when(record(one, other)).then(lookedUp(one, other));
  });
  it('N7: a reader has one budget and one place in the report in any letters of the user name', () => {
    expect(streamPartOf('Clerk-101')).toBe(streamPartOf('clerk-101'));
    expect(streamPartOf('کاربر-A')).toBe(streamPartOf('کاربر-a'));
    expect(streamPartOf('clerk-102')).not.toBe(streamPartOf('clerk-101'));
  });
  it('N7: a person counts once an hour and once a day; the next person above the limit is refused, and recorded once an hour', () => {
    const known = lookUp(['a', 'b', 'c']);
    const again = lookUp(['a', 'c']);
    given(lookUps, lookedUp(known))
      .when(record(again, lookUp(['d'])))
      .then(lookedUp(again), reached('PersonsPerHourMustBeWithinLimit', 3))
      .when(record(lookUp(['e'])))
      .thenNothing();
    const later = lookUp(['d', 'e'], { hour: 9 });
    given(lookUps, lookedUp(known), lookedUp(later))
      .when(record(lookUp(['f'], { hour: 9 })))
      .then(reached('PersonsPerDayMustBeWithinLimit', 5, 9));
  });
  it('N7: masked answers and searches without a result count as answers, not as persons', () => {
    const masked = Array.from({ length: 6 }, (_, index) => lookUp([`p${index}`], { form: 'masked' }));
    given(lookUps)
      .when(record(...masked, lookUp([], { form: 'masked' })))
      .then(lookedUp(...masked), reached('AnswersPerHourMustBeWithinLimit', 6));
  });
  it('N7: the limits of an auditor are wider, and not endless', () => {
    const roles = ['auditor'];
    const many = lookUp(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], { roles });
    given(lookUps)
      .when(record(many, lookUp(['j'], { roles })))
      .then(lookedUp(many), reached('PersonsPerHourMustBeWithinLimit', 9));
  });
  it('N7: records of whole answers are limited by hour and day, and by role, so that nobody exports them', () => {
    const byRole = [{ role: 'headOfSubscriberAffairs' as const, perHour: 30, perDay: 40 }];
    const ofRows = { ...limits, rowsPerHour: 20, rowsPerDay: 25, rowsByRole: byRole };
    const bills = (rows: number, more: Partial<LookUp> = {}) => lookUp(['a'], { rows, ...more });
    const within = (...batch: LookUp[]) => ({ ...record(...batch), limits: ofRows });
    const first = bills(20);
    given(lookUps)
      .when(within(first, bills(1)))
      .then(lookedUp(first), reached('RowsPerHourMustBeWithinLimit', 20));
    const [later, masked] = [bills(5, { hour: 9 }), lookUp(['a'], { form: 'masked' })];
    given(lookUps, lookedUp(first))
      .when(within(later, bills(1, { hour: 10 }), masked))
      .then(lookedUp(later, masked), reached('RowsPerDayMustBeWithinLimit', 25, 10));
    const ofHead = bills(30, { roles: ['counterClerk', 'headOfSubscriberAffairs'] });
    given(lookUps).when(within(ofHead)).then(lookedUp(ofHead));
    const without = bills(100_000);
    given(lookUps).when(record(without)).then(lookedUp(without));
  });
  it('N7: in any order and any batches nobody sees more persons than the limits, and the refusal has the rule', () => {
    const persons = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 4 });
    const batches = fc.array(fc.array(fc.tuple(persons, fc.integer({ min: 8, max: 10 })), { maxLength: 4 }));
    fc.assert(
      fc.property(batches, (all) => {
        let state = lookUps.initial;
        const seen: LookUp[] = [];
        for (const batch of all) {
          const asked = batch.map(([found, hour]) => lookUp(found, { hour }));
          const events = lookUps.decide(record(...asked), state) as LookUpsEvent[];
          state = fold({ ...lookUps, initial: state }, events);
          const granted = events.flatMap((event) => (event.type === 'PersonalDataLookedUp' ? event.data.lookUps : []));
          seen.push(...granted);
          for (const each of asked) if (!granted.includes(each)) expect(refusalOf(state, each, limits)).toBeTruthy();
        }
        const personsOf = (those: readonly LookUp[]) => new Set(those.flatMap((each) => each.persons)).size;
        expect(personsOf(seen)).toBeLessThanOrEqual(limits.personsPerDay);
        for (const hour of [8, 9, 10]) {
          const ofHour = seen.filter((each) => each.hour === hour);
          expect(personsOf(ofHour)).toBeLessThanOrEqual(limits.personsPerHour);
          expect(ofHour.length).toBeLessThanOrEqual(limits.answersPerHour);
        }
      }),
    );
  });
});

describe('masking (N7)', () => {
  it('shows the first letters of words in both scripts, and the last digits of numbers', () => {
    expect(maskedWords('سارا احمدی')).toBe('سا… اح…');
    expect(maskedWords(' Gas  Company ')).toBe('Ga… Co…');
    expect(maskedNumber('+989123456789')).toBe('…6789');
    expect(maskedText('09123456789')).toBe('…6789');
    expect(maskedText('پرویز رضایی')).toBe(['پر…', 'رض…'].join(' '));
  });
});

describe('unusual look-ups (N7)', () => {
  const quiet: ReaderOfDay = {
    reader: 'clerk-101',
    day,
    office: 'office-101',
    counties: [],
    answers: 4,
    whole: 4,
    withoutCase: 4,
    foreignCase: 0,
    misses: 0,
    byHour: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 4 : 0)),
    limitsReached: [],
  };
  const rules = (change: Partial<ReaderOfDay>, average?: number) =>
    unusualOf({ ...quiet, ...change }, limits, average).map(({ rule }) => rule);
  it('N7: a usual day has none', () => expect(rules({}, 3)).toEqual([]));
  it.each<[string, Partial<ReaderOfDay>, number | undefined]>([
    ['ManyWithoutCase', { withoutCase: 10 }, undefined],
    ['CaseOfAnotherAccount', { foreignCase: 1 }, undefined],
    ['OutsideWorkingHours', { byHour: quiet.byHour.map((_, hour) => (hour === 3 ? 1 : 0)) }, undefined],
    ['OutsideWorkingHours', { day: civilDate('2026-11-27') }, undefined],
    ['ManySearchesWithoutResult', { misses: 3 }, undefined],
    ['FarAboveOffice', { answers: 12 }, 3],
    ['LimitReached', { limitsReached: ['PersonsPerDayMustBeWithinLimit'] }, undefined],
  ])('N7: %s by %j', (rule, change, average) => expect(rules(change, average)).toEqual([rule]));
});
