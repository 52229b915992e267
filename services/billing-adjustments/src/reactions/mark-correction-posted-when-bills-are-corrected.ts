import type { RecordedEvent } from '@pishkhan/event-store';
import type { OwnReaction } from '@pishkhan/service-kit';
import type { BillsCorrected } from '../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { correction } from '../correction/domain/correction.ts';
import { granted } from './granted.ts';

/** A correction knows that it is in the ledger, and when it came there (11.8-3). */
export const markCorrectionPostedWhenBillsAreCorrected: OwnReaction = {
  name: 'mark-correction-posted-when-bills-are-corrected',
  categories: [billAccount.category],
  types: ['BillsCorrected'],
  react: async ({ data }: RecordedEvent, tools) => {
    const { correctionId, hash, postedOn } = data as BillsCorrected['data'];
    granted(await tools.execute(correction, correctionId, { type: 'MarkCorrectionPosted', hash, today: postedOn }));
  },
};
