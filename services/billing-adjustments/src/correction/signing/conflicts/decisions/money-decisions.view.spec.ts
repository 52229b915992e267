import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { foldView, type Fact } from '@pishkhan/views';
import type { ConflictsPolicy } from '../../../../pricing/policy/domain/content/conflicts.policy.ts';
import { readPolicyFile } from '../../../../pricing/policy/policy-files.ts';
import type { CorrectionEvent } from '../../../domain/correction.messages.ts';
import { conflictsOf } from './conflict-rules.ts';
import { moneyDecisions } from './money-decisions.view.ts';
import { amongPeers } from './peers.ts';

const limits = readPolicyFile('sample-conflicts.json').content as ConflictsPolicy;
type Data<Type extends CorrectionEvent['type']> = Extract<CorrectionEvent, { type: Type }>['data'];
const sample = <Type extends CorrectionEvent['type']>(type: Type, version = 1): Data<Type> =>
  (
    JSON.parse(readFileSync(new URL(`../../../samples/${type}.v${version}.json`, import.meta.url), 'utf8')) as {
      data: Data<Type>;
    }
  ).data;

const proposed = sample('CorrectionProposed', 2);
const approved = sample('CorrectionApproved');
const override = {
  by: 'head-1',
  role: 'headOfSubscriberAffairs',
  evidence: 'عکس کنتور',
  findings: [],
} as const;

type Step = readonly [type: CorrectionEvent['type'], data: object];
const by = (proposedBy: string): Step => [
  'CorrectionProposed',
  { ...proposed, request: { ...proposed.request, proposedBy } },
];
const again = (more: object = {}): Step => [
  'CorrectionReproposed',
  { ...proposed, proposal: { ...proposed.proposal, ...more } },
];
const signedBy = (person: string): Step => ['CorrectionApproved', { ...approved, by: person }];
const last: Step = ['CorrectionFullyApproved', sample('CorrectionFullyApproved')];
const stale: Step = ['CorrectionFoundStale', sample('CorrectionFoundStale')];

const decisionOf = (correctionId: string, ...steps: readonly Step[]) => {
  const facts = steps.map(([type, data], revision): Fact => ({
    type,
    data: { ...data, correctionId },
    stream: `correction-${correctionId}`,
    revision,
    schemaVersion: 2,
    recordedAt: `2026-10-0${revision + 1}T08:00:00.000Z`,
    businessDate: `2026-10-0${revision + 1}`,
    actor: { subject: 's', roles: [] },
  }));
  return [...foldView(moneyDecisions, facts).values()][0]!;
};
const numbers = [1, 2, 3, 4, 5, 6];

describe('S3: signatures of void rounds', () => {
  it('are no partnership: two persons whose proposals were computed again and signed by others are not named', () => {
    const signedAnew = numbers.map((nr) =>
      decisionOf(`c-${nr}`, by(nr % 2 ? 'a' : 'b'), signedBy(nr % 2 ? 'b' : 'a'), again(), signedBy(`s-${nr}`), last),
    );
    expect(amongPeers(signedAnew, limits)).toEqual([]);
    const foundStale = numbers.map((nr) =>
      decisionOf(
        `c-${nr}`,
        by(nr % 2 ? 'a' : 'b'),
        signedBy(nr % 2 ? 'b' : 'a'),
        last,
        stale,
        signedBy(`s-${nr}`),
        last,
      ),
    );
    expect(amongPeers(foundStale, limits)).toEqual([]);
  });
  it('stay visible with their round, and those of the last round count', () => {
    const signed = numbers.map((nr) =>
      decisionOf(`c-${nr}`, by(nr % 2 ? 'a' : 'b'), signedBy(`s-${nr}`), again(), signedBy(nr % 2 ? 'b' : 'a'), last),
    );
    expect(amongPeers(signed, limits)).toMatchObject([{ rule: 'TheSameTwoPersons', persons: ['a', 'b'], counted: 6 }]);
    expect(signed[0]!.parts).toMatchObject([
      { as: 'proposer', by: 'a', round: 0 },
      { as: 'signer', by: 's-1', round: 0 },
      { as: 'signer', by: 'b', round: 1 },
    ]);
  });
  it('the proposer of the last proposal counts, not the one of the declined proposal', () => {
    const anew = (person: string): Step => ['CorrectionProposedAnew', by(person)[1]];
    const declined: Step = ['CorrectionDeclined', sample('CorrectionDeclined')];
    const decided = decisionOf('c-1', by('a'), declined, anew('c'), signedBy('b'), last);
    expect(decided).toMatchObject({ proposer: 'c', round: 1 });
    expect(decisionOf('c-1', by('a'), declined, anew('billing-adjustments'))).not.toHaveProperty('proposer');
  });
});

describe('S3, 15.4-34: the last proposal says whether the head overrides the judgement', () => {
  const rules = (...steps: readonly Step[]) =>
    conflictsOf(decisionOf('c-1', ...steps), { limits, nearBands: [], ownAccounts: new Set<string>() });
  it('an override that appears when the proposal is computed again is shown', () => {
    expect(rules(by('a'), again({ override }))).toContain('OverriddenJudgement');
  });
  it('an override that is no longer needed is not', () => {
    expect(rules(by('a'), again({ override }), again({ override: undefined }))).not.toContain('OverriddenJudgement');
  });
});
