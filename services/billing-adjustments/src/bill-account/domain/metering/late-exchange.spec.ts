import { describe, expect, it } from '@jest/globals';
import { fold, given, judged, type Rejection } from '@pishkhan/decider';
import fc from 'fast-check';
import { basis, billing, day, eventsOf, meter, opening, reading, terms } from '../../examples/account.ts';
import { simulated } from '../../examples/correction.ts';
import { isSound } from '../../examples/sound.ts';
import { correctionOfReading } from '../correcting/estimates/own-proposals.ts';
import { causeOfLateChange } from '../correcting/estimates/late-exchange-cause.ts';
import { changesNothing, type CorrectionRequest } from '../correcting/proposal.ts';
import { simulateCorrection } from '../correcting/simulate-correction.ts';
import type { BillAccountEvent, PostCorrection } from '../bill-account.messages.ts';
import type { Reading } from '../billing/bill.ts';
import { billAccount } from '../bill-account.ts';
import { lateChangeOf } from './late-exchange.ts';
import type { MeterChange } from './meters.messages.ts';

const { accountId } = terms;
const today = day(8, 5);
const old = meter.meterId;
const lastDay = day(12, 20);

/** 2,250 on 06-01 after 2,000 on 05-01; nobody at home on 07-01 and 08-01. */
const opened: BillAccountEvent[] = [
  { type: 'BillAccountOpened', data: terms },
  {
    type: 'MeterTaken',
    data: { accountId, meter: { ...meter, capacity: 'G4' }, opening: { ...opening, readOn: day(4), index: 1_750 } },
  },
];
const estimate = (name: string, on: Reading['readOn'], index: number) =>
  reading(name, on, index, {
    kind: 'estimated',
    estimatedBy: 'system',
    estimate: { method: 'periodBefore', methodVersion: 2, derivedFrom: ['reading-may', 'reading-june'] },
  });
const habit = [
  billing(reading('may', day(5), 2_000)),
  billing(reading('june', day(6), 2_250)),
  billing(estimate('july', day(7), 2_500)),
  billing(estimate('august', day(8), 2_750)),
];
const exchangeOf = (
  [from, last]: readonly [string, number],
  [to, first]: readonly [string, number],
  readOn: Reading['readOn'],
): MeterChange => {
  const broughtBy = `message-${to}`;
  return {
    changeId: `${from}-${to}`,
    removal: {
      readingId: `removal-${from}`,
      meterId: from,
      readOn,
      index: last,
      rolledOver: false,
      kind: 'removal',
      broughtBy,
    },
    next: {
      meter: { meterId: to, registerDigits: 5, capacity: 'G4', broughtBy },
      opening: { ...opening, readingId: `opening-${to}`, meterId: to, readOn, index: first, broughtBy },
    },
  };
};
const changeId = `${old}-T-B`;
const removalId = `removal-${old}`;
const late = (over: Partial<MeterChange> = {}): MeterChange => ({
  ...exchangeOf([old, 2_310], ['T-B', 0], day(6, 10)),
  estimates: [
    { readingId: 'reading-july', index: 140 },
    { readingId: 'reading-august', index: 347 },
  ],
  ...over,
});
const taking = (change: MeterChange) => ({ type: 'TakeMeterChange', accountId, change }) as const;
const onNew = (name: string, on: Reading['readOn'], index: number) =>
  billing(reading(name, on, index, { meterId: 'T-B' }));
const state = (events: readonly BillAccountEvent[]) => fold(billAccount, [...events]);
const correctionId = correctionOfReading(removalId);
const requestTo = (cause: CorrectionRequest['cause']): CorrectionRequest => ({
  correctionId,
  caseId: correctionId,
  officeId: 'county-1',
  accountId,
  cause,
  feeCharged: 0,
  proposedBy: 'billing-adjustments',
  requestedOn: today,
  broughtBy: 'message-exchange',
});
const requestFor = (events: readonly BillAccountEvent[]) =>
  requestTo(causeOfLateChange(lateChangeOf(state(events), changeId)!));
const posting = (events: readonly BillAccountEvent[]): PostCorrection => {
  const request = requestFor(events);
  return {
    type: 'PostCorrection',
    request,
    approved: simulated(state(events), request, today),
    approvals: [],
    basis: { ...basis, today },
  };
};
const posted = (events: readonly BillAccountEvent[]) =>
  eventsOf([posting(events), { type: 'BillKeptReadings', basis, today }], events);
const consumptions = (events: readonly BillAccountEvent[]) =>
  state(events)
    .bills.filter(({ supersededBy }) => supersededBy === undefined)
    .toSorted((one, other) => (one.days.from < other.days.from ? -1 : 1))
    .map(({ consumptionInForce }) => Number(consumptionInForce));

describe('situation 12: an exchange is entered after bills with estimates of later days (Card 13, 15.4-31, 15.4-32)', () => {
  const kept = eventsOf([...habit, taking(late())], opened);
  const waiting = eventsOf([onNew('read', day(8, 5), 160)], kept);

  it('waits with a proposal of billing, as does a reading of the new meter, and nothing parks', () => {
    expect(kept.at(-1)).toMatchObject({ type: 'MeterChangeKept', data: { waitsFor: 'laterEstimates' } });
    expect(waiting.at(-1)).toMatchObject({ type: 'ReadingKept', data: { waitsFor: 'lateExchange' } });
    expect(state(waiting).ownProposals).toEqual([correctionOfReading(removalId)]);
    expect(consumptions(waiting)).toEqual([250, 250, 250, 241]);
  });

  it('the head approves; both estimated bills are derived anew, whatever they had', () => {
    const { proposal } = simulated(state(waiting), requestFor(waiting), today);
    expect(proposal).toMatchObject({
      approvalsNeeded: ['headOfSubscriberAffairs'],
      meterId: 'T-B',
      readings: [
        { readingId: 'reading-july', wrongIndex: 2_500, because: 'derivedAnew' },
        { readingId: 'reading-august', wrongIndex: 2_741, because: 'derivedAnew' },
      ],
      bills: [{ because: 'derivedAnew' }, { because: 'derivedAnew' }],
    });
  });

  it('15.4-32: from 06-01 to 08-05 together 60 + 160 = 220 m³, the reading of the new meter included', () => {
    const events = posted(waiting);
    const { readings, keptChanges, ownProposals, waiting: left, meter: present } = state(events);
    const [, , ...since] = consumptions(events);
    expect(since.reduce((sum, each) => sum + each, 0)).toBe(220);
    expect(readings.filter(({ meterId, readOn }) => meterId === old && readOn > day(6, 10))).toEqual([]);
    expect([keptChanges, ownProposals, left, present?.meterId]).toEqual([undefined, [], [], 'T-B']);
    isSound(events);
  });

  it('a reading of the new meter after the posting counts the same in total', () => {
    const events = eventsOf([onNew('read', day(9, 1), 4_160)], posted(kept));
    const [, , ...since] = consumptions(events);
    expect(since.reduce((sum, each) => sum + each, 0)).toBe(60 + 4_160);
    isSound(events);
  });

  it('the same exchange again has no effect, before and after the posting', () => {
    given(billAccount, ...waiting)
      .when(taking(late()))
      .thenNothing();
    given(billAccount, ...posted(waiting))
      .when(taking(late()))
      .thenNothing();
  });

  it('11.6: with another capacity the standing charge follows from the day of the exchange on', () => {
    const { next } = late();
    const larger = late({ next: { ...next!, meter: { ...next!.meter, capacity: 'G6' } } });
    const events = posted(eventsOf([...habit, taking(larger), onNew('read', day(8, 5), 160)], opened));
    expect(events.find(({ type }) => type === 'SupplyTermsAmended')).toMatchObject({
      data: { from: day(6, 10), meterCapacity: 'G6' },
    });
    isSound(events);
  });

  it('11.4: a reading of the old meter on a later day needs a person: LateExchangeMustWait', () => {
    const read = eventsOf([...habit, billing(reading('read', day(8, 4), 2_800)), taking(late())], opened);
    expect(read.at(-1)).toMatchObject({ data: { waitsFor: 'laterReading' } });
    const account = state(read);
    judged(simulateCorrection(requestFor(read), { ...basis, account, today }) as Rejection).thenRejected(
      'LateExchangeMustWait',
    );
  });
});

describe('situation 12: what arrives while the exchange is kept', () => {
  const kept = eventsOf([...habit, taking(late()), onNew('read', day(8, 5), 160)], opened);

  it('15.4-31: an estimate that moves is not corrected before: LateExchangeMustBeTakenFirst', () => {
    const cause: CorrectionRequest['cause'] = {
      kind: 'readings',
      readings: [{ readingId: 'reading-july', rightIndex: 2_400 }],
    };
    const request = { ...requestTo(cause), correctionId: 'other', caseId: 'case-1', proposedBy: 'clerk-101' };
    const answer = simulateCorrection(request, { ...basis, account: state(kept), today });
    judged(answer as Rejection).thenRejected('LateExchangeMustBeTakenFirst');
  });

  it('11.4: without the account it waits without a proposal, which follows once the account is open', () => {
    const early = eventsOf([...habit, taking(late())], opened.slice(1));
    expect(early.at(-1)).toMatchObject({ type: 'MeterChangeKept', data: { waitsFor: 'meter' } });
    expect(state(early).ownProposals).toEqual([]);
    const events = eventsOf(
      [
        { type: 'OpenBillAccount', terms },
        { type: 'BillKeptReadings', basis, today },
      ],
      early,
    );
    expect(state(events).ownProposals).toEqual([correctionOfReading(removalId)]);
    isSound(posted(events));
  });

  it('estimates that no bill has yet are taken with it too', () => {
    const silent = { ...basis, book: { ...basis.book, versions: [] } };
    const unpriced = habit.map((command, place) => (place < 2 ? command : { ...command, basis: silent }));
    const events = eventsOf([...unpriced, taking(late())], opened);
    expect(events.at(-1)).toMatchObject({ type: 'MeterChangeKept', data: { waitsFor: 'laterEstimates' } });
    isSound(posted(events));
  });
});

interface Month {
  /** M³ up to the 10th, and from then on. */
  readonly used: readonly [number, number];
  readonly absent: boolean;
  readonly exchanged: boolean;
}

/** Posts what billing proposes until nothing is left to correct. */
const corrected = (before: readonly BillAccountEvent[]): readonly BillAccountEvent[] => {
  let events = before;
  const needless = new Set<string>();
  for (;;) {
    const account = state(events);
    const { keptChanges = [], readings, waiting } = account;
    const id = account.ownProposals.find((each) => !needless.has(each));
    if (id === undefined) return events;
    const kept = keptChanges.find(({ removal }) => correctionOfReading(removal.readingId) === id);
    const overruling = [...readings, ...waiting].find(({ readingId }) => correctionOfReading(readingId) === id);
    const cause = kept
      ? causeOfLateChange(lateChangeOf(account, kept.changeId)!)
      : ({ kind: 'estimateOverruled', readingId: overruling!.readingId } as const);
    const request: CorrectionRequest = { ...requestTo(cause), correctionId: id, caseId: id };
    const approved = simulated(account, request, lastDay);
    if (changesNothing(approved.proposal)) needless.add(id);
    else {
      const post: PostCorrection = {
        type: 'PostCorrection',
        request,
        approved,
        approvals: [],
        basis: { ...basis, today: lastDay },
      };
      events = eventsOf([post, { type: 'BillKeptReadings', basis, today: lastDay }], events);
    }
  }
};

it('15.4-31, situation 12: with any late exchanges the bills count what the meters showed, once corrected', () => {
  const month = fc.record({
    used: fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })),
    absent: fc.boolean(),
    exchanged: fc.boolean(),
  });
  const months = fc.array(month, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(months, fc.boolean(), fc.boolean(), (some: readonly Month[], atOnce, postedFirst) => {
      let events: readonly BillAccountEvent[] = eventsOf(habit.slice(0, 2), opened);
      let [present, shown, physical, known] = [old, 2_250, 500, old];
      let late: MeterChange[] = [];
      let estimates: { readonly readingId: string; readonly readOn: Reading['readOn'] }[] = [];
      const then = (command: Parameters<typeof billAccount.decide>[0]) => {
        events = eventsOf([command], events);
      };
      const enter = () => {
        for (const change of late) {
          const moved = estimates.filter(({ readOn }) => readOn >= change.removal.readOn);
          then(
            taking({
              ...change,
              ...(moved.length > 0 && { estimates: moved.map(({ readingId }) => ({ readingId, index: 7 })) }),
            }),
          );
          if (atOnce) events = corrected(events);
        }
        [late, estimates, known] = [[], [], present];
      };
      for (const [place, { used, absent, exchanged }] of [
        ...some,
        { used: [3, 4], absent: false, exchanged: false } as const,
      ].entries()) {
        const [on, until] = [day(6 + place, 10), day(7 + place)];
        shown += used[0];
        physical += used[0] + used[1];
        if (exchanged) {
          late.push(exchangeOf([present, shown], [`meter-${place}`, place], on));
          [present, shown] = [`meter-${place}`, place];
        }
        shown += used[1];
        if (absent) {
          const guess = { ...estimate(`${place}`, until, 2_500 + 10 * place), meterId: known };
          then(billing(guess));
          estimates.push(guess);
        } else {
          enter();
          if (postedFirst) events = corrected(events);
          then(billing(reading(`${place}`, until, shown, { meterId: present })));
          events = corrected(events);
        }
      }
      const account = state(events);
      expect([account.waiting, account.keptChanges]).toEqual([[], undefined]);
      expect(consumptions(events).reduce((sum, each) => sum + each, 0)).toBe(physical);
      isSound([...events]);
    }),
    { numRuns: 60 },
  );
});

describe('11.4, 15.4-31: a removal without another meter is entered after bills with estimates of later days', () => {
  const { next: _next, ...removalOf } = exchangeOf([old, 2_310], ['none', 0], day(6, 10));
  const gone = (estimated: readonly string[], over: Partial<MeterChange> = {}): MeterChange => ({
    ...removalOf,
    absence: 'cut',
    estimates: estimated.map((name) => ({ readingId: `reading-${name}`, index: removalOf.removal.index })),
    ...over,
  });
  const keptRemoval = eventsOf([...habit, taking(gone(['july', 'august']))], opened);
  const requestOf = (events: readonly BillAccountEvent[]) =>
    requestTo(causeOfLateChange(lateChangeOf(state(events), removalOf.changeId)!));
  const postedRemoval = (events: readonly BillAccountEvent[]) => {
    const request = requestOf(events);
    const approved = simulated(state(events), request, today);
    const post = { type: 'PostCorrection', request, approved, approvals: [], basis: { ...basis, today } } as const;
    return eventsOf([post, { type: 'BillKeptReadings', basis, today }], events);
  };
  const next = (readOn: Reading['readOn'], index: number) => ({
    meter: { meterId: 'T-C', registerDigits: 5, capacity: 'G4', broughtBy: 'message-c' },
    opening: { ...opening, readingId: 'opening-T-C', meterId: 'T-C', readOn, index, broughtBy: 'message-c' },
  });

  it('waits with a proposal of billing; once approved the days without a meter count nothing', () => {
    expect(keptRemoval.at(-1)).toMatchObject({ type: 'MeterChangeKept', data: { waitsFor: 'laterEstimates' } });
    const { proposal } = simulated(state(keptRemoval), requestOf(keptRemoval), today);
    expect(proposal).toMatchObject({
      approvalsNeeded: ['headOfSubscriberAffairs'],
      cause: { kind: 'lateRemoval', removedOn: day(6, 10), absence: 'cut' },
      readings: [
        { readingId: 'reading-july', wrongIndex: 2_500, rightIndex: 2_310 },
        { readingId: 'reading-august', wrongIndex: 2_741, rightIndex: 2_310 },
      ],
      warnings: [],
    });
    const after = postedRemoval(keptRemoval);
    expect(after.map(({ type }) => type)).toContain('MeterRemovalTaken');
    expect(consumptions(after)).toEqual([250, 250, 60, 0]);
    expect(state(after).meter).toBeUndefined();
    expect(state(after).keptChanges).toBeUndefined();
  });

  it('Card 13: the next meter is billed from the end of the last bill; before the posting its readings wait', () => {
    const put = { type: 'TakeMeter', accountId, ...next(day(8, 10), 5) } as const;
    const first = billing(reading('next', day(9), 45, { meterId: 'T-C' }));
    expect(consumptions(eventsOf([put, first], postedRemoval(keptRemoval)))).toEqual([250, 250, 60, 0, 40]);
    const early = eventsOf([put, first], keptRemoval);
    expect(early.at(-1)).toMatchObject({ type: 'ReadingKept' });
    expect(consumptions(postedRemoval(early))).toEqual([250, 250, 60, 0, 40]);
    isSound([...postedRemoval(early)]);
  });

  it('15.4-31: a right index of the removal, or of a reading before it, leaves the days after it without use', () => {
    const after = postedRemoval(keptRemoval);
    const right = (readingId: string, rightIndex: number): CorrectionRequest => ({
      ...requestTo({ kind: 'readings', readings: [{ readingId, rightIndex }] }),
      correctionId: 'c-later',
      caseId: 'case-later',
    });
    const correctedBy = (request: CorrectionRequest) => {
      const approved = simulated(state(after), request, today);
      return eventsOf(
        [{ type: 'PostCorrection', request, approved, approvals: [], basis: { ...basis, today } }],
        after,
      );
    };
    expect(consumptions(correctedBy(right(removalId, 2_300)))).toEqual([250, 250, 50, 0]);
    expect(consumptions(correctedBy(right(removalId, 2_400)))).toEqual([250, 250, 150, 0]);
    expect(consumptions(correctedBy(right('reading-june', 2_240)))).toEqual([250, 240, 70, 0]);
    const nobodys = simulateCorrection(right('reading-august', 2_500), { ...basis, today, account: state(after) });
    judged(nobodys as Rejection).thenRejected('ReadingMustHaveAMeter', { readOn: day(8) });
  });

  it('11.4, A12-2: an estimate of such a day that no bill has is dropped; the same meter comes back and is billed', () => {
    const silent = { ...basis, book: { ...basis.book, versions: [] } };
    const unpriced = (from: number) => habit.map((each, place) => (place < from ? each : { ...each, basis: silent }));
    const { meter: _, ...opened2 } = next(day(8, 10), 2_310);
    const back = {
      type: 'TakeMeter',
      accountId,
      meter: { ...next(day(8, 10), 0).meter, meterId: old },
      opening: { ...opened2.opening, meterId: old },
    } as const;
    for (const from of [2, 3]) {
      const after = postedRemoval(eventsOf([...unpriced(from), taking(gone(['july', 'august']))], opened));
      expect(state(after)).toMatchObject({ waiting: [], keptFor: {} });
      const end = eventsOf([back, billing(reading('next', day(9), 2_350))], after);
      expect(consumptions(end)).toEqual(from === 2 ? [250, 250, 100] : [250, 250, 60, 40]);
      expect(state(end).waiting).toEqual([]);
      isSound([...end]);
    }
  });

  it('11.4, 15.4-31: an estimate of the day of the removal is after it, also if no bill has it', () => {
    const silent = { ...basis, book: { ...basis.book, versions: [] } };
    const unpriced = habit.map((each, place) => (place < 3 ? each : { ...each, basis: silent }));
    const off = gone(['august'], { removal: { ...removalOf.removal, readOn: day(8), index: 2_610 } });
    const put = { type: 'TakeMeter', accountId, ...next(day(8, 10), 5) } as const;
    const read = billing(reading('next', day(9), 45, { meterId: 'T-C' }));
    const end = eventsOf([put, read], postedRemoval(eventsOf([...unpriced, taking(off)], opened)));
    expect(consumptions(end)).toEqual([250, 250, 250, 150]);
    isSound([...end]);
  });

  it('11.4, 15.4-31: with any late removals the bills count what the meters showed, once corrected', () => {
    const used = fc.integer({ min: 0, max: 400 });
    const times = fc.record({ before: used, absent: fc.integer({ min: 0, max: 3 }), after: used, first: used });
    fc.assert(
      fc.property(times, fc.boolean(), ({ before, absent, after, first }, isPostedFirst) => {
        const names = ['july', 'august', 'september'].slice(0, absent);
        const guesses = names.map((name, place) => billing(estimate(name, day(7 + place), 2_500 + 10 * place)));
        const shown = { ...removalOf.removal, index: 2_250 + before };
        const late = gone(names, { removal: shown });
        const { estimates: _, ...early } = late;
        let events = eventsOf([...habit.slice(0, 2), ...guesses, taking(absent > 0 ? late : early)], opened);
        const put = { type: 'TakeMeter', accountId, ...next(day(9, 15), first) } as const;
        const read = billing(reading('next', day(10), first + after, { meterId: 'T-C' }));
        if (isPostedFirst && absent > 0) events = postedRemoval(events);
        events = eventsOf([put, read], events);
        if (!isPostedFirst && absent > 0) events = postedRemoval(events);
        const account = state(events);
        expect([account.waiting, account.keptChanges]).toEqual([[], undefined]);
        expect(account.meter?.meterId).toBe('T-C');
        expect(consumptions(events).reduce((sum, each) => sum + each, 0)).toBe(500 + before + after);
        isSound([...events]);
      }),
      { numRuns: 60 },
    );
  });
});
