import { granted, whenRecorded } from '@pishkhan/service-kit';
import { isOfBillingItself } from '../../../bill-account/domain/correcting/proposal.ts';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import { waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';
import { compareProposal } from './compare-proposals.ts';

const ended: readonly string[] = ['posted', 'declined', 'refused', 'withdrawn'];

/**
 * A proposal of a case is entered first and compared afterwards: a change that is recorded in between is either in the
 * comparison, or finds the entry (11.8). Proposals that waited before this release are found at its first start.
 */
export const enterProposalWhenItWaitsForApproval = whenRecorded(
  correction,
  ['CorrectionProposed', 'CorrectionReproposed'],
  {
    name: 'enter-proposal-when-it-waits-for-approval',
    alsoStored: true,
    react: async ({ data }, tools) => {
      const { correctionId, caseId, accountId } = 'request' in data ? data.request : data;
      if (isOfBillingItself({ correctionId, caseId })) return;
      const { status } = (await tools.load(correction, correctionId)).state;
      if (ended.includes(status)) return;
      const enter = { type: 'EnterProposal', correctionId, accountId, today: tools.clock.today() } as const;
      granted(await tools.execute(waitingProposals, shardOf(accountId), enter, { step: 'enter' }));
      await compareProposal(tools, { correctionId, accountId });
    },
  },
);
