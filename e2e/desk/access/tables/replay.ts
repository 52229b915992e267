import type { AccessTable } from './table.ts';

/**
 * By hand from `docs/security/who-sees-what.md`: every record and every decision is the auditor's to examine, and
 * nobody else's.
 */
const WRITTEN = `
                      find  replay  conflicts
clerk-101               –     –       –
representative-101-a    –     –       –
representative-101-b    –     –       –
clerk-102               –     –       –
representative-102      –     –       –
head-1                  –     –       –
affairs-1               –     –       –
expert-1                –     –       –
connections-1           –     –       –
head-2                  –     –       –
receivables-1           –     –       –
receivables-3           –     –       –
auditor-1               ●     ●       ●
policy-1                –     –       –
certifier-1             –     –       –
reader-zagros           –     –       –
exchange-sabalan        –     –       –
operator-1              –     –       –
nobody                  ×     ×       ×
`;

/** What only auditors open. */
export const replay: AccessTable = {
  written: WRITTEN,
  pages: ({ caseId }) => ({
    find: ['/replay', 'case-handling/v1/streams'],
    conflicts: ['/conflicts', 'billing-adjustments/v1/conflicts'],
    replay: [`/replay/case-handling/case-${caseId}`, `case-handling/v1/streams/case-${caseId}`],
  }),
};
