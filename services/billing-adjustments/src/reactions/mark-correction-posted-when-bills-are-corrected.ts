import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { correction } from '../correction/domain/correction.ts';

/** The correction records the day of its posting (11.8-3). */
export const markCorrectionPostedWhenBillsAreCorrected = whenRecorded(billAccount, ['BillsCorrected'], {
  name: 'mark-correction-posted-when-bills-are-corrected',
  react: async ({ data }, tools) => {
    const { correctionId, hash, postedOn } = data;
    granted(await tools.execute(correction, correctionId, { type: 'MarkCorrectionPosted', hash, today: postedOn }));
  },
});
