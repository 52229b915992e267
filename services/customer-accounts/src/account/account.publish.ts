import { accountOpened, accountTermsChanged } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { account } from './domain/account.ts';

/** Maps private events of the account to contract events. */
export const accountPublications = publishes(account, {
  AccountOpened: ({
    data: { legalIdConfirmed: _legal, nationalIdDocumented: _documented, identified: _identified, ...data },
  }) => publication(accountOpened, data),
  SupplyTermsAmended: ({ data: { terms, ...data } }) => publication(accountTermsChanged, { ...data, ...terms }),
  InstalledMeterNoted: 'private',
  TermsChangeProposed: 'private',
  TermsChangeDeclined: 'private',
});
