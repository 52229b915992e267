import { civilDate } from '@pishkhan/calendar';
import { billCorrected } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { account } from '../account/domain/account.ts';

/**
 * Two persons approved the correction, so its terms are in force from their day on, unless they are those of a recorded
 * change (15.4-39, A6-1).
 */
export const recordTheTermsWhenACorrectionFoundThem = whenHeard(billCorrected, {
  name: 'record-the-terms-when-a-correction-found-them',
  react: async ({ data: { accountId, correctionId, cause } }, { execute }) => {
    const causes = cause?.kind === 'several' ? cause.causes : [cause];
    const wrong = causes.find((each) => each?.kind === 'terms');
    if (wrong?.kind !== 'terms' || wrong.changeId !== undefined) return;
    const { kind: _kind, changeId: _recorded, from, ...terms } = wrong;
    const command = {
      type: 'RecordCorrectedTerms',
      accountId,
      changeId: correctionId,
      from: civilDate(from),
      terms,
    } as const;
    granted(await execute(account, accountId, command));
  },
});
