import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { contractorAccount } from '../contractor-account/domain/contractor-account.ts';

/** The other side of a reversed pair: what the subscriber owes again, the contractor does not (15.4-39, Card 74). */
export const creditTheContractorWhenAMiscEntryIsReversed = whenRecorded(billAccount, ['MiscEntryReversed'], {
  name: 'credit-the-contractor-when-a-misc-entry-is-reversed',
  react: async ({ data: { posting: _posting, ...entry } }, tools) => {
    const credit = { type: 'CreditContractor', ...entry } as const;
    granted(await tools.execute(contractorAccount, entry.contractorId, credit));
  },
});
