import { civilDate } from '@pishkhan/calendar';
import { readingAccepted } from '@pishkhan/contracts';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import type { Reading } from '../../bill-account/domain/billing/bill.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billingBasis } from '../../pricing/decision-basis.ts';

const readingOf = ({ id, data }: MessageOf<typeof readingAccepted>): Reading => {
  const {
    readingId,
    meterId,
    readOn,
    index,
    rolledOver,
    kind,
    estimatedBy,
    estimate,
    confirmed,
    rolloverConfirmed = rolledOver && confirmed !== undefined,
    contractorId,
    contractId,
    zone,
    readerId,
    caseId,
    selfReadingId,
  } = data;
  return {
    readingId,
    meterId,
    readOn: civilDate(readOn),
    index,
    rolledOver,
    kind,
    ...(estimatedBy !== undefined && { estimatedBy }),
    ...(estimate && { estimate }),
    ...(rolloverConfirmed && { rolloverConfirmed: true as const }),
    ...(confirmed?.override && { override: confirmed.override }),
    ...(contractorId !== undefined && { contractorId }),
    ...(contractId !== undefined && { contractId }),
    ...(zone !== undefined && { zone }),
    ...(readerId !== undefined && { readerId }),
    ...(caseId !== undefined && selfReadingId !== undefined && { declaredIn: { caseId, selfReadingId } }),
    broughtBy: id,
  };
};

/**
 * Each accepted reading closes a period and is billed; a reading before its account, meter or tariff is kept until it
 * can be billed (11.5). One that finds no price is billed again by the prices of that moment after it is kept.
 */
export const billReadingWhenItIsAccepted = whenHeard(readingAccepted, {
  name: 'bill-reading-when-it-is-accepted',
  react: async (message, tools) => {
    const { accountId, readOn } = message.data;
    const basis = await billingBasis(tools.published);
    granted(
      await tools.execute(
        billAccount,
        accountId,
        { type: 'BillReading', accountId, reading: readingOf(message), basis, today: tools.clock.today() },
        { businessDate: readOn },
      ),
    );
  },
});
