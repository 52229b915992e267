import type { RecordedEvent } from '@pishkhan/event-store';
import type { OwnReaction } from '@pishkhan/service-kit';
import type { MiscEntryPosted } from '../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { contractorAccount } from '../contractor-account/domain/contractor-account.ts';
import { granted } from './granted.ts';

/** The other side of the linked pair: what the subscriber was given back is the contractor's debt (A3-5, Card 74). */
export const debitTheContractorWhenAMiscEntryIsPosted: OwnReaction = {
  name: 'debit-the-contractor-when-a-misc-entry-is-posted',
  categories: [billAccount.category],
  types: ['MiscEntryPosted'],
  react: async ({ data }: RecordedEvent, tools) => {
    const { contractorId, linkId, amount, accountId, caseId, correctionId, reason, postedOn } =
      data as MiscEntryPosted['data'];
    const debit = {
      type: 'DebitContractor',
      contractorId,
      linkId,
      amount,
      accountId,
      caseId,
      correctionId,
      reason,
      postedOn,
    } as const;
    granted(await tools.execute(contractorAccount, contractorId, debit));
  },
};
