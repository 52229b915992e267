import { billAccountPublications } from './bill-account.publish.ts';
import { billAccount } from './domain/bill-account.ts';
import { billsOfAccount } from './views/bills-of-account.view.ts';
import { ledgerOfAccount } from './views/ledger-of-account.view.ts';

/**
 * What the service is made of here, without Nest; the controllers are in `bills/bills.api.ts` and
 * `payment/payment.api.ts`.
 */
export const billAccountParts = {
  deciders: [billAccount],
  views: [billsOfAccount, ledgerOfAccount],
  publish: billAccountPublications,
};
