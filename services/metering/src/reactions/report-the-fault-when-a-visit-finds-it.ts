import { civilDate } from '@pishkhan/calendar';
import type { MeterVisited } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import type { MessageReaction } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';

/** A visit that finds the meter faulty is put on the meter's record; the matter goes on as A2 (A3-2, A6-2). */
export const reportTheFaultWhenAVisitFindsIt: MessageReaction = {
  name: 'report-the-fault-when-a-visit-finds-it',
  topics: [topicOf('case-handling')],
  types: ['MeterVisited'],
  react: async ({ data }, { execute }) => {
    const { meterId, meterSound, caseId, visitedOn, visitedBy, indexSeen } = data as MeterVisited;
    if (meterSound) return;
    const foundOn = civilDate(visitedOn);
    const answer = await execute(
      meter,
      meterId,
      { type: 'ReportMeterFault', caseId, foundOn, foundBy: visitedBy, indexSeen },
      { businessDate: foundOn },
    );
    if ('rejected' in answer)
      throw new Error(`${answer.rejected}: the fault found by case ${caseId} belongs to no meter ${meterId}`);
  },
};
