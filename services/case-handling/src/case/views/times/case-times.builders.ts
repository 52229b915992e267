import { foldView, type Fact } from '@pishkhan/views';
import type { CaseEvent } from '../../../engine/case.messages.ts';
import { caseTimes, type CaseTimes } from './case-times.view.ts';

/** The times of one case after its events; business time is in the events. */
export const timesOf = (events: readonly CaseEvent[], caseId = 'a'): CaseTimes => {
  const facts = events.map((event, revision): Fact => ({
    ...event,
    schemaVersion: 1,
    stream: `case-${caseId}`,
    revision,
    recordedAt: '2030-01-01T00:00:00.000Z',
    businessDate: '2030-01-01',
    actor: { subject: 'spec', roles: [] },
  }));
  const [times] = foldView(caseTimes, facts).values();
  return times as CaseTimes;
};
