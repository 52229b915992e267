import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { contractorAccount } from '../contractor-account/domain/contractor-account.ts';

/** The other side of a reversed pair: what the subscriber owes again, the contractor does not (15.4-39, Card 74). */
export const creditTheContractorWhenAMiscEntryIsReversed = whenRecorded(billAccount, ['MiscEntryReversed'], {
  name: 'credit-the-contractor-when-a-misc-entry-is-reversed',
  react: async ({ data: { posting: _posting, contractorId, ...entry } }, tools) => {
    // A charge has no other side.
    if (contractorId === undefined) return;
    const credit = { type: 'CreditContractor', contractorId, ...entry } as const;
    granted(await tools.execute(contractorAccount, contractorId, credit));
  },
});
