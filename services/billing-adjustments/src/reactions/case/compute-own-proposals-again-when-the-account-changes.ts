import { granted, whenRecorded } from '@pishkhan/service-kit';
import { correctionBasis } from '../../pricing/decision-basis.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correction } from '../../correction/domain/correction.ts';

const statuses: readonly string[] = ['awaitingApproval', 'declined', 'refused'];

/**
 * A proposal that billing itself made follows its account: after a payment, a bill or another correction it is computed
 * again, or ends if nothing is left to correct, so that approvers never find it overtaken (15.4-32, 15.4-39).
 */
export const computeOwnProposalsAgainWhenTheAccountChanges = whenRecorded(
  billAccount,
  [
    'BillIssued',
    'BillsCorrected',
    'MiscEntryPosted',
    'MiscEntryReversed',
    'ChargePosted',
    'MeterExchangeTaken',
    'MeterRemovalTaken',
    'PaymentReceived',
    'PaymentReversed',
    'ReadingKept',
    'RefundDeclined',
    'RefundRequested',
    'RefundReturned',
    'SupplyTermsAmended',
    'VolumeFactorDeclined',
  ],
  {
    name: 'compute-own-proposals-again-when-the-account-changes',
    react: async ({ data: { accountId } }, { load, execute, clock }) => {
      const { ownProposals } = (await load(billAccount, accountId)).state;
      for (const correctionId of ownProposals) {
        const { status } = (await load(correction, correctionId)).state;
        if (!statuses.includes(status)) continue;
        const compute = async () => ({
          type: 'ComputeOwnProposalAgain' as const,
          basis: await correctionBasis(load, accountId, clock.today()),
        });
        const reason = 'the account has changed';
        granted(await execute(correction, correctionId, compute, { step: correctionId, reason }));
      }
    },
  },
);
