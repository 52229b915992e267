import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import { changesFollowTheLog } from './examine-changes.ts';

const event = (type: string, data: object): RecordedEvent => ({
  id: `${type}/1`,
  stream: 'person-subject-1',
  revision: 0,
  type,
  data,
  position: { commit: 1n, prepare: 1n },
  metadata: {
    commandId: 'c',
    commandHash: '',
    correlationId: 'c',
    causationId: 'c',
    actor: { subject: 'clerk-101', roles: [] },
    recordedAt: '2026-11-22T05:00:00.000Z',
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'spec',
  },
});
const proposed = event('PersonChangeProposed', { changeId: 'c-1', accountId: '1', fields: ['mobile'] });
const approved = event('PersonChangeApproved', { changeId: 'c-1', personVersion: 1 });
const withdrawn = event('PersonChangeWithdrawn', { changeId: 'c-1' });
const stored = (state: 'open' | 'applied' | 'closed', isFoundByItsValues = true) => [
  { subjectId: 'subject-1', changes: [{ changeId: 'c-1', state }], isFoundByItsValues },
];
const wrong = (...[subjects, log]: Parameters<typeof changesFollowTheLog>) =>
  changesFollowTheLog(subjects, log).violations;

describe('N8: the vault and the events of persons', () => {
  it('N8: agree if each approved change is applied and no other one', () => {
    expect(changesFollowTheLog(stored('applied'), [proposed, approved])).toEqual({ examined: 1, violations: [] });
    expect(wrong(stored('open'), [proposed])).toEqual([]);
    expect(wrong(stored('closed'), [proposed, withdrawn])).toEqual([]);
  });
  it('N8: an approved change that is not applied, and an applied one that was not approved, are found', () => {
    expect(wrong(stored('open'), [proposed, approved])).toEqual([expect.stringContaining('by its events applied')]);
    expect(wrong(stored('applied'), [proposed])).toEqual([expect.stringContaining('by its events open')]);
    expect(wrong(stored('applied'), [proposed, withdrawn])).toHaveLength(1);
  });
  it('N8, N11: a change that the vault lost is found, also if it has no other of the person', () => {
    const without = [{ subjectId: 'subject-1', changes: [], isFoundByItsValues: true }];
    for (const log of [[proposed], [proposed, approved], [proposed, withdrawn]])
      expect(wrong(without, log)).toEqual([expect.stringContaining('has no change c-1 of subject-1')]);
    expect(wrong([], [proposed, approved])).toEqual([]);
  });
  it('N8: a change without an event, and a search by other values, are found', () => {
    expect(wrong(stored('open'), [])).toEqual([expect.stringContaining('no event names')]);
    expect(wrong(stored('applied', false), [proposed, approved])).toEqual([expect.stringContaining('search')]);
  });
});
