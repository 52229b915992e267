import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { choice, choices, digits, fieldTypes, index, meterSerial, rows, text, whole, type Field } from './index.ts';

const ajv = new Ajv({ strict: false });
formats.default(ajv);

const { text: _, whole: __, digits: ___, choice: ____, choices: _____, rows: ______, ...plain } = fieldTypes;
const fields: readonly (readonly [string, Field])[] = [
  ...Object.entries(plain).map(([name, type]) => [name, (type as () => Field)()] as const),
  ['text', text('x', { min: 2, max: 40 })],
  ['whole', whole('x', { min: -5, max: 5 })],
  ['digits', digits('x', { min: 1, max: 4, firstNotZero: true })],
  ['choice', choice('x', ['sms', 'letter'])],
  ['choices', choices('x', ['sms', 'letter'])],
  ['rows', rows('x', { meter: meterSerial(), seen: index() }, { most: 3 })],
];

const typed = [
  '0765432106230',
  '0000028750121',
  '13456-78901',
  '۰۰۸-۴۵۷۵۹۴-۸',
  '+98 912 345 6789',
  'IR56 0620 0000 0000 0202 9018 68',
  '۵۶۰۶۲۰۰۰۰۰۰۰۰۰۰۲۰۲۹۰۱۸۶۸',
  '14003456789',
  'H۷-۰۱۰۴',
  '1405-0901-48217-73092-3',
  '۱۴۰۵/۹/۱',
  '2026-11-22',
  '1300-01-01',
  '1499-12-29',
  '9999-12-31',
  '0001-01-01',
  '2026-11-22T08:00Z',
  '2026-11-22t24:00:00+03:30',
  '1,110',
  '۱٬۱۱۰',
  '-0',
  '۶۲۰٫۵',
  'علي‌رضا كاظمي',
  'sms',
  'G4',
  'household',
  '3',
  'f'.repeat(64),
  '12345678-9abc-4def-8000-123456789abc',
];
const fragment = fc.constantFrom(
  ...'019۰۹٠٩-–−/._, ٬٫،+TZ:aGيىكیکآأةۀه½²１\n\r\t'.split(''),
  '\u200b',
  '\u200c',
  '\u200f',
  '\ufeff',
  '\u00a0',
  '\u0640',
  '\u0653',
  '\u0654',
  '\u0301',
  '\u3164',
  '\ud800',
  '\udc00',
  '\u{10000}',
  '\u0000',
  '\u0085',
  '\u2028',
);
const edited = fc
  .tuple(fc.constantFrom('', ...typed), fc.array(fc.tuple(fc.nat(30), fragment, fc.boolean()), { maxLength: 6 }))
  .map(([start, edits]) =>
    edits.reduce((now, [at, by, inserts]) => now.slice(0, at) + by + now.slice(inserts ? at : at + 1), start),
  );
const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const raw = fc.oneof(
  { weight: 6, arbitrary: edited },
  fc.constantFrom<unknown>(...typed, true, ['sms'], ['letter', 'sms']),
  day.map((each) => each.toISOString().slice(0, 10)),
  day.map((each) => each.toISOString()),
  fc.integer({ min: -10, max: 2_000 }),
  fc.constantFrom(-0, 2 ** 53, -(2 ** 53), Infinity, Number.NaN, 1e-7, 620.5),
  fc.array(fc.record({ meter: edited, seen: fc.oneof(edited, fc.nat(99)) }, { requiredKeys: ['meter'] }), {
    maxLength: 4,
  }),
  fc.constantFrom<unknown>([{ meter: 'H۷-۱', seen: '۱٬۱۱۰' }], []),
  fc.anything(),
);

describe('any input of any field type (15.4-44)', () => {
  it.each(fields)('%s: is rejected, or stored as the JSON Schema says and read as itself', (_name, field) => {
    const isValid = ajv.compile(field.schema);
    let accepted = 0;
    fc.assert(
      fc.property(raw, (input) => {
        const stored = field.read(input);
        if (stored === undefined) return;
        accepted++;
        expect([stored, isValid(stored), field.read(stored)]).toEqual([stored, true, stored]);
        if (typeof stored === 'string') expect(stored.isWellFormed()).toBe(true);
      }),
      { numRuns: 3_000, examples: [['a\u0640\u0301'], ['رضا \u0654ظمی']] },
    );
    expect(accepted).toBeGreaterThan(0);
  });
  it('9.7: a letter and its mark are one letter without the mark of direction between them', () =>
    expect(text('x', { max: 9 }).read('ا\u200f\u0653ب')).toBe('آب'));
  it('9.7: a text with nothing to see is missing', () => {
    const field = text('x', { max: 9 });
    for (const invisible of ['\u200b\u2060', '\u3164', '\u2800\u115f', '\u0654', ' \u200d '])
      expect([invisible, field.read(invisible)]).toEqual([invisible, undefined]);
    expect(field.read('۔')).toBe('۔');
  });
});
