import { billCorrectionWithdrawn } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { correction } from '../../correction/domain/correction.ts';

/** A case takes its request back: the correction ends unless it is already posted (15.4-38). */
export const withdrawCorrectionWhenACaseTakesItBack = whenHeard(billCorrectionWithdrawn, {
  name: 'withdraw-correction-when-a-case-takes-it-back',
  react: async ({ data }, tools) => {
    const { correctionId, caseId, officeId, accountId, withdrawnBy, reason } = data;
    const command = {
      type: 'WithdrawCorrection',
      subject: { correctionId, caseId, officeId, accountId },
      by: withdrawnBy,
      reason,
      today: tools.clock.today(),
    } as const;
    granted(await tools.execute(correction, correctionId, command, { reason }));
  },
});
