import type { AccessTable } from './table.ts';

/** Bills are the counter's by number, the county's own, and the auditor's (N7). */
const WRITTEN = `
                      bill  history
clerk-101               ●      ●
representative-101-a    ●      ●
representative-101-b    ●      ●
clerk-102               ●      ●
representative-102      ●      ●
head-1                  ●      ●
affairs-1               ●      ●
expert-1                ●      ●
connections-1           –      –
head-2                  ?      ?
receivables-1           ●      ●
receivables-3           ?      ?
auditor-1               ●      ●
policy-1                –      –
certifier-1             –      –
reader-zagros           –      –
exchange-sabalan        –      –
operator-1              –      –
nobody                  ×      ×
`;

/** The page of one bill, and what was known of it. */
export const bill: AccessTable = {
  written: WRITTEN,
  pages: ({ proposed }) => {
    const { billNumber } = proposed.proposal.bills[0]!;
    return {
      bill: [`/bills/${billNumber}`, `billing-adjustments/v1/bills/${billNumber}/explanation`],
      history: [`/bills/${billNumber}`, `billing-adjustments/v1/bills/${billNumber}/history`],
    };
  },
};
