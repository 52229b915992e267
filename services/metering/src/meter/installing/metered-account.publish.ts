import { meterExchangeRefused } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { reasonOfRule } from '../../rule-titles.ts';
import { meteredAccount } from './domain/metered-account.ts';

/** A case learns why its exchange entry was refused; who entered it over HTTP has the answer already. */
export const meteredAccountPublications = publishes(meteredAccount, {
  AccountClaimed: 'private',
  MeterExchangeRefused: ({ data: { exchangeId, caseId, accountId, rule, data } }) =>
    caseId === undefined
      ? undefined
      : publication(meterExchangeRefused, { exchangeId, caseId, accountId, rule, says: reasonOfRule(rule, data) }),
});
