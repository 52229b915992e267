import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { summaryOf } from '../http/reading/case-file.responses.ts';
import { caseFile, type CaseFileView } from '../views/case-file.view.ts';

const historyOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../samples/histories/${name}.v1.json`, import.meta.url), 'utf8'))
    .events as CaseEvent[];
const events = historyOf('case');
const fileAfter = (history: readonly CaseEvent[]) => {
  const fact = (event: CaseEvent, revision: number) => ({
    ...event,
    stream: 'case-1',
    revision,
    schemaVersion: 1,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 'clerk-101', roles: [] },
  });
  return history.reduce<CaseFileView | undefined>(
    (document, event, revision) => caseFile.apply(document as never, fact(event, revision), '1'),
    undefined,
  )!;
};
const after = (count: number) => summaryOf({ ...fileAfter(events.slice(0, count)), _id: '1' });

it('a case read between its opening and its first stage waits for nobody yet', () => {
  expect(events.slice(0, 1).map(({ type }) => type)).toEqual(['CaseOpened']);
  expect(after(1)).toMatchObject({ stage: '', nextStep: null, waitsFor: null });
  const entered = events.findIndex(({ type }) => type === 'StageEntered') + 1;
  expect(after(entered)).toMatchObject({ nextStep: { fa: expect.any(String) } });
});

it('A2-1, A3-3 a case that continues another one shows the visit of that one', () => {
  expect(fileAfter(historyOf('case-continued')).visit).toMatchObject({ meterSound: false, indexSeen: 2290 });
});
