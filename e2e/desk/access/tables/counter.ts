import { faultNamed } from '../../../src/journey/world.ts';
import type { AccessTable } from './table.ts';

const { accountId } = faultNamed('misreadDigit');

/**
 * Written by hand from `docs/security/who-sees-what.md`: what each person gets from the operation behind each page
 * about one bill review of office 101 in county 1. `●` whole, `–` refused (403: not the role's data), `?` unknown (404:
 * another place), `×` not signed in (401).
 */
const WRITTEN = `
                      today  search  card  register  inbox  correction  case  tracking
clerk-101               ●      ●      ●       ●        ●        ●         ●       ●
representative-101-a    ●      ●      ●       ●        ●        ●         ●       ●
representative-101-b    ●      ●      ●       ●        ●        ●         ●       ●
clerk-102               ●      ●      ●       ●        ●        ?         ?       ?
representative-102      ●      ●      ●       ●        ●        ?         ?       ?
head-1                  ●      ●      ●       –        ●        ●         ●       ●
affairs-1               ●      ●      ●       –        ●        ●         ●       ●
expert-1                ●      –      –       –        –        –         ●       ●
connections-1           ●      –      –       –        –        –         ●       ●
head-2                  ●      ●      ?       –        ●        ?         ?       ?
receivables-1           –      –      –       –        –        –         –       –
receivables-3           –      –      –       –        –        –         –       –
auditor-1               ●      ●      ●       –        ●        ●         ●       ●
policy-1                –      –      –       –        –        –         –       –
certifier-1             –      –      –       –        –        –         –       –
reader-zagros           –      –      –       –        –        –         –       –
exchange-sabalan        ●      –      –       –        –        –         ?       ?
operator-1              –      –      –       –        –        –         –       –
nobody                  ×      ×      ×       ×        ×        ×         ×       ×
`;

/** The pages of the counter. */
export const counter: AccessTable = {
  written: WRITTEN,
  pages: ({ caseId, trackingCode, proposed }) => ({
    today: ['/', 'case-handling/v1/worklist'],
    search: [`/search?q=${accountId}`, 'customer-accounts/v1/account-searches', { search: accountId }],
    card: [`/accounts/${accountId}`, `customer-accounts/v1/accounts/${accountId}`],
    register: ['/register', 'case-handling/v1/case-kinds'],
    inbox: ['/approvals', 'billing-adjustments/v1/corrections'],
    correction: [`/approvals/${proposed.correctionId}`, `billing-adjustments/v1/corrections/${proposed.correctionId}`],
    case: [`/cases/${caseId}`, `case-handling/v1/cases/${caseId}`],
    tracking: [`/tracking/${trackingCode}`, `case-handling/v1/tracking/${trackingCode}`],
  }),
};
