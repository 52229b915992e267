import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import { fold, given, isRejection, rule } from '@pishkhan/decider';
import { choice, whole } from '@pishkhan/fields';
import * as fc from 'fast-check';
import {
  brokenRuleOf,
  definePolicy,
  everyVersion,
  isTaken,
  isFinal,
  misfitOf,
  policyAsKept,
  policyOn,
  publishedVersions,
  versionOn,
  type PolicyVersion,
  type Version,
} from './index.ts';

interface Price extends Version {
  readonly effectiveFrom: CivilDate;
  readonly price: number;
}
const title = { fa: 'ف', en: 'E' };
const prices = publishedVersions<'PublishPrice', 'PricePublished', Price>({
  category: 'price',
  event: 'PricePublished',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  contentMustFit: rule('PriceMustBePositive', title, ({ price }: Price) => price <= 0),
  versionMustNotChange: rule('PriceMustNotChange', title, (published: Price, draft: Price) =>
    isTaken(published, draft),
  ),
  dayMustBeUnique: rule('PriceDayMustBeUnique', title, (inForce: Price, _: Price, today: CivilDate) =>
    isFinal(inForce, today),
  ),
});
const first = civilDate('2026-03-21');
const day = (offset: number) => addDays(first, offset);
const price = (version: string, offset: number, amount = 100): Price => ({
  version,
  effectiveFrom: day(offset),
  price: amount,
});
const publish = (draft: Price, today = first) => ({ type: 'PublishPrice', draft, today }) as const;
const published = (version: Price, more: Partial<Price> = {}) =>
  ({ type: 'PricePublished', data: { ...version, publishedOn: first, ...more } }) as const;

describe('publishing versions', () => {
  it('records the day, and publishing the same content again has no effect, in any field order', () => {
    given(prices)
      .when(publish(price('a', 10)))
      .then(published(price('a', 10)))
      .when(publish({ price: 100, effectiveFrom: day(10), version: 'a' }, day(5)))
      .thenNothing();
  });
  it('a name keeps its content, and the content fits', () => {
    given(prices, published(price('a', 10)))
      .when(publish(price('a', 10, 200)))
      .thenRejected('PriceMustNotChange');
    given(prices)
      .when(publish(price('a', 10, 0)))
      .thenRejected('PriceMustBePositive');
  });
  it('F14: on its day of publishing a further version replaces it, and the former stays on record', () => {
    const { state } = given(prices, published(price('a', 10)))
      .when(publish(price('b', 10, 200)))
      .then(published(price('b', 10, 200), { replaces: 'a' }))
      .when(publish(price('c', 10, 300)))
      .then(published(price('c', 10, 300), { replaces: 'b' }));
    expect(versionOn(state, day(10))?.version).toBe('c');
    expect(state.replaced?.map(({ version, replacedBy }) => [version, replacedBy])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });
  it('F14: a replaced version cannot be published again; the one in force has no effect again', () => {
    const replaced = () => given(prices, published(price('a', 10)), published(price('b', 10, 200), { replaces: 'a' }));
    replaced()
      .when(publish(price('a', 10)))
      .thenRejected('PriceMustNotChange');
    replaced()
      .when(publish(price('b', 10, 200)))
      .thenNothing();
  });
  it('from the next day on it is final, and so is a version with an unknown day of publishing', () => {
    const other = publish(price('b', 10, 200), day(1));
    given(prices, published(price('a', 10)))
      .when(other)
      .thenRejected('PriceDayMustBeUnique');
    given(prices, { type: 'PricePublished', data: price('a', 10) })
      .when(publish(price('b', 10, 200)))
      .thenRejected('PriceDayMustBeUnique');
  });
});

const drafts = fc.array(
  fc.record({
    name: fc.integer({ min: 0, max: 12 }),
    offset: fc.integer({ min: 0, max: 5 }),
    amount: fc.integer({ min: 0, max: 3 }),
    wait: fc.integer({ min: 0, max: 1 }),
  }),
  { maxLength: 30 },
);

describe('versions published in any order', () => {
  it('exactly one version is in force on a day: the accepted one that started last, or its replacement', () => {
    fc.assert(
      fc.property(drafts, (commands) => {
        let state = prices.initial;
        let today = first;
        const byDay = new Map<CivilDate, string>();
        const names = new Set<string>();
        for (const { name, offset, amount, wait } of commands) {
          today = addDays(today, wait);
          const before = state;
          const draft = price(`v${name}`, offset, amount);
          const decision = prices.decide(publish(draft, today), state);
          if (isRejection(decision) || decision.length === 0) continue;
          state = fold({ ...prices, initial: state }, decision);
          byDay.set(draft.effectiveFrom, draft.version);
          names.add(draft.version);
          const gone = before.versions.filter((each) => !state.versions.includes(each));
          expect(gone.every(({ publishedOn }) => publishedOn === today)).toBe(true);
        }
        const days = state.versions.map(({ effectiveFrom }) => effectiveFrom);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(
          everyVersion(state)
            .map(({ version }) => version)
            .toSorted(),
        ).toEqual([...names].toSorted());
        for (let offset = -1; offset <= 6; offset++) {
          const begun = [...byDay].filter(([from]) => from <= day(offset)).toSorted();
          expect(versionOn(state, day(offset))?.version).toBe(begun.at(-1)?.[1]);
        }
      }),
    );
  });
});

describe('a policy', () => {
  const table = {
    week: definePolicy({
      fields: {
        days: whole({ fa: 'شمار روزها', en: 'days' }, { min: 1, max: 30 }),
        from: choice({ fa: 'مبدأ', en: 'start' }, ['registration', 'referral']),
      },
      rules: rule('WeekMustNotBeLonger', title, ({ days }: { days: number }) => days > 7),
    }),
  };
  const version = (content: unknown, name = 'week'): PolicyVersion => ({
    name,
    version: '1',
    effectiveFrom: first,
    sample: true,
    settles: '15.2-10',
    content,
  });
  const week = (days: unknown) => ({ days, from: 'referral' });
  it('15.4-44: stores typed numbers and words normalised', () => {
    expect(policyAsKept(table, version({ days: '۵', from: ' referral\u200f' })).content).toEqual(week(5));
    expect(policyAsKept(table, version(week('x'))).content).toEqual(week('x'));
  });
  it('fits its fields and obeys its rules', () => {
    expect(misfitOf(table, version(week(5)))).toBe(false);
    expect(misfitOf(table, version(week(0)))).toMatchObject({
      name: 'week',
      at: '/days',
      problem: {
        fa: 'شمار روزها را وارد کنید (عدد صحیح از ۱ تا ۳۰)',
        en: 'days must be a whole number from 1 to 30',
      },
    });
    expect(misfitOf(table, version({ ...week(5), colour: 1 }))).toMatchObject({ at: '/colour' });
    expect(misfitOf(table, version([]))).toMatchObject({ at: '', problem: { fa: 'تنظیم‌ها را وارد کنید' } });
    expect(brokenRuleOf(table, version(week(8)))).toMatchObject({ rejected: 'WeekMustNotBeLonger' });
    expect(brokenRuleOf(table, version(week(5)))).toBe(false);
  });
  it('is read by its name with typed content', () => {
    const state = { versions: [version(week(5))] };
    expect(policyOn(table, 'week', state, first)?.content.days).toBe(5);
    expect(policyOn(table, 'week', state, addDays(first, -1))).toBeUndefined();
    expect(policyOn(table, 'week', { versions: [version(week(5), 'month')] }, first)).toBeUndefined();
  });
});
