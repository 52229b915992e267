import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import type { Policy } from '@pishkhan/published-versions';
import { readPolicyFile } from '../../../../pricing/policy/policy-files.ts';
import { policy } from '../../../../pricing/policy/domain/policy.ts';
import { basis as prices, billing, day, eventsOf, reading } from '../../../examples/account.ts';
import { requestOf, seenAt } from '../../../examples/correction.ts';
import type { AskedFor } from '../../../examples/correction.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Simulation } from '../proposal.ts';
import { simulateCorrection } from '../simulate-correction.ts';

const published = (...contents: readonly object[]): Policy =>
  fold(
    policy,
    contents.map((content, place) => {
      const version = readPolicyFile('sample-correction-approval.json');
      const more = { version: `v${place}`, content: { ...(version.content as object), ...content } };
      return { type: 'PolicyVersionPublished', data: { ...version, ...more } } as const;
    }),
  );
const bands = (upTo: number) => ({
  bands: [
    { upTo, approvals: ['qualifiedRepresentative'] },
    { upTo: null, approvals: ['qualifiedRepresentative', 'headOfSubscriberAffairs'] },
  ],
});
const account = fold(
  billAccount,
  eventsOf([
    billing(reading('a', day(5), 1_060)),
    billing(reading('b', day(6), 1_120)),
    billing(reading('c', day(7), 2_250)),
  ]),
);
const today = day(7, 10);
const wanted = (rightIndex: number, correctionId: string, more: AskedFor = {}) =>
  requestOf({ correctionId, rightIndex, readingId: 'reading-c', ...seenAt(2_262), ...more });
const simulate = (state: BillAccount, request: ReturnType<typeof wanted>, approval: Policy, on: CivilDate = today) => {
  const simulation = simulateCorrection(request, { ...prices, approval, account: state, today: on });
  if ('rejected' in simulation) throw new Error(`refused: ${simulation.rejected}`);
  return simulation;
};
const post = (
  state: BillAccount,
  request: ReturnType<typeof wanted>,
  { approval, approved, on = today }: { approval: Policy; approved: Simulation; on?: CivilDate },
) =>
  billAccount.decide(
    {
      type: 'PostCorrection',
      request,
      approved,
      approvals: [{ by: 'representative-101-b', role: 'qualifiedRepresentative', office: 'office-101', on }],
      basis: { ...prices, approval, today: on },
    },
    state,
  );
const posted = (state: BillAccount, request: ReturnType<typeof wanted>, approval: Policy, on: CivilDate = today) => {
  const events = post(state, request, { approval, approved: simulate(state, request, approval, on), on });
  if (isRejection(events)) throw new Error(`refused: ${events.rejected}`);
  return events.reduce(billAccount.evolve, state);
};
const needs = ({ proposal }: Pick<Simulation, 'proposal'>) => proposal.approvalsNeeded.length;

const ownOf = (rightIndex: number) => {
  const { difference } = simulate(account, wanted(rightIndex, 'own'), published({})).proposal;
  return Math.abs(difference);
};
/** 90 m³ are below the band, 180 m³ above it. */
const upTo = Math.round(ownOf(2_160) * 1.5);
const counting = published({ ...bands(upTo), countedDays: 30 });
const alone = published(bands(upTo));
/** The finding's three steps: each is below the band. */
const steps = [2_160, 2_070, 1_980].map((index, place) => wanted(index, `step-${place}`));

describe('N3: amounts that are split count together', () => {
  it('N3, 7.5: three small steps over one reading need the head from the step that reaches the band', () => {
    const states = steps.reduce<{ state: BillAccount; needed: number[]; totals: (number | undefined)[] }>(
      ({ state, needed, totals }, step) => {
        const simulation = simulate(state, step, counting);
        return {
          state: posted(state, step, counting),
          needed: [...needed, needs(simulation)],
          totals: [...totals, simulation.proposal.sum?.total],
        };
      },
      { state: account, needed: [], totals: [] },
    );
    expect(states.needed[0]).toBe(1);
    expect(states.needed.at(-1)).toBe(2);
    const [first, , last] = states.totals as [number, number, number];
    expect(last).toBeGreaterThan(upTo);
    expect(first).toBeLessThan(upTo);
    expect(states.state.counted.map(({ kind, readings }) => [kind, readings])).toEqual(
      steps.map(() => ['correction', ['reading-c']]),
    );
  });
  it('N3: a version without the window keeps its meaning, for old corrections too', () => {
    const state = steps.reduce((before, step) => posted(before, step, alone), account);
    const { proposal } = simulate(state, wanted(1_900, 'next'), alone);
    expect(proposal).not.toHaveProperty('sum');
    expect(proposal.approvalsNeeded).toEqual(['qualifiedRepresentative']);
  });
  it('N3: two approvals at one moment, each below the band, cannot both pass: the account decides', () => {
    const [one, other] = [wanted(2_160, 'one'), wanted(2_165, 'other')];
    const both = [one, other].map((request) => simulate(account, request, counting));
    expect(both.map(needs)).toEqual([1, 1]);
    const after = posted(account, one, counting);
    expect(post(after, other, { approval: counting, approved: both[1]! })).toMatchObject({
      rejected: 'ProposalMustMatchItsInputs',
    });
  });
  it('N3: of another reading only the window counts, of the same reading every day', () => {
    const after = posted(account, wanted(2_160, 'before'), counting);
    const later = addDays(today, 200);
    const sumOf = (readingId: string, requestedOn: CivilDate) => {
      const rightIndex = readingId === 'reading-c' ? 2_070 : 1_110;
      const request = requestOf({ correctionId: 'after', rightIndex, requestedOn, readingId, ...seenAt(2_262) });
      return simulate(after, request, counting, later).proposal.sum?.items.map(({ because }) => because);
    };
    expect(sumOf('reading-c', later)).toEqual(['sameReading']);
    expect(sumOf('reading-b', later)).toEqual([]);
    expect(sumOf('reading-b', today)).toEqual(['sameAccount']);
  });
  it('N3: a correction that waits longer than the window leaves nothing out', () => {
    const request = wanted(2_070, 'patient', { requestedOn: today });
    const late = addDays(today, 365);
    const after = posted(account, wanted(2_160, 'between'), counting, addDays(today, 300));
    expect(simulate(after, request, counting, late).proposal.sum?.items).toHaveLength(1);
  });
  it('N3: approvers see the sum, what it counts, and why the band is higher, in Persian', () => {
    const after = posted(account, wanted(2_160, 'before'), counting);
    const { proposal } = simulate(after, wanted(2_070, 'after'), counting);
    expect(needs({ proposal })).toBe(2);
    const warning = proposal.warnings.find(({ kind }) => kind === 'sumRaisesApproval')!;
    expect(warning.fa).toMatch(/^این مبلغ \(.+ریال\) با ۱ مورد دیگر همین اشتراک از .+ تعدیل .+ \(همین قرائت\)/);
    expect(warning.fa).not.toMatch(/[a-zA-Z]/);
  });
  it('N3: only the kinds that the policy names count', () => {
    const narrow = published({ ...bands(upTo), countedDays: 30, counts: ['refund'] });
    const after = posted(account, wanted(2_160, 'before'), narrow);
    expect(simulate(after, wanted(2_070, 'after'), narrow).proposal.sum).toMatchObject({ items: [] });
  });
});
