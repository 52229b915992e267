import {
  billCorrectionRequested,
  billCorrectionRequestedV2,
  billCorrectionRequestedV3,
  billCorrectionRequestedV4,
} from '@pishkhan/contracts';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import { requestFromBefore } from '../../bill-account/domain/correcting/earlier-releases.ts';
import type { CorrectionRequest } from '../../bill-account/domain/correcting/proposal.ts';
import { certificate } from '../../certificate/domain/certificate.ts';
import { correction } from '../../correction/domain/correction.ts';
import { correctionBasis } from '../../pricing/decision-basis.ts';

type Requested = MessageOf<
  | typeof billCorrectionRequested
  | typeof billCorrectionRequestedV2
  | typeof billCorrectionRequestedV3
  | typeof billCorrectionRequestedV4
>;

const requestOf = ({ id, data }: Requested): CorrectionRequest =>
  'cause' in data ? { ...data, broughtBy: id } : requestFromBefore({ ...data, broughtBy: id });

/** A case's request results in a proposal that waits for approval, or in the rule that it breaks (A3-3, A6-3). */
export const proposeCorrectionWhenACaseAsks = whenHeard(
  [billCorrectionRequested, billCorrectionRequestedV2, billCorrectionRequestedV3, billCorrectionRequestedV4],
  {
    name: 'propose-correction-when-a-case-asks',
    react: async (message, tools) => {
      const { data } = message;
      const propose = async () => ({
        type: 'ProposeCorrection' as const,
        request: requestOf(message),
        proposer: (await tools.load(certificate, data.proposedBy)).state,
        basis: await correctionBasis(tools.load, data.accountId, tools.clock.today()),
      });
      granted(await tools.execute(correction, data.correctionId, propose, { reason: `case ${data.caseId}` }));
    },
  },
);
