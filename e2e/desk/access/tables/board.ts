import type { AccessTable } from './table.ts';

/** Written by hand from `docs/security/who-sees-what.md`: those who answer for an office or county, and the auditor. */
const WRITTEN = `
                      board  behind  statistics
clerk-101               –      –         –
representative-101-a    ●      ●         ●
representative-101-b    ●      ●         ●
clerk-102               –      –         –
representative-102      ●      ●         ●
head-1                  ●      ●         ●
affairs-1               –      –         –
expert-1                –      –         –
connections-1           –      –         –
head-2                  ●      ●         ●
receivables-1           –      –         –
receivables-3           –      –         –
auditor-1               ●      ●         ●
policy-1                –      –         –
certifier-1             –      –         –
reader-zagros           –      –         –
exchange-sabalan        –      –         –
operator-1              –      –         –
nobody                  ×      ×         ×
`;

/** The board, the cases behind a number, and the statistics. */
export const board: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    board: ['/board', 'case-handling/v1/statistics/board'],
    behind: ['/board/cases?due=overdue', 'case-handling/v1/statistics/board/cases?due=overdue'],
    statistics: ['/statistics', 'case-handling/v1/statistics/cases'],
  }),
};
