import type { Aggregates } from '@pishkhan/service-kit';
import { meter } from '../domain/meter.ts';
import { hasEnded, type MeteredAccount } from './domain/metered-account.ts';
import type { Claim, ClaimAccount } from './domain/metered-account.messages.ts';

/** An exchange that the old meter refused has not ended while it measures the account: its claim goes back to it. */
const goesBack = async (load: Aggregates['load'], { exchange, accountId }: Claim): Promise<boolean> => {
  if (!exchange) return false;
  const { state: old } = await load(meter, exchange.takenOff.meterId);
  return old.status === 'installed' && old.accountId === accountId;
};

/** Adds whether the last claim has ended, by the stream of its meter and not by a view. */
export const claiming =
  (load: Aggregates['load'], claim: Claim) =>
  async ({ claim: last }: MeteredAccount): Promise<ClaimAccount> => ({
    type: 'ClaimAccount',
    ...claim,
    lastClaimHasEnded:
      last !== undefined && hasEnded(last, (await load(meter, last.meterId)).state) && !(await goesBack(load, last)),
  });
