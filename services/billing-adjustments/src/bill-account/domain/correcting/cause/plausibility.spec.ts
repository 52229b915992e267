import { describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { basis, billing, day, eventsOf, reading } from '../../../examples/account.ts';
import { correcting, requestOf, seenAt, simulated, type AskedFor } from '../../../examples/correction.ts';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccount } from '../../bill-account.state.ts';
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
  it('after a correction the next true reading is billed', () => {
    const command = correcting({ readingId: 'reading-c', rightIndex: 8_600, ...seenAt(8_700) })(account);
    const posted = billAccount.decide(command, account) as BillAccountEvent[];
    const corrected = posted.reduce(billAccount.evolve, account);
    expect(billAccount.decide(billing(reading('d', day(8), 8_760)), corrected)).toMatchObject([
      { type: 'BillIssued', data: { consumption: '160.000' } },
    ]);
  });
});
