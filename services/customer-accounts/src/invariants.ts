import { judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { AccountOpened } from './account/domain/account.messages.ts';

/** A bill id identifies one subscription permanently (8.1). */
const billIdsNameOneAccount: Invariant = {
  name: 'a bill id names one account',
  source: '8.1',
  check: (log) => {
    const opened = ofType<AccountOpened['data']>(log, 'AccountOpened', 'account');
    return judge([...Map.groupBy(opened, ({ data }) => data.billId)], ([billId, events]) =>
      events.length > 1 ? `bill id ${billId} names ${events.map(({ stream }) => stream).join(', ')}` : false,
    );
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [billIdsNameOneAccount];
