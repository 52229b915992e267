import { filled, json, type Attack } from './attack.ts';

const period = 'from=2026-08-23&to=2026-11-22';
const month = 'from=2026-10-23&to=2026-11-22';
const because = { 'x-reason': encodeURIComponent('بررسی') };
const asked = (service: string, user: string, ...paths: readonly string[]): readonly Attack[] =>
  paths.map((path) => ({ name: `stock: ${service}${path.slice(3)}`, service, user, path, headers: because }));
const persons = (service: string): readonly Attack[] =>
  asked(
    service,
    'auditor-1',
    `/v1/persons-decisions?limit=200&${period}`,
    `/v1/persons-decisions?limit=200&${period}&rule=OwnAccount`,
    `/v1/persons-decisions?limit=200&${period}&rule=QuickApproval&quickMinutes=10080`,
    `/v1/persons-decisions-by-turns?${period}&pairDecisions=1&pairPercent=1`,
  );
const text = filled('0912 345 6789، ', 2_000);
const sent = (name: string, service: string, user: string, path: string, body: object): Attack =>
  json(`stock, ${name}`, () => JSON.stringify(body), { service, user, path });

/** The newest lists, reports and commands beside thousands of records (N12). */
export const stockedDoors: readonly Attack[] = [
  ...asked(
    'customer-accounts',
    'head-1',
    '/v1/look-ups?limit=200',
    `/v1/unusual-look-ups?${month}`,
    '/v1/erasures?limit=200',
    '/v1/person-changes?limit=200',
    '/v1/offices?limit=200',
    '/v1/accounts?limit=200',
  ),
  ...persons('customer-accounts'),
  ...asked(
    'metering',
    'head-1',
    '/v1/readings-to-review?limit=200',
    '/v1/meter-zone-moves?limit=200',
    '/v1/meter-exchanges?limit=200',
    '/v1/meter-removals?limit=200',
  ),
  ...persons('metering'),
  ...asked('billing-adjustments', 'receivables-1', '/v1/unidentified-payments?limit=200'),
  ...asked(
    'billing-adjustments',
    'auditor-1',
    `/v1/conflicts?limit=200&${period}`,
    `/v1/conflicts-among-peers?${period}`,
  ),
  ...persons('billing-adjustments'),
  ...persons('case-handling'),
  sent('an erasure with 4,000 cases', 'customer-accounts', 'affairs-1', '/v1/accounts/30000001/erasures', {
    ground: 'writtenRequest',
    letterNumber: '1',
    letterIssuedOn: '2026-11-21',
    cases: Array.from({ length: 2_400 }, () => ({ caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44' })),
  }),
  sent('a member of staff for 2,400 legal entities', 'customer-accounts', 'certifier-1', '/v1/staff-members', {
    username: 'person-9999',
    nationalId: '0084575948',
    represents: Array.from({ length: 2_400 }, () => ({ legalId: '10380284790' })),
  }),
  sent('a zone with a long name', 'customer-accounts', 'policy-1', '/v1/offices', {
    officeId: 'zone-x',
    kind: 'zone',
    name: filled('\ufdfa', 16_000),
    countyOffice: 'county-1',
    registeredFrom: '2026-11-22',
  }),
  sent('a zone move with numbers', 'metering', 'affairs-1', '/v1/meters/R30000001/zone-moves', {
    zone: 'zone-1',
    from: '2026-11-23',
    reason: text,
  }),
  sent('an accepted reading with numbers', 'metering', 'head-1', '/v1/readings-to-review/bench-review-1/acceptance', {
    reason: text,
    evidence: text,
  }),
  sent(
    'a proposal about unidentified money with numbers',
    'billing-adjustments',
    'receivables-1',
    '/v1/unidentified-payments/b1f0b5f4-4b53-5d54-9a0f-2f1d8a5c7e10/proposals',
    { kind: 'assignment', accountId: '30000001', reason: text },
  ),
  sent('a move of the cases of an office', 'case-handling', 'head-1', '/v1/offices/office-101/case-moves', {
    to: 'office-102',
    reason: text,
  }),
];
