import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correctionOfReading } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { proposeByItself } from './propose-by-itself.ts';

/**
 * A reading from the meter, or its removal, that is lower than the estimate before it: billing itself proposes the
 * correction of the estimate, once for each reading (15.4-32).
 */
export const proposeCorrectionWhenAReadingOverrulesAnEstimate = whenRecorded(
  billAccount,
  ['ReadingKept', 'BillIssued', 'MeterExchangeTaken', 'MeterRemovalTaken'],
  {
    name: 'propose-correction-when-a-reading-overrules-an-estimate',
    react: async ({ type, data }, tools) => {
      const isOverruling = type === 'ReadingKept' ? data.waitsFor === 'estimateCorrection' : data.overrulesEstimate;
      if (!isOverruling) return;
      const { accountId } = data;
      const reading = 'removal' in data ? data.removal : data.reading;
      await proposeByItself(tools, {
        correctionId: correctionOfReading(reading.readingId),
        accountId,
        cause: { kind: 'estimateOverruled', readingId: reading.readingId },
        broughtBy: reading.broughtBy,
        reason: `reading ${reading.readingId}`,
      });
    },
  },
);
