import { civilDate } from '@pishkhan/calendar';
import { meterVisited } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';

/** A fault found at a visit is recorded on the meter; an A2 case follows (A3-2, A6-2). */
export const reportTheFaultWhenAVisitFindsIt = whenHeard(meterVisited, {
  name: 'report-the-fault-when-a-visit-finds-it',
  react: async ({ data }, { execute }) => {
    const { meterId, meterSound, caseId, visitedOn, visitedBy, indexSeen } = data;
    if (meterSound) return;
    const foundOn = civilDate(visitedOn);
    const command = { type: 'ReportMeterFault', caseId, foundOn, foundBy: visitedBy, indexSeen } as const;
    granted(await execute(meter, meterId, command, { businessDate: foundOn }));
  },
});
