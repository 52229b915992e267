import { faultNamed } from '../../../src/journey/world.ts';
import type { AccessTable } from './table.ts';

const { accountId } = faultNamed('misreadDigit');

/** Written by hand from `docs/security/who-sees-what.md`: lists of money, and payments and factors of one account. */
const WRITTEN = `
                      files  unidentified  reversals  refunds  payments  factors
clerk-101               –         –            –         –        ●         –
representative-101-a    –         –            ●         ●        ●         –
representative-101-b    –         –            ●         ●        ●         –
clerk-102               –         –            –         –        ●         –
representative-102      –         –            ●         ●        ●         –
head-1                  –         ●            ●         ●        ●         ●
affairs-1               –         –            –         –        ●         ●
expert-1                –         –            –         –        ●         –
connections-1           –         –            –         –        –         –
head-2                  –         ●            ●         ●        ?         ?
receivables-1           ●         ●            ●         ●        ●         ●
receivables-3           ●         ●            ●         ●        ?         ?
auditor-1               ●         ●            ●         ●        ●         ●
policy-1                –         –            –         –        –         –
certifier-1             –         –            –         –        –         –
reader-zagros           –         –            –         –        –         –
exchange-sabalan        –         –            –         –        –         –
operator-1              –         –            –         –        –         –
nobody                  ×         ×            ×         ×        ×         ×
`;

/** The pages of money. */
export const money: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    files: ['/money/files', 'billing-adjustments/v1/payment-files'],
    unidentified: ['/money/unidentified', 'billing-adjustments/v1/unidentified-payments'],
    reversals: ['/money/reversals', 'billing-adjustments/v1/payment-reversals'],
    refunds: ['/money/refunds', 'billing-adjustments/v1/refunds'],
    payments: [`/money/accounts/${accountId}`, `billing-adjustments/v1/accounts/${accountId}/payments`],
    factors: [`/accounts/${accountId}/volume-factors`, `billing-adjustments/v1/accounts/${accountId}/volume-factors`],
  }),
};
