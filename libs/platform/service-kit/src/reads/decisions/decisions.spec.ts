import { describe, expect, it } from '@jest/globals';
import { defineView, eventsOf } from '@pishkhan/views';
import { lookUpPolicyOf } from '../look-ups/domain/look-ups.ts';
import { begun, changed, hasSeveralParts, type PersonsDecision } from './decision.ts';
import { rulesMetBy } from './decision-rules.ts';
import { decisionsView, versionHandlers } from './index.ts';
import { pairsAmong } from './pairs.ts';

const view = defineView({ ...decisionsView, source: eventsOf(lookUpPolicyOf('policy-of-spec')) }).on(
  versionHandlers('LookUpPolicy', 'policy'),
);
const fact = (type: string, data: object, minute = 0) => ({
  type,
  data,
  schemaVersion: 1,
  stream: 'policy-of-spec-look-ups',
  revision: minute,
  recordedAt: new Date(Date.UTC(2026, 10, 22, 6, minute)).toISOString(),
  businessDate: '2026-11-22',
  actor: { subject: 'policy-1', roles: ['policyOfficer'] },
});
type AnyFact = ReturnType<typeof fact>;
const folded = (...facts: readonly AnyFact[]): PersonsDecision =>
  facts.reduce<PersonsDecision | undefined>((before, each) => {
    const [key] = view.keysOf(each);
    return view.apply(before, each, key!);
  }, undefined)!;

const proposed = (by: string, more = {}) =>
  fact('LookUpPolicyProposed', { draft: { version: 'v1' }, proposedBy: by, proposedOn: '2026-11-22', ...more });
const publishedBy = (confirmedBy: string | undefined, minute: number, more = {}) =>
  fact(
    'LookUpPolicyPublished',
    {
      version: 'v1',
      publication: { way: 'secondPerson', proposedBy: 'policy-1', confirmedBy, confirmedAs: 'policyOfficer', ...more },
    },
    minute,
  );
const measures = { quickMinutes: 5, ownAccounts: new Set<string>() };

describe('S3, 7.5: a decision of persons, as every service shows it', () => {
  it('N2: a version has its proposer and its second person, its minutes and the events behind it', () => {
    const decision = folded(proposed('policy-1'), publishedBy('policy-2', 30));
    expect(decision).toMatchObject({
      matter: 'policy-of-spec-look-ups v1',
      kind: 'policy',
      status: 'decided',
      minutes: 30,
      isAlone: false,
      parts: [
        { as: 'proposer', by: 'policy-1', round: 0 },
        { as: 'signer', by: 'policy-2', role: 'policyOfficer', round: 0 },
      ],
      events: [
        { type: 'LookUpPolicyProposed', revision: 0 },
        { type: 'LookUpPolicyPublished', revision: 30 },
      ],
    });
    expect(rulesMetBy(decision, measures)).toEqual([]);
  });
  it('a quick approval is named by the minutes that the auditor gives, and by none without them', () => {
    const decision = folded(proposed('policy-1'), publishedBy('policy-2', 5));
    expect(rulesMetBy(decision, measures)).toEqual(['QuickApproval']);
    expect(rulesMetBy(decision, { ownAccounts: new Set<string>() })).toEqual([]);
  });
  it('S3: a head who accepts a reading of a file has a second person in whoever delivered it; the own file is decided alone', () => {
    const of = (deliverer: string) => {
      const parts = [{ as: 'deliverer', by: deliverer } as const];
      const held = begun(undefined, fact('Held', {}), { kind: 'readingReview', matter: 'r', parts });
      return changed(held, fact('Ended', {}, 30), { status: 'decided', part: { as: 'signer', by: 'head-1' } })!;
    };
    expect(rulesMetBy(of('reader-zagros'), measures)).toEqual([]);
    expect(rulesMetBy(of('Head-1'), measures)).toEqual(['DecidedAlone']);
  });
  it('S3: one clerk may register and visit; who decides has no other part in the case, or is named', () => {
    const of = (judge: string) => {
      const parts = [{ as: 'registrar', by: 'clerk-101' } as const];
      const opened = begun(undefined, fact('Opened', {}), { kind: 'case', matter: 'c', parts });
      const visited = changed(opened, fact('Visited', {}, 1), { part: { as: 'visitor', by: 'clerk-101' } });
      const judged = changed(visited, fact('Decided', {}, 4), { part: { as: 'judge', by: judge } });
      return changed(judged, fact('Closed', {}, 30), { status: 'decided' })!;
    };
    expect(rulesMetBy(of('representative-101-b'), measures)).toEqual(['QuickApproval']);
    expect(rulesMetBy(of('Clerk-101'), measures)).toEqual(['QuickApproval', 'SeveralParts', 'DecidedAlone']);
  });
  it('15.4-41: a retroactive version is named with its reason, also if its first day passed while it waited', () => {
    const reason = 'نامه دیر رسید';
    const early = folded(proposed('policy-1', { reason }), publishedBy('head-1', 30, { retroactiveBecause: reason }));
    expect(early).toMatchObject({ isRetroactive: true, retroactiveBecause: reason });
    const late = folded(proposed('policy-1'), publishedBy('head-1', 30, { retroactiveBecause: 'waited' }));
    expect(rulesMetBy(late, measures)).toEqual(['Retroactive']);
  });
  it('7.5: the first load has no second person and is named so; a version of an earlier release is of one person', () => {
    const loaded = folded(publishedBy(undefined, 0, { way: 'firstLoad', proposedBy: 'sample-loader' }));
    expect(rulesMetBy(loaded, measures)).toEqual(['FirstLoad']);
    expect(loaded.events).toHaveLength(1);
    const earlier = folded(fact('LookUpPolicyPublished', { version: 'v1' }));
    expect(rulesMetBy(earlier, measures)).toEqual(['DecidedAlone']);
  });
  it('a declined proposal waits for nobody', () =>
    expect(
      folded(proposed('policy-1'), fact('LookUpPolicyDeclined', { version: 'v1', declinedBy: 'policy-2' }, 3)),
    ).toMatchObject({ status: 'declined', isAlone: false, persons: ['policy-1', 'policy-2'] }));
  it('N26: who proposed and was declined, and then signs the proposal of the other, has several parts', () => {
    const seen = (minute: number) => fact('x', {}, minute);
    const by = (as: 'proposer' | 'signer', person: string) => ({ as, by: person });
    const first = begun(undefined, seen(0), { kind: 'termsChange', matter: 'm', parts: [by('proposer', 'a')] });
    const declined = changed(first, seen(10), { status: 'declined', part: { as: 'decliner', by: 'b' } });
    const again = begun(declined, seen(20), { kind: 'termsChange', matter: 'm', parts: [by('proposer', 'b')] });
    expect(again).toMatchObject({ round: 1, isSeveral: false });
    const signed = changed(again, seen(40), { status: 'decided', part: by('signer', 'A') })!;
    expect(signed).toMatchObject({ minutes: 20, isSeveral: true, isAlone: false });
    expect(rulesMetBy(signed, { quickMinutes: 5, ownAccounts: new Set<string>() })).toEqual(['SeveralParts']);
    expect(hasSeveralParts([by('signer', 'a'), by('signer', 'A')])).toBe(false);
  });
  it('N4: a person of the staff at the own account is named', () => {
    const parts = [{ as: 'proposer' as const, by: 'Affairs-1' }];
    const decision = begun(undefined, fact('x', {}), {
      kind: 'termsChange',
      matter: 'm',
      accounts: ['10203040'],
      parts,
    });
    expect(rulesMetBy(decision, { ownAccounts: new Set(['affairs-1 10203040']) })).toEqual(['OwnAccount']);
    expect(rulesMetBy(decision, { ownAccounts: new Set(['affairs-1 10203041']) })).toEqual([]);
  });
});

describe('S3: two persons who confirm each other by turns', () => {
  const signedBy = (proposer: string, signer: string): PersonsDecision =>
    folded(proposed(proposer), publishedBy(signer, 30));
  const limits = { pairDecisions: 3, pairPercent: 60 };
  it('are named with their decisions, in any letters of their names', () => {
    const all = [signedBy('a', 'b'), signedBy('B', 'a'), signedBy('a', 'B'), signedBy('c', 'a')];
    expect(pairsAmong(all, limits)).toEqual([{ persons: ['a', 'b'], decisions: all.slice(0, 3) }]);
  });
  it('are not named if one direction is missing, or if most of their proposals go to others', () => {
    expect(pairsAmong([signedBy('a', 'b'), signedBy('a', 'b'), signedBy('a', 'b')], limits)).toEqual([]);
    const others = Array.from({ length: 4 }, () => signedBy('b', 'c'));
    expect(pairsAmong([signedBy('a', 'b'), signedBy('b', 'a'), signedBy('a', 'b'), ...others], limits)).toEqual([]);
  });
});
