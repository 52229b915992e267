import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { billCorrected } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';
import { readingPolicy } from '../review/policy/domain/reading-policy.ts';

/**
 * The bills were rated again with the right indexes; the readings follow (11.8-2). A rejection means that the two
 * services disagree: the message is parked for a person.
 */
export const correctTheReadingWhenItsBillsWereCorrected = whenHeard(billCorrected, {
  name: 'correct-the-reading-when-its-bills-were-corrected',
  react: async ({ data, businessDate }, { execute, load }) => {
    const { meterId, readingId, rightIndex, readings, correctionId, caseId } = data;
    const right = readings?.map(({ rightDay, ...each }) => ({
      ...each,
      ...(rightDay !== undefined && { rightDay: civilDate(rightDay) }),
    })) ?? [{ readingId, rightIndex }];
    if (right.length === 0) return;
    const { state } = await load(readingPolicy, 'index-judgement');
    const policy = indexJudgementOn(state, civilDate(businessDate));
    const command = { type: 'CorrectReadings', readings: right, correctionId, caseId, policy } as const;
    granted(await execute(meter, meterId, command, { businessDate }));
  },
});
