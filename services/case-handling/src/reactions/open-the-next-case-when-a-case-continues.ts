import { civilDate } from '@pishkhan/calendar';
import { granted, whenRecorded } from '@pishkhan/service-kit';
import { calendarsFor } from '../case/calendars-in-force.ts';
import { cases } from '../case/cases.ts';

/**
 * When a matter continues as another kind, its case is opened in the same office (A3-3, A6-2, A2-1). The first case
 * decided its id, so a second delivery opens nothing; its day 0 is the day on which the matter continued, however late
 * the process comes to it.
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
