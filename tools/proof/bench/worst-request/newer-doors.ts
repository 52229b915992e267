import { filled, json, members, nested, numbered, payments, type Attack } from './attack.ts';

/** Numbers of persons, as people write them; each is found, sealed or refused (N17). */
const mobiles = filled('0912 345 6789، ', 16_000);
/** No number, but each character may begin one. */
const almost = filled('9-1 2.3_4/5 ', 16_000);
const visits = { service: 'case-handling', user: 'clerk-101', path: '/v1/cases/20000/visits' };
const textsOf = (field: string, to: Omit<Attack, 'name' | 'body'>, most: number): readonly Attack[] =>
  Object.entries({
    'numbers of persons': filled('0912 345 6789، ', most),
    'almost numbers': filled('9-1 2.3_4/5 ', most),
    'one row of digits': filled('9', most),
    'Persian digits in groups': filled('۰۹۱۲ ۳۴۵ ', most),
    'expanding letters': filled('\ufdfa', most),
  }).map(([name, text]) =>
    json(`${to.path.slice(4)}, ${most} characters of ${name}`, () => JSON.stringify({ [field]: text }), to),
  );

const changes = { service: 'customer-accounts', user: 'clerk-101', path: '/v1/accounts/10203040/person-changes' };
const searches = { service: 'customer-accounts', user: 'clerk-101', path: '/v1/account-searches' };
const policy = { service: 'billing-adjustments', user: 'policy-1', path: '/v1/policies/correction-approval/versions' };
const contract = { service: 'metering', user: 'affairs-1', path: '/v1/contractors/contractor-zagros/contracts' };
const reason = (text: string): Attack => ({
  name: `X-Reason: 15 KB of ${text.slice(0, 3)}`,
  service: 'customer-accounts',
  user: 'clerk-101',
  path: '/v1/accounts/10203040',
  headers: { 'x-reason': filled(encodeURIComponent(text), 14_000) },
});

/** The doors that came after N12: texts with numbers, person changes, look-ups, payment files, published documents. */
export const newerDoors: readonly Attack[] = [
  ...textsOf('remarks', visits, 2_000),
  ...textsOf('remarks', visits, 16_000),
  json('60 texts of 16,000 characters of numbers of persons', () =>
    JSON.stringify({
      visitedOn: '1405-08-30',
      indexSeen: 1,
      meterSound: true,
      remarks: Array.from({ length: 60 }, () => mobiles),
    }),
  ),
  json(
    'a case with 60 fields of 16,000 characters of almost numbers',
    () =>
      JSON.stringify({
        kind: 'meter-test',
        form: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`remarks${at}`, almost])),
      }),
    { ...visits, path: '/v1/cases' },
  ),
  ...textsOf('text', { ...visits, path: '/v1/cases/20000/notes' }, 2_000),
  ...textsOf('fullName', changes, 16_000),
  json(
    'a person change, 60 texts',
    () =>
      JSON.stringify({ fullName: mobiles, mobile: mobiles, documentNumber: Array.from({ length: 58 }, () => mobiles) }),
    changes,
  ),
  ...textsOf('search', searches, 16_000),
  ...textsOf('search', searches, 80),
  json(
    'a policy of 4,900 members',
    () =>
      JSON.stringify({
        version: 'v-1',
        effectiveFrom: '2026-12-01',
        sample: true,
        settles: almost.slice(0, 2_000),
        content: JSON.parse(members(4_900)) as object,
      }),
    policy,
  ),
  json(
    'a policy of 20 levels',
    () =>
      JSON.stringify({
        version: 'v-2',
        effectiveFrom: '2026-12-01',
        sample: true,
        settles: 's',
        content: { a: JSON.parse(nested('[', ']', 20)) as object },
      }),
    policy,
  ),
  json(
    'a contract with 2,400 meters',
    () =>
      JSON.stringify({
        from: '2026-12-01',
        meters: Array.from({ length: 2_400 }, (_, at) => ({ serial: `K${10_000_000 + at}` })),
      }),
    contract,
  ),
  json(
    'a contract with one meter 2,400 times',
    () =>
      JSON.stringify({ from: '2026-12-01', meters: Array.from({ length: 2_400 }, () => ({ serial: 'K10000000' })) }),
    contract,
  ),
  payments('20,000 rows with numbers of persons', () =>
    numbered(20_000, (at) => `1020304006239,4271105095,1000,1405-08-30,0912345${1_000 + (at % 9_000)}`),
  ),
  payments('1,200 lines of 4,000 characters of numbers of persons', () =>
    numbered(1_200, () => mobiles.slice(0, 3_900)),
  ),
  reason('0912 345 6789 '),
  reason('ﷺ'),
  reason('%'),
  {
    name: 'X-Forwarded-For: 15 KB of commas',
    service: 'customer-accounts',
    user: 'clerk-101',
    path: '/v1/accounts/10203040',
    headers: { 'x-forwarded-for': filled('1.1.1.1,', 15_000) },
  },
  { name: 'look-ups', service: 'customer-accounts', user: 'head-1', path: '/v1/look-ups?limit=200' },
  { name: 'unusual look-ups', service: 'customer-accounts', user: 'head-1', path: '/v1/unusual-look-ups' },
];
