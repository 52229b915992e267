import { caseMovedToOffice } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { correction } from '../../correction/domain/correction.ts';

/** A correction that waits for approval follows its case to the new office, whose representatives sign it (7.5). */
export const moveCorrectionWhenACaseMoves = whenHeard(caseMovedToOffice, {
  name: 'move-correction-when-a-case-moves',
  react: async ({ data: { pendingRequest, to } }, tools) => {
    if (pendingRequest === undefined) return;
    const command = {
      type: 'MoveCorrection',
      correctionId: pendingRequest,
      to,
      today: tools.clock.today(),
    } as const;
    granted(await tools.execute(correction, pendingRequest, command));
  },
});
