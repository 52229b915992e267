import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fold } from '@pishkhan/decider';
import type { CorrectionEvent } from '../domain/correction.messages.ts';
import { correction } from '../domain/correction.ts';
import { hashOf } from '../../bill-account/domain/correcting/hash.ts';

const sample = (type: CorrectionEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as CorrectionEvent;
const after = (...types: CorrectionEvent['type'][]) => fold(correction, types.map(sample));

it('7.5: every event of version 1 replays', () => {
  expect(
    after(
      'CorrectionProposed',
      'CorrectionReproposed',
      'CorrectionApproved',
      'CorrectionFullyApproved',
      'CorrectionPosted',
    ),
  ).toMatchObject({ status: 'posted', approvals: [{ by: 'representative-101-b' }] });
  expect(
    after('CorrectionProposed', 'CorrectionApproved', 'CorrectionFullyApproved', 'CorrectionFoundStale'),
  ).toMatchObject({ status: 'awaitingApproval', approvals: [] });
  expect(after('CorrectionProposed', 'CorrectionDeclined').status).toBe('declined');
  expect(after('CorrectionRefused').status).toBe('refused');
  expect(after('CorrectionProposed', 'CorrectionWithdrawn').status).toBe('withdrawn');
  expect(
    after('CorrectionProposed', 'CorrectionApproved', 'CorrectionFullyApproved', 'CorrectionWithdrawalNoted'),
  ).toMatchObject({ status: 'fullyApproved', withdrawal: { by: 'representative-101-a' } });
});

it('7.5: the signed hash is that of the stored proposal', () => {
  const state = after('CorrectionProposed');
  expect('proposal' in state && state.proposal && hashOf(state.proposal)).toBe('hash' in state && state.hash);
});
