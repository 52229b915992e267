import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correctionOfReading } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { causeOfLateChange } from '../../bill-account/domain/correcting/estimates/late-exchange-cause.ts';
import { lateChangeOf } from '../../bill-account/domain/metering/late-exchange.ts';
import { proposeByItself } from '../case/propose-by-itself.ts';

/**
 * An exchange or removal was entered after bills with estimates of later days: billing itself proposes to take it at
 * its own day and to rate these bills anew, and the head decides (Card 13, 11.4, 15.4-31; situation 12).
 */
export const proposeCorrectionWhenAnExchangeIsEnteredLate = whenRecorded(billAccount, ['MeterChangeKept'], {
  name: 'propose-correction-when-an-exchange-is-entered-late',
  react: async ({ data: { accountId, change, waitsFor } }, tools) => {
    if (waitsFor !== 'laterEstimates') return;
    const { state } = await tools.load(billAccount, accountId);
    const late = lateChangeOf(state, change.changeId);
    if (!late) return;
    await proposeByItself(tools, {
      correctionId: correctionOfReading(late.removal.readingId),
      accountId,
      cause: causeOfLateChange(late),
      broughtBy: late.removal.broughtBy,
      reason: `${late.next ? 'exchange' : 'removal'} ${late.changeId}`,
    });
  },
});
