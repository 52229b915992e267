import { civilDate } from '@pishkhan/calendar';
import { meterTested } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';

/** The workshop's written answer is recorded on the meter, wherever it is (A1-7, A1-8). A meter is on record. */
export const recordTheTestWhenAWorkshopAnswers = whenHeard(meterTested, {
  name: 'record-the-test-when-a-workshop-answers',
  react: async ({ data }, { execute }) => {
    const { meterId, accountId: _, testedBy: __, testedOn, answeredOn, validUntil, ...result } = data;
    const command = {
      type: 'RecordMeterTest',
      ...result,
      testedOn: civilDate(testedOn),
      answeredOn: civilDate(answeredOn),
      ...(validUntil !== undefined && { validUntil: civilDate(validUntil) }),
    } as const;
    granted(await execute(meter, meterId, command, { businessDate: command.testedOn }));
  },
});
