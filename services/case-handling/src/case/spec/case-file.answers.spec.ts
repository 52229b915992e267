import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { summaryOf } from '../http/reading/case-file.answers.ts';
import { caseFile, type CaseFileView } from '../views/case-file.view.ts';

const events = JSON.parse(readFileSync(new URL('../samples/histories/case.v1.json', import.meta.url), 'utf8'))
  .events as CaseEvent[];
const after = (count: number) => {
  const fact = (event: CaseEvent, revision: number) => ({
    ...event,
    stream: 'case-1',
    revision,
    schemaVersion: 1,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 'clerk-101', roles: [] },
  });
  const file = events
    .slice(0, count)
    .reduce<CaseFileView | undefined>(
      (document, event, revision) => caseFile.apply(document as never, fact(event, revision), '1'),
      undefined,
    );
  return summaryOf({ ...file!, _id: '1' });
};

it('a case that is read between its opening and its first stage, which lie in one append, waits for nobody yet', () => {
  expect(events.slice(0, 1).map(({ type }) => type)).toEqual(['CaseOpened']);
  expect(after(1)).toMatchObject({ stage: '', nextStep: null, waitsFor: null });
  const entered = events.findIndex(({ type }) => type === 'StageEntered') + 1;
  expect(after(entered)).toMatchObject({ nextStep: { fa: expect.any(String) } });
});
