import { expect, it } from '@jest/globals';
import { pairsAmong } from '../decisions/pairs.ts';
import { holdersAmong } from './beneficiaries.ts';

const MOST_MS = 200;
const MOST = 10_000;
/** CPU time of this thread; a machine under load changes it little. */
const cpuMsOf = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};
const member = (at: number) => ({ subject: `person-${at}`, marks: [`mark-${at}`], subscribers: [`subject-${at}`] });

it('N4: an account is held by the members of staff with its mark or its subject, each once', () => {
  const represents = { subject: 'other', marks: ['mark-2', 'mark-1'], subscribers: [] };
  const holdersOf = holdersAmong([member(1), member(2), represents]);
  const subjects = (account: Parameters<typeof holdersOf>[0]) => holdersOf(account).map(({ subject }) => subject);
  expect(subjects({ subscriberId: 'subject-1', holder: 'mark-1' })).toEqual(['person-1', 'other']);
  expect(subjects({ subscriberId: 'subject-2' })).toEqual(['person-2']);
  expect(subjects({ subscriberId: 'subject-9', holder: 'mark-2' })).toEqual(['person-2', 'other']);
  expect(subjects({ subscriberId: 'mark-1', holder: 'subject-1' })).toEqual([]);
});

it('N12: ten thousand accounts and ten thousand members of staff are compared in one short turn', () => {
  const staff = Array.from({ length: MOST }, (_, at) => member(at));
  const compare = () => {
    const holdersOf = holdersAmong(staff);
    return staff.map((_, at) => holdersOf({ subscriberId: `subject-${at}`, holder: `mark-${at}` }));
  };
  expect(cpuMsOf(compare)).toBeLessThan(MOST_MS);
});

it('N12: so are the pairs of two hundred persons among ten thousand decisions', () => {
  const decisions = Array.from({ length: MOST }, (_, at) => ({
    status: 'decided',
    round: 0,
    proposer: `person-${at % 2}`,
    parts: [{ as: 'signer', by: `person-${at % 199}`, round: 0 }],
  }));
  const compare = () => pairsAmong(decisions, { pairDecisions: 1, pairPercent: 1 });
  expect(cpuMsOf(compare)).toBeLessThan(MOST_MS);
});
