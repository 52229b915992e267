import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { billingBasis } from '../../pricing/decision-basis.ts';
import type { BillingBasis } from '../../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type { CheckedAccount } from '../../bill-account/kept-reading/unpriced/domain/unpriced-readings.messages.ts';
import {
  nextAccountsOf,
  readingsOf,
  unpricedReadings,
  type UnpricedReadings,
} from '../../bill-account/kept-reading/unpriced/domain/unpriced-readings.ts';

const billAccountOf = async (
  { execute, clock }: ReactionTools,
  { state, accountId, basis }: { state: UnpricedReadings; accountId: string; basis: BillingBasis },
): Promise<CheckedAccount> => {
  const bill = { type: 'BillKeptReadings', basis, today: clock.today() } as const;
  const result = await execute(billAccount, accountId, bill, { step: accountId });
  if ('rejected' in result) return { accountId, billed: [], refusedBy: result.rejected };
  const kept = new Set(result.state.waiting.map(({ readingId }) => readingId));
  return { accountId, billed: readingsOf(state, accountId).filter((readingId) => !kept.has(readingId)) };
};

/**
 * Bills the waiting accounts part by part. The result of a part starts the next one, so that other work is not behind a
 * long list, and a restart continues at the part that was not recorded.
 */
export const billTheNextAccountsOfAPriceCheck = whenRecorded(unpricedReadings, ['PriceCheckBegan', 'AccountsPriced'], {
  name: 'bill-the-next-accounts-of-a-price-check',
  react: async ({ data: { check }, stream }, tools) => {
    const shard = stream.slice(unpricedReadings.category.length + 1);
    const { state } = await tools.load(unpricedReadings, shard);
    const next = nextAccountsOf(state);
    if (check !== state.check || next.length === 0) return;
    const basis = await billingBasis(tools.load);
    const accounts: CheckedAccount[] = [];
    for (const accountId of next) accounts.push(await billAccountOf(tools, { state, accountId, basis }));
    granted(
      await tools.execute(unpricedReadings, shard, { type: 'RecordPriceCheck', check, accounts }, { step: 'record' }),
    );
  },
});
