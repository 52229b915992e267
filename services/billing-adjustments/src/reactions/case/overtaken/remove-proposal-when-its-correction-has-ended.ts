import { granted, whenRecorded } from '@pishkhan/service-kit';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import { waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';

/** Nothing is compared with a correction that has ended (11.8). */
export const removeProposalWhenItsCorrectionHasEnded = whenRecorded(
  correction,
  [
    'CorrectionPosted',
    'CorrectionDeclined',
    'CorrectionRefused',
    'CorrectionWithdrawn',
    'CorrectionFoundNeedless',
    'BillsLeftAsIssued',
  ],
  {
    name: 'remove-proposal-when-its-correction-has-ended',
    react: async ({ data }, { execute, load, clock }) => {
      const { correctionId } = 'request' in data ? data.request : data;
      const { state } = await load(correction, correctionId);
      const accountId = 'request' in state ? state.request?.accountId : undefined;
      if (accountId === undefined) return;
      const remove = { type: 'RemoveProposal', correctionId, today: clock.today() } as const;
      granted(await execute(waitingProposals, shardOf(accountId), remove));
    },
  },
);
