import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correctionOfFactor } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { causeOfFactor } from '../../bill-account/domain/metering/factor/factor-cause.ts';
import { proposeByItself } from '../case/propose-by-itself.ts';

/**
 * A factor was confirmed for days that are billed: billing itself proposes to rate these bills anew, and the head
 * decides (11.4, 11.8). Who entered its certificate is not the one who signs the money (7.5).
 */
export const proposeCorrectionWhenAVolumeFactorIsKept = whenRecorded(billAccount, ['VolumeFactorKept'], {
  name: 'propose-correction-when-a-volume-factor-is-kept',
  react: async ({ data }, tools) => {
    const { accountId, factorId } = data;
    const { factorProposals = [] } = (await tools.load(billAccount, accountId)).state;
    const by = factorProposals.find((each) => each.factorId === factorId)?.proposedBy;
    await proposeByItself(tools, {
      correctionId: correctionOfFactor(factorId),
      accountId,
      cause: causeOfFactor(data),
      broughtBy: factorId,
      reason: `volume factor ${factorId}`,
      ...(by !== undefined && { parts: [{ as: 'evidence', by }] }),
    });
  },
});
