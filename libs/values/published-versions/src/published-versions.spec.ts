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
  waitingOf,
  type PolicyVersion,
  type Version,
} from './index.ts';
import {
  byTwoPersons,
  confirming,
  declining,
  head,
  policyOfficer,
  proposing,
  publishedByTwo,
  secondOfficer,
} from './two-persons.builders.ts';

interface Price extends Version {
  readonly effectiveFrom: CivilDate;
  readonly price: number;
}
const title = { fa: 'ف', en: 'E' };
const document = publishedVersions<'Price', Price>({
  category: 'price',
  noun: 'Price',
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
const prices = byTwoPersons(document);
const publish = (draft: Price, today = first) => ({ draft, today }) as const;
const published = (version: Price, more: Partial<Price> = {}) =>
  ({
    type: 'PricePublished',
    data: { ...version, publishedOn: first, publication: publishedByTwo(first), ...more },
  }) as const;

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

describe('7.5 a proposal says which version it changes', () => {
  const over = (basedOn: string, draft: Price) =>
    given(document, published(price('a', 10)), published(price('b', 20))).when({ ...proposing(draft, first), basedOn });
  it('7.5: ProposalMustChangeTheVersionBefore, if another one is in force on its first day', () => {
    over('a', price('c', 30)).thenRejected('ProposalMustChangeTheVersionBefore', { basedOn: 'a', version: 'b' });
    over('a', price('c', 5)).thenRejected('ProposalMustChangeTheVersionBefore', { basedOn: 'a', version: null });
    for (const [basedOn, offset] of [
      ['a', 15],
      ['b', 20],
      ['b', 30],
    ] as const)
      over(basedOn, price('c', offset)).thenMatching(([event]) =>
        expect(event).toMatchObject({ type: 'PriceProposed' }),
      );
  });
  it('7.5: of two proposals over one version the second is not confirmed, so that no change is undone unseen', () => {
    const of = (draft: Price) => ({ draft, proposedBy: 'policy-1', proposedOn: first, reason: 'spec', basedOn: 'b' });
    const proposed = (draft: Price) => ({ type: 'PriceProposed', data: of(draft) }) as const;
    const [sooner, later] = [price('c', 30), price('d', 40)];
    over('b', sooner).then(proposed(sooner));
    const both = given(
      document,
      published(price('a', 10)),
      published(price('b', 20)),
      proposed(sooner),
      proposed(later),
    );
    expect(waitingOf(both.state)).toMatchObject([{ basedOn: 'b' }, { basedOn: 'b' }]);
    const confirmed = (version: Price) => published(version, { publication: publishedByTwo(first) });
    both
      .when(confirming('c', first))
      .then(confirmed(sooner))
      .when(confirming('d', first))
      .thenRejected('ProposalMustChangeTheVersionBefore', { basedOn: 'b', version: 'c' });
    both
      .when(confirming('d', first))
      .then(confirmed(later))
      .when(confirming('c', first))
      .thenRejected('LaterVersionMustBeTheOneSeen', { later: 'd' });
  });
  it('7.5: a version between two is confirmed, if its proposer has seen the later one', () => {
    const between = price('c', 15);
    const proposed = { draft: between, proposedBy: 'policy-1', proposedOn: first, reason: 'spec' } as const;
    over('a', between).then({ type: 'PriceProposed', data: { ...proposed, basedOn: 'a', followedBy: 'b' } });
    given(document, published(price('a', 10)), published(price('b', 20)), {
      type: 'PriceProposed',
      data: { ...proposed, basedOn: 'a', followedBy: 'b' },
    })
      .when(confirming('c', first))
      .then(published(between, { publication: publishedByTwo(first) }));
  });
  it('7.5: a form that also names its version as a colleague did is refused for what he changed', () => {
    over('a', price('b', 30)).thenRejected('ProposalMustChangeTheVersionBefore', { basedOn: 'a', version: 'b' });
    over('b', price('b', 30)).thenRejected('PriceMustNotChange');
    over('a', price('b', 20)).thenNothing();
  });
  it('7.5: a declined version keeps who proposed it, and who declined it and why', () => {
    const { state } = given(document)
      .when(proposing(price('a', 10), first))
      .then({
        type: 'PriceProposed',
        data: { draft: price('a', 10), proposedBy: 'policy-1', proposedOn: first, reason: 'spec' },
      });
    const declined = fold(document, [
      { type: 'PriceProposed', data: state.waiting![0]! } as const,
      {
        type: 'PriceDeclined',
        data: { version: 'a', declinedBy: 'head-1', declinedOn: day(1), reason: 'too low' },
      } as const,
    ]);
    expect(declined.declined).toEqual([
      {
        ...price('a', 10),
        proposedBy: 'policy-1',
        proposedOn: first,
        declinedBy: 'head-1',
        declinedOn: day(1),
        declinedBecause: 'too low',
      },
    ]);
  });
});

describe('7.5, N2 a version needs a second person', () => {
  const officer = { roles: ['policyOfficer'] };
  const draft = price('a', 10);
  const proposed = {
    type: 'PriceProposed',
    data: { draft, proposedBy: 'policy-1', proposedOn: first, reason: 'spec' },
  } as const;
  const waiting = () => given(document, proposed);
  it('N2: a proposal is in force on no day; the confirmation of another person puts it in force and says when', () => {
    const { state } = given(document).when(proposing(draft, first)).then(proposed);
    expect([versionOn(state, day(20)), waitingOf(state)]).toMatchObject([undefined, [{ version: 'a' }]]);
    const after = waiting()
      .when(confirming('a', day(1), secondOfficer))
      .then({
        type: 'PricePublished',
        data: {
          ...draft,
          publishedOn: day(1),
          publication: {
            way: 'secondPerson',
            proposedBy: 'policy-1',
            proposedOn: first,
            confirmedBy: 'policy-2',
            confirmedAs: 'policyOfficer',
            inForceAt: `${day(1)}T08:00:00.000Z`,
          },
        },
      });
    expect([versionOn(after.state, day(10))?.version, waitingOf(after.state)]).toEqual(['a', []]);
    after.when(confirming('a', day(1), secondOfficer)).thenNothing();
    after.when(confirming('a', day(1))).thenRejected('ProposedVersionMustWait', { version: 'a' });
  });
  it('N2: VersionConfirmerMustNotBeProposer, in no role', () => {
    waiting()
      .when(confirming('a', first, policyOfficer))
      .thenRejected('VersionConfirmerMustNotBeProposer');
    waiting()
      .when(confirming('a', first, { ...head, subject: policyOfficer.subject }))
      .thenRejected('VersionConfirmerMustNotBeProposer');
  });
  it('N2: a user name in other letters is the same person', () =>
    waiting()
      .when(confirming('a', first, { ...policyOfficer, subject: policyOfficer.subject.toUpperCase() }))
      .thenRejected('VersionConfirmerMustNotBeProposer'));
  it('N2: VersionConfirmerMustHoldTheRole', () =>
    waiting()
      .when(confirming('a', first, { subject: 'clerk-101', roles: ['counterClerk'] }))
      .thenRejected('VersionConfirmerMustHoldTheRole', { roles: ['policyOfficer', 'headOfSubscriberAffairs'] }));
  it('N2: ProposedVersionMustExist; a proposal that is proposed again is the same proposal', () => {
    waiting().when(confirming('b', first)).thenRejected('ProposedVersionMustExist', { version: 'b' });
    waiting().when(declining('b', first)).thenRejected('ProposedVersionMustExist', { version: 'b' });
    waiting().when(proposing(draft, first)).thenNothing();
  });
  it('N2: nobody changes what waits: the name keeps the content that the second person read', () => {
    const other = price('a', 10, 200);
    waiting().when(proposing(other, first)).thenRejected('PriceMustNotChange');
    const declined = waiting()
      .when(declining('a', first))
      .then({
        type: 'PriceDeclined',
        data: { version: 'a', declinedBy: 'policy-2', declinedOn: first, reason: 'spec' },
      });
    declined.when(declining('a', first)).thenNothing();
    declined.when(confirming('a', first)).thenRejected('ProposedVersionMustWait');
    for (const again of [draft, other]) declined.when(proposing(again, first)).thenRejected('PriceMustNotChange');
  });
  it('N2: what was true at the proposal is checked again at the confirmation', () => {
    const two = given(document, proposed, { ...proposed, data: { ...proposed.data, draft: price('b', 10, 200) } });
    two.when(confirming('b', first)).thenMatching(([event]) => {
      const taken = given(document, proposed, event!);
      taken.when(confirming('a', first)).thenMatching((events) => expect(events).toHaveLength(1));
      taken.when(confirming('a', day(1))).thenRejected('PriceDayMustBeUnique');
    });
  });
  it('15.4-41: RetroactiveVersionMustGiveReason; only the head is its second person', () => {
    const past = price('past', -30);
    given(document)
      .when(proposing(past, first, ''))
      .thenRejected('RetroactiveVersionMustGiveReason');
    const late = given(document, { ...proposed, data: { ...proposed.data, draft: past } });
    late
      .when(confirming('past', first, { subject: 'policy-2', ...officer }))
      .thenRejected('VersionConfirmerMustHoldTheRole', { roles: ['headOfSubscriberAffairs'] });
    late.when(confirming('past', first)).then(published(past, { publication: publishedByTwo(first, true) }));
  });
  it('15.4-41: so is a version whose first day has passed while it waited', () => {
    const { reason: _, ...without } = proposed.data;
    const late = given(document, { type: 'PriceProposed', data: without });
    late.when(confirming('a', day(11), secondOfficer)).thenRejected('VersionConfirmerMustHoldTheRole');
    late
      .when(confirming('a', day(11)))
      .thenMatching(([event]) =>
        expect(event!.data).toMatchObject({ publication: { retroactiveBecause: expect.stringContaining('تأیید شد') } }),
      );
    late.when(confirming('a', day(10), secondOfficer)).thenMatching((events) => expect(events).toHaveLength(1));
  });
  it('7.5: SamplesMayOnlyFillAnEmptyRegister, and the event names the load', () => {
    const load = (version: string) =>
      ({
        type: 'LoadVersion',
        draft: price(version, 10),
        way: 'firstLoad',
        samples: ['a', 'b'],
        today: first,
        at: 'now',
      }) as const;
    const loaded = published(price('a', 10), {
      publication: { way: 'firstLoad', proposedBy: 'sample-loader', proposedOn: first, inForceAt: 'now' },
    });
    given(document).when(load('a')).then(loaded).when(load('a')).thenNothing();
    const earlier = { type: 'PricePublished', data: price('a', 9) } as const;
    for (const history of [{ ...loaded, data: { ...loaded.data, effectiveFrom: day(9) } }, earlier])
      given(document, history)
        .when(load('b'))
        .thenMatching((events) => expect(events).toHaveLength(1));
    for (const history of [
      proposed,
      published(price('x', 1)),
      { type: 'PricePublished', data: price('x', 1) } as const,
    ])
      given(document, history).when(load('b')).thenRejected('SamplesMayOnlyFillAnEmptyRegister');
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
      title: { fa: 'هفته', en: 'week' },
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
