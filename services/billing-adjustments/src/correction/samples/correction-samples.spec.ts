import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fold } from '@pishkhan/decider';
import type { CorrectionEvent } from '../domain/correction.messages.ts';
import { correction } from '../domain/correction.ts';
import { isHashOf } from '../../bill-account/domain/correcting/approval/hash.ts';

const stored = (type: CorrectionEvent['type'], version = 1) =>
  JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, import.meta.url), 'utf8')) as CorrectionEvent;
const sample = (type: CorrectionEvent['type']) => correction.upcast({ ...stored(type), schemaVersion: 1 });
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

it('15.4-32: a proposal of billing that was declined is requested again, found needless, or leaves the bills', () => {
  expect(after('CorrectionProposed', 'CorrectionDeclined', 'CorrectionProposedAnew')).toMatchObject({
    status: 'awaitingApproval',
    request: { proposedBy: 'affairs-1' },
    approvals: [],
  });
  expect(after('CorrectionFoundNeedless').status).toBe('needless');
  expect(after('CorrectionProposedAnew', 'CorrectionDeclined', 'BillsLeftAsIssued').status).toBe('leftAsIssued');
});

it('11.8: a proposal is overtaken until its inputs match again, or until it is computed again', () => {
  expect(after('CorrectionProposed', 'CorrectionOvertaken')).toMatchObject({
    status: 'awaitingApproval',
    overtaken: { changes: ['payment'] },
  });
  for (const type of ['CorrectionMatchedAgain', 'CorrectionReproposed'] as const)
    expect(after('CorrectionProposed', 'CorrectionOvertaken', type)).not.toHaveProperty('overtaken');
});

it('7.5: the signed hash is that of the stored proposal', () => {
  for (const version of [1, 2]) {
    const { data } = stored('CorrectionProposed', version) as Extract<CorrectionEvent, { type: 'CorrectionProposed' }>;
    expect(isHashOf(data)).toBe(true);
  }
});

it('A3-3: a proposal of version 1 corrects one reading, of one reader', () => {
  expect(sample('CorrectionProposed').data).toMatchObject({
    request: { cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] } },
    proposal: {
      cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] },
      readings: [
        { readingId: 'reading-b', wrongIndex: 1_240, rightIndex: 1_140, because: 'corrected' },
        { readingId: 'reading-c', wrongIndex: 1_250, rightIndex: 1_250, because: 'derivedAnew' },
      ],
      warnings: [],
    },
    disputedReaders: ['reader-17'],
  });
  expect(sample('CorrectionRefused').data).toMatchObject({ request: { cause: { kind: 'readings' } } });
});

it('A3-3, A6-3: version 2 names the cause', () => {
  for (const type of ['CorrectionProposed', 'CorrectionRefused'] as const)
    expect(stored(type, 2).data).toMatchObject({ request: { cause: { kind: 'readings' } } });
  const reproposed = stored('CorrectionReproposed', 2);
  expect(fold(correction, [stored('CorrectionProposed', 2), reproposed])).toMatchObject({
    status: 'awaitingApproval',
    proposal: { cause: { kind: 'readings' }, warnings: [] },
    disputedReaders: ['reader-17'],
  });
});
