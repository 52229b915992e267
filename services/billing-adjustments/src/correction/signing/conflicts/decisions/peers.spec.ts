import { describe, expect, it } from '@jest/globals';
import { rial } from '@pishkhan/money';
import type { ConflictsPolicy } from '../../../../pricing/policy/domain/content/conflicts.policy.ts';
import { readPolicyFile } from '../../../../pricing/policy/policy-files.ts';
import { conflictsOf } from './conflict-rules.ts';
import { atAccount } from '@pishkhan/service-kit/decisions';
import type { MoneyDecision } from './money-decision.ts';
import { amongPeers, limitAmong, medianOf } from './peers.ts';

const limits = readPolicyFile('sample-conflicts.json').content as ConflictsPolicy;
const decision = (
  matter: string,
  proposer: string,
  signer: string,
  more: Partial<MoneyDecision> = {},
): MoneyDecision => ({
  matter,
  kind: 'correction',
  accounts: ['10203040'],
  officeId: 'office-101',
  countyOffice: 'county-1',
  status: 'decided',
  credit: rial(1_000_000),
  counts: rial(1_000_000),
  policy: 'v-1',
  isSplit: false,
  isInPlace: false,
  isOverride: false,
  isSeveral: false,
  minutes: 60,
  round: 0,
  proposer,
  parts: [
    { as: 'proposer', by: proposer, round: 0 },
    { as: 'signer', by: signer, role: 'qualifiedRepresentative', round: 0 },
  ],
  proposedAt: '2026-08-12T04:30:00.000Z',
  on: '2026-08-12' as MoneyDecision['on'],
  events: [],
  persons: [proposer, signer],
  atAccounts: [proposer, signer].map((person) => atAccount(person, '10203040')),
  ...more,
});
const measures = { limits, nearBands: [], ownAccounts: new Set<string>() };

describe('S3, 7.5: what an auditor examines about one decision', () => {
  it('an ordinary decision meets no rule', () => {
    expect(conflictsOf(decision('a', 'p', 's'), measures)).toEqual([]);
  });
  it('each rule by its own measure, the bounds included', () => {
    const nearBands = [{ kind: 'correction', policy: 'v-1', from: 900_000, upTo: 1_000_000 }] as const;
    const of = (more: Partial<MoneyDecision>, also: object = {}) =>
      conflictsOf(decision('a', 'p', 's', more), { ...measures, ...also });
    expect(of({ minutes: 5 })).toEqual(['QuickApproval']);
    expect(of({ minutes: 6 })).toEqual([]);
    expect(of({ isInPlace: true, isOverride: true })).toEqual(['SignedInPlace', 'OverriddenJudgement']);
    expect(of({ kind: 'reversal', isSplit: true })).toEqual(['MoneyBack', 'SplitAmount']);
    expect(of({}, { nearBands })).toEqual(['NearBand']);
    expect(of({ policy: 'v-2' }, { nearBands })).toEqual([]);
    expect(of({}, { ownAccounts: new Set([atAccount('S', '10203040')]) })).toEqual(['OwnAccount']);
  });
});

describe('S3: persons and offices among their peers', () => {
  it('median and limit of even and odd numbers; too few peers have none', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(limitAmong([rial(1), rial(2)], limits)).toBeUndefined();
    const credits = [8, 9, 10, 11, 500].map((millions) => rial(millions * 1_000_000));
    expect(limitAmong(credits, limits)).toEqual({
      median: 10_000_000,
      deviation: 1_000_000,
      peers: 5,
      limit: 15_930_400,
    });
  });
  it('a person far above the others is named, also as the signer, and nobody else', () => {
    const usual = ['a', 'b', 'c', 'd', 'e'].map((person) => decision(`m-${person}`, person, `s-${person}`));
    const large = decision('large', 'f', 's-f', { credit: rial(90_000_000), officeId: 'office-102' });
    const found = amongPeers([...usual, large], limits);
    expect(found.map(({ rule, persons, counted }) => [rule, persons, counted])).toEqual([
      ['CreditsOfAPersonAbovePeers', ['f'], 90_000_000],
      ['CreditsOfAPersonAbovePeers', ['s-f'], 90_000_000],
    ]);
    expect(amongPeers([...usual, { ...large, status: 'declined' }], limits)).toEqual([]);
  });
  it('an office far above the other offices is named', () => {
    const of = (office: string, credit: number) =>
      decision(office, `p-${office}`, `s-${office}`, { officeId: office, credit: rial(credit) });
    const offices = [
      ...['1', '2', '3', '4'].map((nr) => of(`office-10${nr}`, 1_000_000)),
      of('office-105', 30_000_000),
    ];
    expect(amongPeers(offices, limits)).toContainEqual(
      expect.objectContaining({ rule: 'CreditsOfAnOfficeAbovePeers', office: 'office-105' }),
    );
  });
  it('two persons who sign for each other, from the number and share of the policy', () => {
    const mutual = [1, 2, 3, 4, 5].map((nr) => decision(`m-${nr}`, nr % 2 ? 'a' : 'b', nr % 2 ? 'b' : 'a'));
    expect(amongPeers(mutual, limits)).toMatchObject([{ rule: 'TheSameTwoPersons', persons: ['a', 'b'], counted: 5 }]);
    expect(amongPeers(mutual.slice(1), limits)).toEqual([]);
    expect(amongPeers([...mutual, decision('x', 'a', 'c'), decision('y', 'b', 'c')], limits)).toEqual([]);
    expect(
      amongPeers(
        mutual.map((each) => decision(each.matter, 'a', 'b')),
        limits,
      ),
    ).toEqual([]);
  });
});
