import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import type { Policy, PolicyVersion } from '@pishkhan/published-versions';
import { basis, billing, day, eventsOf, meter, opening, reading, terms } from '../../../examples/account.ts';
import { correcting, requestOf, seenAt, simulated, type AskedFor } from '../../../examples/correction.ts';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../billing/bill.ts';
import { simulateCorrection } from '../simulate-correction.ts';

/** The meter of F1: G4, register 5; 8,500, and 8,743 a month later. */
const account = fold(
  billAccount,
  eventsOf([
    billing(reading('a', day(5), 4_100)),
    billing(reading('b', day(6), 8_500)),
    billing(reading('c', day(7), 8_743)),
  ]),
);
const simulating = (asked: AskedFor, state: BillAccount = account) =>
  simulateCorrection(requestOf({ readingId: 'reading-c', ...asked }), { ...basis, account: state, today: day(7, 10) });
const warned = (asked: AskedFor, state: BillAccount) =>
  simulated(state, requestOf(asked)).proposal.warnings.map(({ kind }) => kind);

describe('F1, 15.4-34: an implausible right index is no proposal', () => {
  it('99,604 seen and right: 91,104 m³ in 31 days, at most 4,464', () =>
    expect(simulating({ rightIndex: 99_604, ...seenAt(99_604) })).toMatchObject({
      rejected: 'CorrectIndexMustNotExceedCapacity',
      data: { rightIndex: 99_604, consumption: 91_104, most: 4_464 },
    }));
  it('14,000 instead of 8,743: 5,500 m³', () =>
    expect(simulating({ rightIndex: 14_000, ...seenAt(14_100) })).toMatchObject({
      rejected: 'CorrectIndexMustNotExceedCapacity',
      data: { consumption: 5_500 },
    }));
  it('a claimed rollover, 99,960 and 30 seen: the register and the capacity do not allow it', () =>
    expect(simulating({ rightIndex: 99_960, ...seenAt(30) })).toMatchObject({
      rejected: 'CorrectIndexMustNotExceedCapacity',
      data: { consumption: 91_460 },
    }));
  it('downward: at least the index seen less the capacity of the days since; 7,737 for 8,745 seen seven days later', () => {
    const state = fold(
      billAccount,
      eventsOf([
        billing(reading('a', day(5), 4_100)),
        billing(reading('b', day(6), 7_000)),
        billing(reading('c', day(7), 8_743)),
      ]),
    );
    expect(simulating({ rightIndex: 7_736, ...seenAt(8_745) }, state)).toMatchObject({
      rejected: 'CorrectIndexMustNotExceedCapacity',
      data: { rightIndex: 7_736, consumption: 1_009, most: 1_008 },
    });
    expect(simulating({ rightIndex: 7_737, ...seenAt(8_745) }, state)).toMatchObject({ proposal: { warnings: [] } });
  });
  it('the day before the visit: 8,500 for 8,745 seen is refused, 8,601 is not', () => {
    const state = fold(
      billAccount,
      eventsOf([billing(reading('b', day(6), 5_400)), billing(reading('c', day(7, 7), 8_743))]),
    );
    expect(simulating({ rightIndex: 8_500, ...seenAt(8_745) }, state)).toMatchObject({
      rejected: 'CorrectIndexMustNotExceedCapacity',
      data: { consumption: 245, most: 144 },
    });
    expect(simulating({ rightIndex: 8_601, ...seenAt(8_745) }, state)).toHaveProperty('proposal');
  });
  it('an index above the one seen at the visit falls', () =>
    expect(simulating({ rightIndex: 8_700, ...seenAt(8_690) })).toMatchObject({
      rejected: 'CorrectIndexMustFitNeighbours',
      data: { rightIndex: 8_700, after: 8_690 },
    }));
  const override = {
    by: 'head-1',
    role: 'headOfSubscriberAffairs' as const,
    evidence: 'workshop report 31',
    findings: ['exceedsCapacity' as const],
  };
  it('the head accepts what exceeds the capacity: approvers see finding and evidence, and sign them', () => {
    const asked = { readingId: 'reading-c', rightIndex: 14_000, ...seenAt(14_100), override };
    const { proposal, hash } = simulated(account, requestOf(asked));
    expect(proposal.warnings.map(({ kind }) => kind)).toEqual(['overridden', 'exceedsCapacity']);
    expect(proposal.warnings[0]).toMatchObject({
      fa: expect.stringContaining('workshop report 31'),
      data: { by: 'head-1' },
    });
    expect(proposal.override).toMatchObject({ by: 'head-1', findings: [{ kind: 'exceedsCapacity' }] });
    const other = { ...override, evidence: 'another report' };
    expect(simulated(account, requestOf({ ...asked, override: other })).hash).not.toBe(hash);
  });
  it('nobody accepts what falls, or what the register cannot show', () => {
    expect(simulating({ rightIndex: 8_700, ...seenAt(8_690), override })).toMatchObject({
      rejected: 'CorrectIndexMustFitNeighbours',
    });
    expect(simulating({ rightIndex: 123_456, ...seenAt(123_460), override })).toMatchObject({
      rejected: 'CorrectIndexMustFitRegister',
    });
  });
  it('a plausible index needs no override, and the proposal has none', () =>
    expect(
      simulated(account, requestOf({ readingId: 'reading-c', rightIndex: 8_700, ...seenAt(8_750), override })).proposal,
    ).not.toHaveProperty('override'));
  it('several readings are judged with each other', () => {
    const readings = (first: number, second: number) => ({
      cause: {
        kind: 'readings' as const,
        readings: [
          { readingId: 'reading-b', rightIndex: first },
          { readingId: 'reading-c', rightIndex: second },
        ],
      },
      ...seenAt(4_700),
    });
    expect(simulating(readings(4_300, 4_600))).toHaveProperty('proposal');
    expect(simulating(readings(4_650, 4_600))).toMatchObject({ rejected: 'CorrectIndexMustFitNeighbours' });
  });
  it('a possible rollover is proposed, and approvers are warned in words', () => {
    const late = fold(
      billAccount,
      eventsOf([billing(reading('a', day(5), 4_100)), billing(reading('b', day(6), 4_200))]),
    );
    const turned: BillAccount = {
      ...late,
      readings: late.readings.map((each) => (each.readingId === 'reading-a' ? { ...each, index: 99_900 } : each)),
    };
    const asked = { rightIndex: 9, ...seenAt(40) };
    expect(warned(asked, turned)).toEqual(['unconfirmedRollover']);
    expect(simulated(turned, requestOf(asked)).proposal.warnings[0]!.fa).toContain('گذشته باشد');
  });
  it('15.4-33: a confirmed rollover is no warning, of the reading itself or of the one before it', () => {
    const rolled = { rolledOver: true, rolloverConfirmed: true } as const;
    const turned = (more: Partial<Reading>) => {
      const state = fold(
        billAccount,
        eventsOf([
          billing(reading('a', day(5), 4_100)),
          billing(reading('b', day(6), 4_200)),
          billing(reading('c', day(7), 4_260)),
        ]),
      );
      const indexes: Readonly<Record<string, Partial<Reading>>> = {
        [opening.readingId]: { index: 99_700 },
        'reading-a': { index: 99_900 },
        'reading-b': { index: 40, ...more },
        'reading-c': { index: 100 },
      };
      return { ...state, readings: state.readings.map((each) => ({ ...each, ...indexes[each.readingId] })) };
    };
    const seen = seenAt(140);
    expect(warned({ readingId: 'reading-b', rightIndex: 50, ...seen }, turned(rolled))).toEqual([]);
    expect(warned({ readingId: 'reading-a', rightIndex: 99_800, ...seen }, turned(rolled))).toEqual([]);
    const unconfirmed = turned({ rolledOver: true });
    expect(warned({ readingId: 'reading-b', rightIndex: 50, ...seen }, unconfirmed)).toEqual(['unconfirmedRollover']);
    expect(warned({ readingId: 'reading-a', rightIndex: 99_800, ...seen }, unconfirmed)).toEqual([
      'unconfirmedRollover',
    ]);
  });
  describe('F11, 15.4-33: a rollover above the share of the policy, which the head confirms', () => {
    const rollover = { ...override, findings: ['rolloverAboveShare' as const], evidence: 'photograph of the register' };
    /** A register of four digits that missed a winter. */
    const small = (...indexes: readonly number[]): BillAccount => {
      const state = fold(
        billAccount,
        eventsOf(indexes.map((_, place) => billing(reading(`${place}`, day(5 + place), 3_000 + place * 10)))),
      );
      const seen = (readingId: string, index: number) => indexes[Number(readingId.replace('reading-', ''))] ?? index;
      return {
        ...state,
        meter: { ...state.meter!, registerDigits: 4 },
        readings: state.readings.map((each) => ({ ...each, index: seen(each.readingId, each.index) })),
      };
    };
    const account4 = small(7_000, 9_000);
    const asked = { readingId: 'reading-1', rightIndex: 1_200, ...seenAt(1_400) };

    it('is proposed with the warning, the evidence and the consumption across the rollover', () => {
      expect(simulating(asked, account4)).toMatchObject({
        rejected: 'CorrectIndexMustFitNeighbours',
        data: { rightIndex: 1_200, before: 7_000 },
      });
      const { proposal, hash } = simulated(account4, requestOf({ ...asked, override: rollover }));
      expect(proposal.warnings.map(({ kind }) => kind)).toEqual(['overridden', 'rolloverAboveShare']);
      expect(proposal.warnings[0]!.fa).toContain(
        'گذر شمارنده از صفر را تأیید کرده است؛ مدرک: photograph of the register',
      );
      expect(proposal.warnings[1]!.fa).toContain('۴٬۲۰۰ مترمکعب');
      expect(proposal.override).toMatchObject({ by: 'head-1', findings: [{ kind: 'rolloverAboveShare' }] });
      expect(proposal.readings).toMatchObject([{ readingId: 'reading-1', rightIndex: 1_200, rolledOver: true }]);
      expect(proposal.bills.at(-1)!.consumption.after).toBe('4200.000');
      const other = { ...rollover, evidence: 'another photograph' };
      expect(simulated(account4, requestOf({ ...asked, override: other })).hash).not.toBe(hash);
    });
    it('is marked at the next reading, if the right index is the one before the rollover', () => {
      const { proposal } = simulated(
        small(5_000, 6_000, 1_100),
        requestOf({ readingId: 'reading-1', rightIndex: 7_000, ...seenAt(1_400), override: rollover }),
      );
      expect(
        proposal.readings.map(({ readingId, rightIndex, rolledOver, because }) => [
          readingId,
          rightIndex,
          rolledOver,
          because,
        ]),
      ).toEqual([
        ['reading-1', 7_000, false, 'corrected'],
        ['reading-2', 1_100, true, 'corrected'],
      ]);
      expect(proposal.bills.at(-1)!.consumption.after).toBe('4100.000');
    });
    it('is kept by a mark that nobody had confirmed: a further correction needs no head and bills the same', () => {
      const marked = small(5_000, 9_000, 1_100);
      const unconfirmed = {
        ...marked,
        readings: marked.readings.map((each) => ({ ...each, rolledOver: each.readingId === 'reading-2' })),
      };
      const byTheHead = { readingId: 'reading-1', rightIndex: 7_000, ...seenAt(1_400), override: rollover };
      const command = correcting(byTheHead)(unconfirmed);
      const events = billAccount.decide(command, unconfirmed) as BillAccountEvent[];
      const posted = events.reduce(billAccount.evolve, unconfirmed);
      expect(posted.readings.at(-1)).toMatchObject({ index: 1_100, rolledOver: true, rolloverConfirmed: true });
      const again = { readingId: 'reading-1', rightIndex: 6_990, ...seenAt(1_400) };
      const { proposal } = simulated(posted, requestOf(again));
      expect(proposal.readings.map(({ readingId }) => readingId)).toEqual(['reading-1']);
      expect(proposal.bills.at(-1)!.consumption.after).toBe('4110.000');
    });
    it('is not accepted beyond the capacity, nor by the evidence for another finding', () => {
      const beyond = { ...asked, rightIndex: 3_000, ...seenAt(3_100), override: rollover };
      expect(simulating(beyond, account4)).toMatchObject({ rejected: 'CorrectIndexMustFitNeighbours' });
      expect(simulating({ ...asked, override }, account4)).toMatchObject({ rejected: 'CorrectIndexMustFitNeighbours' });
    });
    it('is in force after the posting: the next reading is billed, and a further correction keeps it', () => {
      const command = correcting({ ...asked, override: rollover })(account4);
      const posted = (billAccount.decide(command, account4) as BillAccountEvent[]).reduce(billAccount.evolve, account4);
      expect(posted.readings.at(-1)).toMatchObject({ index: 1_200, rolledOver: true, rolloverConfirmed: true });
      expect(billAccount.decide(billing(reading('n', day(7, 20), 1_500)), posted)).toMatchObject([
        { type: 'BillIssued', data: { consumption: '300.000' } },
      ]);
      const again = { readingId: 'reading-1', rightIndex: 1_300, ...seenAt(1_400) };
      expect(simulated(posted, requestOf(again)).proposal.readings).toMatchObject([
        { rightIndex: 1_300, rolledOver: true },
      ]);
    });
  });
  it('after a correction the next true reading is billed', () => {
    const command = correcting({ readingId: 'reading-c', rightIndex: 8_600, ...seenAt(8_700) })(account);
    const posted = billAccount.decide(command, account) as BillAccountEvent[];
    const corrected = posted.reduce(billAccount.evolve, account);
    expect(billAccount.decide(billing(reading('d', day(8), 8_760)), corrected)).toMatchObject([
      { type: 'BillIssued', data: { consumption: '160.000' } },
    ]);
  });
});

describe('15.4-33, 15.4-34: a right index is judged by the version of the policy in force on the day of the proposal', () => {
  const limits = {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  };
  const version = (name: string, effectiveFrom: CivilDate, content: object): PolicyVersion => ({
    name: 'index-judgement',
    version: name,
    effectiveFrom,
    sample: true,
    settles: '15.4-33',
    content,
  });
  const judgement = {
    versions: [
      version('strict', day(1), limits),
      version('lax', day(8), { ...limits, unusualTimesSameSeason: 0, confirmTimesSameSeason: 0 }),
    ],
  };
  /** 100 m³ from 1 to 31 Khordad of the year before. */
  const lastYear = fold(
    billAccount,
    eventsOf(
      [
        billing(reading('y1', day(3, 1, 1404), 1_000)),
        billing(reading('y2', day(4, 1, 1404), 1_100)),
        billing(reading('a', day(3), 2_000)),
        billing(reading('b', day(4), 2_100)),
      ],
      [
        { type: 'BillAccountOpened', data: { ...terms, openedOn: day(1, 1, 1404) } },
        {
          type: 'MeterTaken',
          data: { accountId: terms.accountId, meter, opening: { ...opening, readOn: day(2, 1, 1404), index: 900 } },
        },
      ],
    ),
  );
  const proposed = (
    state: BillAccount,
    asked: AskedFor,
    today = day(7, 10),
    policy: Policy | undefined = judgement,
  ) => {
    const simulation = simulateCorrection(requestOf(asked), {
      ...basis,
      account: state,
      today,
      ...(policy && { judgement: policy }),
    });
    if ('rejected' in simulation) throw new Error(simulation.rejected);
    return simulation.proposal;
  };
  const kindsOf = ({ warnings }: { readonly warnings: readonly { readonly kind: string }[] }) =>
    warnings.map(({ kind }) => kind);
  const unusual = { readingId: 'reading-b', rightIndex: 3_100, ...seenAt(3_300) };

  it('a multiple of the same season is a warning with its numbers, and the proposal names the version', () => {
    const { warnings, policies } = proposed(lastYear, unusual);
    expect(warnings).toMatchObject([{ kind: 'unusual', en: expect.stringContaining('100 m³') }]);
    expect(policies).toMatchObject({ judgement: 'strict' });
    expect(kindsOf(proposed(lastYear, unusual, day(8, 1)))).toEqual([]);
  });
  it('F15, 15.4-41: a version of the limits that was published after its first day is named to the approvers', () => {
    const [strict] = judgement.versions;
    const former = { ...strict!, version: 'former', effectiveFrom: day(1, 1, 1404) };
    const late = { ...strict!, version: 'late', effectiveFrom: day(3), publishedOn: day(7, 9) };
    const asked = { readingId: 'reading-b', rightIndex: 2_150, ...seenAt(2_400) };
    expect(proposed(lastYear, asked, day(7, 10), { ...judgement, versions: [former, late] }).warnings).toMatchObject([
      {
        kind: 'backdatedPolicyVersion',
        fa: expect.stringContaining('«سنجش رقم کنتور»'),
        data: { policy: 'index-judgement', policyVersion: 'late', effectiveFrom: day(3), publishedOn: day(7, 9) },
      },
    ]);
    expect(proposed(lastYear, asked, day(7, 10), { ...judgement, versions: [former] }).warnings).toEqual([]);
  });
  it('before the first version, and from topics without it, nothing is unusual and no rollover is confirmed', () => {
    const { warnings, policies } = proposed(lastYear, unusual, day(7, 10), { versions: [] });
    expect([warnings, policies.judgement]).toEqual([[], undefined]);
    expect(kindsOf(proposed(lastYear, unusual, addDays(day(1), -1)))).toEqual([]);
  });
  it('a small rollover of a usual season is confirmed by it, and by no version without such limits', () => {
    const turned = {
      ...lastYear,
      readings: lastYear.readings.map((each) => (each.readingId === 'reading-a' ? { ...each, index: 99_900 } : each)),
    };
    const small = { readingId: 'reading-b', rightIndex: 60, ...seenAt(500) };
    expect(kindsOf(proposed(turned, small))).toEqual([]);
    expect(kindsOf(proposed(turned, small, day(8, 1)))).toEqual(['unconfirmedRollover']);
  });
});
