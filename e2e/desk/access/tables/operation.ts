import type { AccessTable } from './table.ts';

/**
 * Written by hand from `docs/security/who-sees-what.md`: operation is the operator's, and the auditor verifies too.
 */
const WRITTEN = `
                      operation  lag  views  parked  examination  verification
clerk-101             –          –    –      –       –            –
representative-101-a  –          –    –      –       –            –
representative-101-b  –          –    –      –       –            –
clerk-102             –          –    –      –       –            –
representative-102    –          –    –      –       –            –
head-1                –          –    –      –       –            –
affairs-1             –          –    –      –       –            –
expert-1              –          –    –      –       –            –
connections-1         –          –    –      –       –            –
head-2                –          –    –      –       –            –
receivables-1         –          –    –      –       –            –
receivables-3         –          –    –      –       –            –
auditor-1             –          –    –      –       –            ●
policy-1              –          –    –      –       –            –
certifier-1           –          –    –      –       –            –
reader-zagros         –          –    –      –       –            –
exchange-sabalan      –          –    –      –       –            –
operator-1            ●          ●    ●      ●       ●            ●
nobody                ×          ×    ×      ×       ×            ×
`;

/** The pages of company IT, and the verification. */
export const operation: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    operation: ['/operation', 'customer-accounts/admin/followers'],
    lag: ['/operation/lag', 'metering/admin/followers'],
    views: ['/operation/views', 'billing-adjustments/admin/views'],
    parked: ['/operation/parked', 'case-handling/admin/parked'],
    examination: ['/operation/examination', 'customer-accounts/admin/examination'],
    verification: ['/verification', 'case-handling/v1/verifications'],
  }),
};
