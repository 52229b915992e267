import { accountOpened } from '@pishkhan/contracts';
import type { PublishMap } from '@pishkhan/service-kit';
import type { AccountOpened } from './domain/account.messages.ts';

/** Private events of the account as other services hear them. */
export const accountPublications: PublishMap = {
  AccountOpened: (event) => {
    const { legalIdConfirmed: _own, ...data } = event.data as AccountOpened['data'];
    return { contract: accountOpened, data };
  },
};
