/** Who sees which entry of the menu: only pages that are the work of the role. */
export const menus: Readonly<Record<string, readonly string[]>> = {
  'clerk-101': ['/', '/register', '/visits'],
  'representative-101-a': ['/', '/register', '/approvals', '/board', '/certificates'],
  'representative-101-b': ['/', '/register', '/approvals', '/board', '/certificates'],
  'clerk-102': ['/', '/register', '/visits'],
  'representative-102': ['/', '/register', '/approvals', '/board', '/certificates'],
  'head-1': [
    '/',
    '/approvals',
    '/board',
    '/readings',
    '/reading-files',
    '/statements',
    '/rounds',
    '/unread',
    '/meter-exchanges',
    '/money',
    '/versions',
    '/certificates',
  ],
  'affairs-1': ['/', '/readings', '/reading-files', '/rounds'],
  'expert-1': ['/', '/visits', '/readings'],
  'connections-1': ['/', '/meter-exchanges'],
  'head-2': [
    '/',
    '/approvals',
    '/board',
    '/readings',
    '/reading-files',
    '/statements',
    '/rounds',
    '/unread',
    '/meter-exchanges',
    '/money',
    '/versions',
    '/certificates',
  ],
  'receivables-1': ['/money'],
  'receivables-3': ['/money'],
  'auditor-1': [
    '/',
    '/board',
    '/readings',
    '/reading-files',
    '/statements',
    '/rounds',
    '/unread',
    '/meter-exchanges',
    '/money',
    '/versions',
    '/certificates',
    '/replay',
    '/verification',
    '/conflicts',
  ],
  'policy-1': ['/versions'],
  'certifier-1': ['/certificates'],
  'reader-zagros': ['/reading-files', '/statements', '/rounds'],
  'exchange-sabalan': ['/'],
  'operator-1': ['/operation', '/verification'],
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
