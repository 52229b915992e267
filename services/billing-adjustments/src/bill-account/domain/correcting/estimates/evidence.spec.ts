import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import { billing, day, eventsOf, openedAccount, reading } from '../../../examples/account.ts';
import { requestOf, seenAt, simulated } from '../../../examples/correction.ts';
import { billAccount } from '../../bill-account.ts';
import type { Evidence } from '../../billing/bill.ts';
import { correctionOfEvidence } from './own-proposals.ts';
import { contradictedBy } from './evidence.ts';

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
  it('15.4-46: another figure of its day that the head accepted counts in its place', () => {
    const [first, second] = [evidenceOn(day(6), 1_180), evidenceOn(day(6), 1_190, { replaces: ['evidence-1180'] })];
    const account = accountWith(first, second);
    expect(account.evidence.map(({ index }) => index)).toEqual([1_190]);
    const { proposal } = simulated(account, requestOf({ readingId: 'reading-b', rightIndex: 1_190, ...seenAt(1_320) }));
    expect(proposal.warnings.filter(({ kind }) => kind === 'evidence')).toEqual([]);
  });
  it('the estimate of its day with another index is contradicted; a reading, an equal one or another meter is not', () => {
    const account = accountWith();
    const contradicted = (evidence: Evidence) => contradictedBy(account, evidence);
    expect(contradicted(evidenceOn(day(6), 1_180))).toEqual([{ readingId: 'reading-b', rightIndex: 1_180 }]);
    expect(contradicted(evidenceOn(day(6), 1_240))).toEqual([]);
    expect(contradicted(evidenceOn(day(5), 1_050))).toEqual([]);
    expect(contradicted(evidenceOn(day(6), 1_180, { meterId: '62000009' }))).toEqual([]);
  });
  it('15.4-31: the account knows the proposal that it causes until that is posted', () => {
    expect(accountWith(evidenceOn(day(6), 1_180), evidenceOn(day(6, 2), 1_260)).ownProposals).toEqual([
      correctionOfEvidence('evidence-1180'),
    ]);
  });
});

describe('15.4-31, 15.4-32: evidence of a day without a reading bounds the estimates around it', () => {
  const estimated = (name: string, readOn: Evidence['readOn'], index: number) =>
    billing(reading(name, readOn, index, { kind: 'estimated', estimatedBy: 'system' }));
  const account = (...commands: ReturnType<typeof billing>[]) => fold(billAccount, eventsOf(commands));
  const a = billing(reading('a', day(5), 1_060));
  const between = (of: ReturnType<typeof account>, evidence: Evidence) =>
    contradictedBy(of, evidence).map(({ readingId, rightIndex }) => [readingId, rightIndex]);
  it('an estimate before it counts at most what it shows, by days since the fact before', () => {
    const guessed = account(a, estimated('b', day(6), 1_240));
    expect(between(guessed, evidenceOn(day(6, 11), 1_142))).toEqual([['reading-b', 1_122]]);
    expect(between(guessed, evidenceOn(day(6, 11), 1_240))).toEqual([]);
  });
  it('an estimate after it counts at least what it shows: up to the next fact by days, else as much', () => {
    const open = account(a, estimated('b', day(6), 1_240), estimated('c', day(7), 1_300));
    expect(between(open, evidenceOn(day(5, 21), 1_260))).toEqual([['reading-b', 1_260]]);
    const closed = account(a, estimated('b', day(6), 1_240), billing(reading('c', day(7), 1_300)));
    expect(between(closed, evidenceOn(day(5, 21), 1_260))).toEqual([['reading-b', 1_270]]);
  });
  it('every estimate on its side follows, so that none falls behind another', () => {
    const two = account(a, estimated('b', day(6), 1_150), estimated('c', day(7), 1_300));
    const right = between(two, evidenceOn(day(7, 11), 1_163));
    expect(right).toEqual([
      ['reading-b', 1_104],
      ['reading-c', 1_148],
    ]);
  });
  it('situation 16: a figure of a photograph, 1,090, read between two estimates of 1,300 and 1,600, corrects them', () => {
    const guessed = [estimated('b', day(5), 1_300), estimated('c', day(6), 1_600)];
    const photograph = evidenceOn(day(5, 15), 1_090);
    expect(between(account(...guessed), photograph)).toEqual([['reading-b', 1_062]]);
    const correctionId = correctionOfEvidence(photograph.evidenceId);
    const taken = fold(billAccount, eventsOf([...guessed, take(photograph)]));
    expect(taken.ownProposals).toEqual([correctionId]);
    const known = account(estimated('b', day(5), 1_062), estimated('c', day(6), 1_124));
    expect(between(known, photograph)).toEqual([]);
    const rest = billing(reading('d', day(7), 1_190));
    expect(between(account(estimated('b', day(5), 1_062), estimated('c', day(6), 1_124), rest), photograph)).toEqual(
      [],
    );
  });
  it('evidence that the facts around it exclude, and that before the installation, bounds nothing', () => {
    const closed = account(a, estimated('b', day(6), 1_240), billing(reading('c', day(7), 1_300)));
    for (const index of [1_050, 1_301, 9_000]) expect(between(closed, evidenceOn(day(5, 21), index))).toEqual([]);
    expect(between(closed, evidenceOn(day(3, 21), 1_180))).toEqual([]);
  });
  it('the proposal is for the head, and what it posts is what the evidence gives on that day', () => {
    const evidence = evidenceOn(day(6, 11), 1_142);
    const guessed = account(a, estimated('b', day(6), 1_240));
    const taken = fold(billAccount, eventsOf([a, estimated('b', day(6), 1_240), take(evidence)]));
    expect(guessed.ownProposals).toEqual([]);
    expect(taken.ownProposals).toEqual([correctionOfEvidence('evidence-1142')]);
    const correctionId = correctionOfEvidence('evidence-1142');
    const { proposal } = simulated(taken, {
      ...requestOf({ readingId: 'reading-b', rightIndex: 1_100 }),
      correctionId,
      caseId: correctionId,
    });
    expect(proposal).toMatchObject({
      readings: [{ readingId: 'reading-b', rightIndex: 1_122, because: 'corrected' }],
      approvalsNeeded: ['headOfSubscriberAffairs'],
    });
  });
  it('15.4-32: an estimate that is billed after the evidence is known as contradicted, whichever arrives first', () => {
    const late = take(evidenceOn(day(6), 1_180));
    const [b, known] = [estimated('b', day(6), 1_240), [correctionOfEvidence('evidence-1180')]];
    expect(fold(billAccount, eventsOf([a, late, b])).ownProposals).toEqual(known);
    expect(fold(billAccount, eventsOf([a, b, late])).ownProposals).toEqual(known);
  });
});

describe('15.4-32, 15.4-34: approvers see evidence that contradicts a right index, and it refuses none', () => {
  const warned = (rightIndex: number, ...evidence: readonly Evidence[]) =>
    simulated(accountWith(...evidence), requestOf({ rightIndex, ...seenAt(1_320) }))
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
    const [warning] = simulated(
      accountWith(evidenceOn(day(6), 1_180)),
      requestOf({ rightIndex: 1_200, ...seenAt(1_320) }),
    ).proposal.warnings;
    expect(warning!.fa).toContain('۱٬۱۸۰');
    expect(warning!.fa).not.toMatch(/[a-z0-9]/i);
  });
});
