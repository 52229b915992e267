import type { CivilDate } from '@pishkhan/calendar';
import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { reversalMustHaveItsConfirmations } from '../../bill-account/domain/payment/reversal/reversal.rules.ts';
import type { ReversalNeeds } from '../../bill-account/domain/payment/reversal/reversal-needs.ts';
import type { PostingResult } from '../../bill-account/payment/reversal/domain/payment-reversal.messages.ts';
import type { Requested } from '../../bill-account/payment/reversal/domain/payment-reversal.state.ts';
import { paymentReversal } from '../../bill-account/payment/reversal/domain/payment-reversal.ts';
import { policy, policyOfNameOn } from '../../pricing/policy/domain/policy.ts';

/** What the confirmations cover; a confirmation of an earlier release covers every amount. */
const confirmationOf = async (state: Requested, on: CivilDate, tools: ReactionTools) => {
  const { payments, requestedOn, sameReceipt, approvals } = state;
  if (approvals === undefined) return {};
  const inForce = policyOfNameOn('reversal-approval', (await tools.load(policy, 'reversal-approval')).state, on);
  const roles = approvals.map(({ role }) => role);
  return inForce ? { confirmation: { payments, requestedOn, sameReceipt, policy: inForce, roles } } : {};
};

/**
 * Posts a confirmed reversal to every account of it, each once. A payment that can no longer be reversed is named in
 * the result (15.4-47). If an account needs further roles by then, the reversal waits for them (N3).
 */
export const reversePaymentsWhenAReversalIsConfirmed = whenRecorded(paymentReversal, ['PaymentReversalConfirmed'], {
  name: 'reverse-payments-when-a-reversal-is-confirmed',
  react: async ({ data: { reversalId, confirmedBy, confirmedOn: today } }, tools) => {
    const { state } = await tools.load(paymentReversal, reversalId);
    if (state.status !== 'confirmed') return;
    const { payments, reason, requestedBy } = state;
    const covered = await confirmationOf(state, today, tools);
    const results: PostingResult[] = [];
    for (const { reference, accountId } of payments) {
      const posted = await tools.execute(
        billAccount,
        accountId,
        { type: 'ReversePayment', reference, reversalId, reason, requestedBy, confirmedBy, ...covered, today },
        { step: reference },
      );
      if ('rejected' in posted && posted.rejected === reversalMustHaveItsConfirmations.rule) {
        const takenBack = results.filter(({ refusedBy }) => refusedBy === undefined).map((each) => each.reference);
        const needs = posted.data as Readonly<Record<string, unknown>> & ReversalNeeds;
        const short = { type: 'FindReversalShort', ...needs, takenBack, today } as const;
        granted(await tools.execute(paymentReversal, reversalId, short, { step: 'short' }));
        return;
      }
      results.push({ reference, ...('rejected' in posted && { refusedBy: posted.rejected }) });
    }
    const record = { type: 'RecordPosting', results, today } as const;
    granted(await tools.execute(paymentReversal, reversalId, record, { step: 'record' }));
  },
});
