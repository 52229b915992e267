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
head-2                  ●      ●      ?       –        ●        ?         ?       ?
receivables-1           –      –      –       –        –        –         –       –
receivables-3           –      –      –       –        –        –         –       –
auditor-1               ●      ●      ●       –        ●        ●         ●       ●
policy-1                –      –      –       –        –        –         –       –
certifier-1             –      –      –       –        –        –         –       –
reader-zagros           –      –      –       –        –        –         –       –
operator-1              –      –      –       –        –        –         –       –
nobody                  ×      ×      ×       ×        ×        ×         ×       ×
`;

const answers = { '●': 200, '–': 403, '?': 404, '×': 401 } as const;
export type Answer = (typeof answers)[keyof typeof answers];

const [pages = [], ...rows] = WRITTEN.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

/** What each person gets, by page. */
export const whoSeesWhat: readonly { readonly username: string; readonly gets: Readonly<Record<string, Answer>> }[] =
  rows.map(([username = '', ...marks]) => ({
    username,
    gets: Object.fromEntries(pages.map((page, place) => [page, answers[marks[place] as keyof typeof answers]])),
  }));

/** Who sees which entry of the menu: only pages that are the work of the role. */
export const menus: Readonly<Record<string, readonly string[]>> = {
  'clerk-101': ['/', '/register'],
  'representative-101-a': ['/', '/register', '/approvals'],
  'representative-101-b': ['/', '/register', '/approvals'],
  'clerk-102': ['/', '/register'],
  'representative-102': ['/', '/register', '/approvals'],
  'head-1': ['/', '/approvals'],
  'affairs-1': ['/'],
  'expert-1': ['/'],
  'head-2': ['/', '/approvals'],
  'receivables-1': [],
  'receivables-3': [],
  'auditor-1': ['/'],
  'policy-1': [],
  'certifier-1': [],
  'reader-zagros': [],
  'operator-1': [],
};

/** 7.5: the only one who may sign: of the office, of the role, and not the proposer. */
export const SIGNER = 'representative-101-b';

/**
 * What the others get who have a role that approves; every other person is refused (403), and so is the head below the
 * amount at which a head signs too.
 */
export const signingRefused: Readonly<Record<string, number>> = {
  // The proposer.
  'representative-101-a': 422,
  // Another office, another county: unknown.
  'representative-102': 404,
  'head-2': 404,
};
