import type { AccessTable } from './table.ts';

/**
 * Written by hand from `docs/security/who-sees-what.md`: published documents belong to the company, and those who
 * administer or examine them open their pages; a certificate belongs to an office.
 */
const WRITTEN = `
                      versions  version  certificates
clerk-101               –          –          –
representative-101-a    –          –          ●
representative-101-b    –          –          ●
clerk-102               –          –          –
representative-102      –          –          ●
head-1                  ●          ●          ●
affairs-1               –          –          –
expert-1                –          –          –
connections-1           –          –          –
head-2                  ●          ●          ●
receivables-1           –          –          –
receivables-3           –          –          –
auditor-1               ●          ●          ●
policy-1                ●          ●          –
certifier-1             –          –          ●
reader-zagros           –          –          –
exchange-sabalan        –          –          –
operator-1              –          –          –
nobody                  ×          ×          ×
`;

const TARIFF = 'tariff-book-gas';

/** The pages of administration. */
export const versions: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    versions: ['/versions', 'billing-adjustments/v1/published-documents'],
    version: [`/versions/billing-adjustments/${TARIFF}`, `billing-adjustments/v1/published-documents/${TARIFF}`],
    certificates: ['/certificates', 'billing-adjustments/v1/certificates'],
  }),
};
