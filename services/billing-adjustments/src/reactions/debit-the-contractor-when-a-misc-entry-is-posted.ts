import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { contractorAccount } from '../contractor-account/domain/contractor-account.ts';

/** The other side of the linked pair: the subscriber's refund is the contractor's debt (A3-5, Card 74). */
export const debitTheContractorWhenAMiscEntryIsPosted = whenRecorded(billAccount, ['MiscEntryPosted'], {
  name: 'debit-the-contractor-when-a-misc-entry-is-posted',
  react: async ({ data }, tools) => {
    const { contractorId, linkId, amount, accountId, caseId, correctionId, reason, postedOn, misreading } = data;
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
      ...(misreading && { misreading }),
    } as const;
    granted(await tools.execute(contractorAccount, contractorId, debit));
  },
});
