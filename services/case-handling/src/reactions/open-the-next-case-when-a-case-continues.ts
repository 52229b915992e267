import { civilDate } from '@pishkhan/calendar';
import { granted, whenRecorded } from '@pishkhan/service-kit';
import { calendarsFor } from '../case/calendars-in-force.ts';
import { cases } from '../case/cases.ts';

/**
 * If a case continues as another kind, the next case is opened in the same office (A3-3, A6-2, A2-1). The first case
 * decided the id, so a second delivery opens nothing; day 0 is the day of the continuation, even if the event is
 * processed later.
 */
export const openTheNextCaseWhenACaseContinues = whenRecorded(cases, ['CaseContinued'], {
  name: 'open-the-next-case-when-a-case-continues',
  react: async ({ data, metadata: { recordedAt } }, tools) => {
    const calendars = await calendarsFor(tools, data);
    const opened = await tools.execute(
      cases,
      data.caseId,
      { type: 'ContinueCase', from: data, on: data.on, at: recordedAt, calendars },
      { reason: `continues case ${data.from.trackingCode}`, businessDate: civilDate(data.on) },
    );
    granted(opened);
  },
});
