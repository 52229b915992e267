import { expect, it } from '@jest/globals';
import { readingPolicyPublished, type ReadingPolicyPublished } from '@pishkhan/contracts';
import { foldView, type Fact } from '@pishkhan/views';
import { knownIndexJudgement } from './known-index-judgement.view.ts';

const published = (revision: number, change: Partial<ReadingPolicyPublished>): Fact => ({
  type: readingPolicyPublished.type,
  data: { ...readingPolicyPublished.example, ...change },
  schemaVersion: readingPolicyPublished.version,
  stream: 'reading-policy-index-judgement',
  revision,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
});

it('15.4-34: every version by its first day; one of the same first day replaces the former (F14)', () => {
  const { content } = readingPolicyPublished.example;
  const narrow = { ...content, rolloverPercentOfRegister: 1 };
  const facts = [
    published(0, { version: 'v2', effectiveFrom: '2026-11-22' }),
    published(1, { version: 'v1', effectiveFrom: '2020-03-20' }),
    published(2, { version: 'v3', effectiveFrom: '2026-11-22', content: narrow, replaces: 'v2' }),
  ];
  expect(foldView(knownIndexJudgement, facts).get('index-judgement')).toMatchObject({
    versions: [
      { version: 'v1', effectiveFrom: '2020-03-20', content },
      { version: 'v3', effectiveFrom: '2026-11-22', content: narrow },
    ],
  });
});
