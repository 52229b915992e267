import { filled, json, MB, members, nested, numbered, payment, payments, readings, type Attack } from './attack.ts';
import { newerDoors } from './newer-doors.ts';
import { stockedDoors } from './stocked-doors.ts';

const search = (name: string, text: string): Attack => ({
  name: `search: ${name}`,
  service: 'customer-accounts',
  user: 'clerk-101',
  path: `/v1/accounts?search=${encodeURIComponent(text)}`,
});

/** The requests of N12 and others of their kind. */
export const attacks: readonly Attack[] = [
  ...newerDoors,
  ...stockedDoors,
  json('100,000 unknown members', () => members(100_000)),
  json('20,000 unknown members', () => members(20_000)),
  json('4,900 unknown members, just accepted', () => members(4_900)),
  json('100,000 levels of lists', () => `{"a":${nested('[', ']', 100_000)}}`),
  json('90,000 levels of objects', () => `{"a":${'{"a":'.repeat(90_000)}1${'}'.repeat(90_000)}}`),
  json('a list of 450,000 numbers', () => `{"readings":[${filled('1,', 0.9 * MB)}1]}`),
  json('a list of 4,900 objects', () => `{"readings":[${filled('{},', 4_900 * 3)}{}]}`),
  json('a text of 1 MB', () => JSON.stringify({ remarks: filled('x', 0.99 * MB) })),
  json('a text of 1 MB that normalisation makes 18 times longer', () =>
    JSON.stringify({ remarks: filled('\ufdfa', (0.99 * MB) / 3) }),
  ),
  json('60 texts of 16,000 such letters', () =>
    JSON.stringify({ remarks: Array.from({ length: 20 }, () => filled('\ufdfa', 16_000)) }),
  ),
  json('a text of 16,000 such letters', () => JSON.stringify({ remarks: filled('\ufdfa', 16_000) })),
  json('a text of 16,000 blanks', () => JSON.stringify({ remarks: `a${filled(' \u200c', 16_000)}a` })),
  json('a text of 16,000 combining marks', () => JSON.stringify({ remarks: `a${filled('\u0316\u0301', 16_000)}` })),
  json('60 texts of 16,000 combining marks', () =>
    JSON.stringify({ remarks: Array.from({ length: 30 }, () => `a${filled('\u0316\u0301', 16_000)}`) }),
  ),
  json('a number of 1 MB', () => `{"indexSeen":${filled('9', 0.99 * MB)}}`),
  json('a number of 1 MB in a text', () => JSON.stringify({ indexSeen: filled('1,000', 0.99 * MB) })),
  json('an amount of 16,000 digits', () => JSON.stringify({ amount: filled('9', 16_000) }), payment),
  json('1 MB of malformed JSON', () => filled('[', 0.99 * MB)),
  json('1 MB of escapes', () => `{"remarks":"${filled('\\u0041', 0.99 * MB)}"}`),
  readings('N12, one line of 4.5 MB: "a"b,', () => filled('"a"b,', 4.5 * MB)),
  readings('lines of 4,000: "a"b,', () => filled(`${filled('"a"b,', 4_000)}\n`, 4.9 * MB)),
  readings('lines of 4,000: "a",', () => filled(`${filled('"a",', 4_000)}\n`, 4.9 * MB)),
  readings('short lines: "a"b', () => filled('"a"b\n', 4.9 * MB)),
  readings('one line of commas', () => filled(',', 4.9 * MB)),
  readings('one line of 5 MB', () => filled('x', 4.9 * MB)),
  readings('5 MB of newlines', () => filled('\n', 4.9 * MB)),
  readings('100,000 rows', () => filled('1,2,3,4,5\n', MB)),
  readings('2,000 well-formed rows', () =>
    numbered(2_000, (at) => `K${10_000_000 + at},1405-08-30,${1000 + at},actual,reader-1`),
  ),
  readings('2,000 well-formed rows of one meter', () =>
    numbered(2_000, (at) => `K10000000,1405-08-${10 + (at % 20)},${1000 + at},actual,reader-1`),
  ),
  readings('2,000 rows of 2,000 expanding letters', () =>
    numbered(1_000, () => `${filled('\ufdfa', 1_000)},1405-08-30,1,actual,${filled('\ufdfa', 600)}`),
  ),
  payments('lines of 4,000: "a"b,', () => filled(`${filled('"a"b,', 4_000)}\n`, 4.9 * MB)),
  payments('20,000 rows of text', () => numbered(20_000, () => filled('ي،', 200))),
  payments('20,000 malformed rows', () => numbered(20_000, (at) => `${at},${at},${at},1405-13-40,r${at}`)),
  payments('20,000 well-formed rows', () =>
    numbered(20_000, (at) => `1020304006239,4271105095,1000,1405-08-30,r${at}`),
  ),
  { ...readings('a header of 16,000 characters', () => 'x'), headers: { 'x-long': filled('x', 15_000) } },
  search('16 KB of text', filled('آ', 1_700)),
  search('16 KB of blanks', `a${filled(' \u200c', 2_200)}a`),
  {
    name: 'query: 3,000 parameters',
    service: 'customer-accounts',
    user: 'clerk-101',
    path: `/v1/accounts?${Array.from({ length: 3_000 }, (_, at) => `a${at}`).join('&')}`,
  },
  {
    name: 'query: one parameter 3,000 times',
    service: 'customer-accounts',
    user: 'clerk-101',
    path: `/v1/accounts?${filled('limit=1&', 14_000)}limit=1`,
  },
  {
    name: 'path: 16 KB',
    service: 'customer-accounts',
    user: 'clerk-101',
    path: `/v1/accounts/${filled('%D8%A7', 14_000)}`,
  },
];
