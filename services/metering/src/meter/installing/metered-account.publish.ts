import { meterExchangeRefused } from '@pishkhan/contracts';
import { detailOf } from '@pishkhan/fields';
import { publication, publishes } from '@pishkhan/messages';
import { ruleTitles } from '../../rule-titles.ts';
import { meteredAccount } from './domain/metered-account.ts';

/** Why, for people: the title of the rule with its named values. */
const said = (rule: string, data: unknown) => {
  const title = ruleTitles[rule] ?? { fa: rule, en: rule };
  const values = data as Readonly<Record<string, unknown>> | undefined;
  return { fa: detailOf(title.fa, values, 'fa'), en: detailOf(title.en, values, 'en') };
};

/** A case learns why its exchange entry was refused; who entered it over HTTP has the answer already. */
export const meteredAccountPublications = publishes(meteredAccount, {
  AccountClaimed: 'private',
  MeterExchangeRefused: ({ data: { exchangeId, caseId, accountId, rule, data } }) =>
    caseId === undefined
      ? undefined
      : publication(meterExchangeRefused, { exchangeId, caseId, accountId, rule, says: said(rule, data) }),
});
