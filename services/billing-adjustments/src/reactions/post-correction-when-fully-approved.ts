import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { correction } from '../correction/domain/correction.ts';
import { correctionBasis, correctionPrices } from '../pricing/decision-basis.ts';

/**
 * Posts a fully approved correction, decided on the account's own state. If the hash differs from the approved one,
 * nothing is posted and the correction is computed again (11.8). Every step has its own command id, so that a crash at
 * any point results in one posting.
 */
export const postCorrectionWhenFullyApproved = whenRecorded(correction, ['CorrectionFullyApproved'], {
  name: 'post-correction-when-fully-approved',
  react: async ({ data }, tools) => {
    const { correctionId, hash } = data;
    const { state } = await tools.load(correction, correctionId);
    if (state.status !== 'fullyApproved' || state.hash !== hash) return;
    const { request, proposal, hashVersion } = state;
    const approved = { proposal, hash, ...(hashVersion && { hashVersion }) };
    const today = tools.clock.today();
    const approvals = state.approvals.map(({ correctionId: _, hash: _hash, ...approval }) => approval);
    const basis = { ...(await correctionPrices(tools.load)), today };
    const posted = await tools.execute(
      billAccount,
      request.accountId,
      { type: 'PostCorrection', request, approved, approvals, basis },
      { step: 'post', reason: `case ${request.caseId}` },
    );
    if (!('rejected' in posted)) return;
    const stale = async () => ({
      type: 'FindCorrectionStale' as const,
      hash,
      basis: await correctionBasis(tools.load, request.accountId, today),
    });
    granted(await tools.execute(correction, correctionId, stale, { step: 'stale', reason: posted.rejected }));
  },
});
