import type { AccessTable } from './table.ts';

/** Everybody who sees cases may open the page of visits; the menu offers it to those who visit meters. */
const WRITTEN = `
                      visits
clerk-101               ●
representative-101-a    ●
representative-101-b    ●
clerk-102               ●
representative-102      ●
head-1                  ●
affairs-1               ●
expert-1                ●
connections-1           ●
head-2                  ●
receivables-1           –
receivables-3           –
auditor-1               ●
policy-1                –
certifier-1             –
reader-zagros           –
exchange-sabalan        ●
operator-1              –
nobody                  ×
`;

export const visit: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    visits: ['/visits', 'case-handling/v1/worklist?work=meterVisit'],
  }),
};
