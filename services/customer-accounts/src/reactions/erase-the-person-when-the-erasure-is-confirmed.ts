import { Eraser } from '@pishkhan/service-kit/erasure';
import { granted, whenRecorded } from '@pishkhan/service-kit';
import { erasure } from '../person/erasure/domain/erasure.ts';

/**
 * After the decision is recorded, the keys of the person are destroyed. After a crash, and after a restore of the
 * database, which has an older place in the log, it is done again (A6).
 */
export const eraseThePersonWhenTheErasureIsConfirmed = whenRecorded(erasure, ['ErasureConfirmed'], {
  name: 'erase-the-person-when-the-erasure-is-confirmed',
  // An earlier release sealed later numbers about an erased person under a new key.
  alsoStored: true,
  react: async ({ data: { erasureId, subscriberId, accounts, cases } }, { execute, find, clock }) => {
    const left = await (await find(Eraser)).erase({ erasureId, subscriberId, accounts, cases });
    const done = { erasureId, service: 'customer-accounts', left, on: clock.today() };
    granted(await execute(erasure, subscriberId, { type: 'RecordErasedIn', ...done }));
  },
});
