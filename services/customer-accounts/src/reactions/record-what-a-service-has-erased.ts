import { civilDate } from '@pishkhan/calendar';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { erasure } from '../person/erasure/domain/erasure.ts';
import { erasedElsewhere } from '../person/erasure/erasing-services.ts';

/** The erasure shows which services have carried it out (A6). */
export const recordWhatAServiceHasErased = whenHeard(erasedElsewhere, {
  name: 'record-what-a-service-has-erased',
  react: async ({ source, data: { erasureId, subscriberId, left, erasedOn } }, { execute }) => {
    const done = { erasureId, service: source, left, on: civilDate(erasedOn) };
    granted(await execute(erasure, subscriberId, { type: 'RecordErasedIn', ...done }));
  },
});
