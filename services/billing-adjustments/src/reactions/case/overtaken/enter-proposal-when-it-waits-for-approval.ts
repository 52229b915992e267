import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { isOfBillingItself } from '../../../bill-account/domain/correcting/proposal.ts';
import { shardOf } from '../../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { correction } from '../../../correction/domain/correction.ts';
import type { CorrectionSubject } from '../../../correction/domain/proposing/proposing.messages.ts';
import { waitingProposals } from '../../../correction/proposal/waiting/domain/waiting-proposals.ts';
import { compareProposal } from './compare-proposals.ts';

const mayWait: readonly string[] = ['awaitingApproval', 'fullyApproved'];

/** An earlier change is in the comparison, a later one finds the entry (11.8). */
const enter = async ({ correctionId, accountId }: CorrectionSubject, tools: ReactionTools): Promise<void> => {
  const { status } = (await tools.load(correction, correctionId)).state;
  if (!mayWait.includes(status)) return;
  const command = { type: 'EnterProposal', correctionId, accountId, today: tools.clock.today() } as const;
  granted(await tools.execute(waitingProposals, shardOf(accountId), command, { step: 'enter' }));
  await compareProposal(tools, { correctionId, accountId });
};
const subjectIn = (data: CorrectionSubject | { readonly request: CorrectionSubject }): CorrectionSubject =>
  'request' in data ? data.request : data;

/** A proposal of a case is entered. Those that waited before this release are found at its first start (11.8). */
export const enterProposalWhenItWaitsForApproval = whenRecorded(
  correction,
  ['CorrectionProposed', 'CorrectionReproposed'],
  {
    name: 'enter-proposal-when-it-waits-for-approval',
    alsoStored: true,
    react: async ({ data }, tools) => {
      if (!isOfBillingItself(subjectIn(data))) await enter(subjectIn(data), tools);
    },
  },
);

/** A proposal of billing itself is entered too: prices and days change it as well (15.4-32, 15.4-39). */
export const enterOwnProposalWhenItWaitsForApproval = whenRecorded(
  correction,
  ['CorrectionProposed', 'CorrectionProposedAnew', 'CorrectionReproposed'],
  {
    name: 'enter-own-proposal-when-it-waits-for-approval',
    alsoStored: true,
    react: async ({ data }, tools) => {
      if (isOfBillingItself(subjectIn(data))) await enter(subjectIn(data), tools);
    },
  },
);
