import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import { billing, day, eventsOf, openedAccount, reading } from '../../../examples/account.ts';
import { requestOf, simulated } from '../../../examples/correction.ts';
import { billAccount } from '../../bill-account.ts';
import type { Evidence } from '../../bill.ts';
import { correctionOfEvidence } from '../../billing/own-proposals.ts';
import { contradictedEstimate } from './evidence.ts';

const evidenceOn = (readOn: Evidence['readOn'], index: number, more: Partial<Evidence> = {}): Evidence => ({
  evidenceId: `evidence-${index}`,
  meterId: '62000001',
  readOn,
  index,
  readerId: 'reader-17',
  broughtBy: `message-evidence-${index}`,
  ...more,
});
const take = (evidence: Evidence) => ({ type: 'TakeEvidence', accountId: '10203040', evidence }) as const;
const billed = [
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240, { kind: 'estimated', estimatedBy: 'system' })),
  billing(reading('c', day(7), 1_300)),
];
const accountWith = (...evidence: readonly Evidence[]) =>
  fold(billAccount, eventsOf([...billed, ...evidence.map(take)]));

describe('15.4-32: a reading that arrives late is evidence of its day', () => {
  it('it is taken once, and bills nothing', () =>
    given(billAccount, ...openedAccount)
      .when(take(evidenceOn(day(4, 10), 1_020)))
      .then({ type: 'EvidenceTaken', data: { accountId: '10203040', evidence: evidenceOn(day(4, 10), 1_020) } })
      .when(take(evidenceOn(day(4, 10), 1_020)))
      .thenNothing());
  it('the estimate of its day with another index is contradicted; a reading, an equal one or another meter is not', () => {
    const account = accountWith();
    const contradicted = (evidence: Evidence) => contradictedEstimate(account, evidence)?.readingId;
    expect(contradicted(evidenceOn(day(6), 1_180))).toBe('reading-b');
    expect(contradicted(evidenceOn(day(6), 1_240))).toBeUndefined();
    expect(contradicted(evidenceOn(day(5), 1_050))).toBeUndefined();
    expect(contradicted(evidenceOn(day(6, 2), 1_180))).toBeUndefined();
    expect(contradicted(evidenceOn(day(6), 1_180, { meterId: '62000009' }))).toBeUndefined();
  });
  it('15.4-31: the account knows the proposal that it causes until that is posted', () => {
    expect(accountWith(evidenceOn(day(6), 1_180), evidenceOn(day(6, 2), 1_190)).ownProposals).toEqual([
      correctionOfEvidence('evidence-1180'),
    ]);
  });
});

describe('15.4-32, 15.4-34: approvers see evidence that contradicts a right index, and it refuses none', () => {
  const warned = (rightIndex: number, ...evidence: readonly Evidence[]) =>
    simulated(
      accountWith(...evidence),
      requestOf({ rightIndex, evidence: { visitedOn: day(7, 8), visitedBy: 'x', indexSeen: 1_320 } }),
    )
      .proposal.warnings.filter(({ kind }) => kind === 'evidence')
      .map(({ data }) => data);
  it('of the same day, earlier and above, or later and below', () => {
    expect(warned(1_200, evidenceOn(day(6), 1_180))).toEqual([{ readOn: day(6), index: 1_180 }]);
    expect(warned(1_200, evidenceOn(day(5, 20), 1_210))).toEqual([{ readOn: day(5, 20), index: 1_210 }]);
    expect(warned(1_200, evidenceOn(day(6, 20), 1_190))).toEqual([{ readOn: day(6, 20), index: 1_190 }]);
  });
  it('evidence that agrees with it is no warning, nor is that of another meter', () => {
    expect(
      warned(1_180, evidenceOn(day(6), 1_180), evidenceOn(day(5, 20), 1_150), evidenceOn(day(6, 20), 1_250)),
    ).toEqual([]);
    expect(warned(1_200, evidenceOn(day(6), 1_180, { meterId: '62000009' }))).toEqual([]);
  });
  it('the words are Persian sentences without codes', () => {
    const [warning] = simulated(accountWith(evidenceOn(day(6), 1_180)), requestOf({ rightIndex: 1_200 })).proposal
      .warnings;
    expect(warning!.fa).toContain('۱٬۱۸۰');
    expect(warning!.fa).not.toMatch(/[a-z0-9]/i);
  });
});
