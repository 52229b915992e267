import { billCorrectionRequested } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { certificate } from '../certificate/domain/certificate.ts';
import { correction } from '../correction/domain/correction.ts';
import { correctionBasis } from '../bill-account/decision-basis.ts';

/** A case's request results in a proposal that waits for approval, or in the rule that it breaks (A3-3, A6-3). */
export const proposeCorrectionWhenACaseAsks = whenHeard(billCorrectionRequested, {
  name: 'propose-correction-when-a-case-asks',
  react: async ({ id, data }, tools) => {
    const propose = async () => ({
      type: 'ProposeCorrection' as const,
      request: { ...data, broughtBy: id },
      proposer: (await tools.load(certificate, data.proposedBy)).state,
      basis: await correctionBasis(tools.load, data.accountId, tools.clock.today()),
    });
    granted(await tools.execute(correction, data.correctionId, propose, { reason: `case ${data.caseId}` }));
  },
});
