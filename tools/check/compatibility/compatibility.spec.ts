import { describe, expect, it } from '@jest/globals';
import { brokenPromises } from './check-compatibility.ts';
import { incompatibilities, type Schema } from './compatibility.ts';

const before: Schema = {
  type: 'object',
  required: ['id', 'amount', 'kind', 'lines'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 120 },
    amount: { type: 'integer', minimum: -100, maximum: 100 },
    kind: { enum: ['a', 'b'] },
    day: { type: 'string', pattern: '^\\d{4}$' },
    lines: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        required: ['price'],
        properties: { price: { type: 'integer' }, note: { type: 'string' } },
      },
    },
    either: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    share: { type: 'number' },
  },
};

// oxlint-disable-next-line typescript/no-explicit-any -- a mutable copy of any shape
type Change = (schema: { [key: string]: any; properties: Record<string, any> }) => void;
const changed = (change: Change): string[] => {
  const after = structuredClone(before) as unknown as Parameters<Change>[0];
  change(after);
  return incompatibilities(before, after as Schema);
};

describe('a contract must not', () => {
  it.each<[string, Change, string]>([
    ['lose a property', (s) => delete s.properties['day'], '/day: property removed or renamed'],
    [
      'rename a property',
      (s) => {
        s.properties['date'] = s.properties['day'];
        delete s.properties['day'];
      },
      '/day: property removed or renamed',
    ],
    [
      'demand a new property',
      (s) => {
        s.properties['more'] = { type: 'string' };
        s['required'].push('more');
      },
      '/more: newly required',
    ],
    ['require an optional property', (s) => s['required'].push('day'), '/day: newly required'],
    ['make a required property optional', (s) => s['required'].shift(), '/id: no longer required'],
    [
      'change a type',
      (s) => {
        s.properties['id'].type = 'integer';
      },
      '/id: type narrowed from "string" to "integer"',
    ],
    [
      'narrow number to integer',
      (s) => {
        s.properties['share'].type = 'integer';
      },
      '/share: type narrowed',
    ],
    ['lose a value', (s) => s.properties['kind'].enum.pop(), '/kind: enum lost "b"'],
    [
      'limit values',
      (s) => {
        s.properties['id'].enum = ['x'];
      },
      '/id: narrowed to the values ["x"]',
    ],
    [
      'change a pattern',
      (s) => {
        s.properties['day'].pattern = '^\\d{2}$';
      },
      '/day: pattern narrowed',
    ],
    [
      'add a pattern',
      (s) => {
        s.properties['id'].pattern = '^x';
      },
      '/id: pattern narrowed from nothing',
    ],
    [
      'add a format',
      (s) => {
        s.properties['id'].format = 'uuid';
      },
      '/id: format narrowed',
    ],
    [
      'raise a minimum',
      (s) => {
        s.properties['amount'].minimum = 0;
      },
      '/amount: minimum narrowed from -100 to 0',
    ],
    [
      'lower a maximum',
      (s) => {
        s.properties['amount'].maximum = 99;
      },
      '/amount: maximum narrowed',
    ],
    [
      'add a bound',
      (s) => {
        s.properties['day'].maxLength = 3;
      },
      '/day: maxLength narrowed from nothing to 3',
    ],
    [
      'shorten a list',
      (s) => {
        s.properties['lines'].maxItems = 9;
      },
      '/lines: maxItems narrowed',
    ],
    [
      'close an object',
      (s) => {
        s['additionalProperties'] = false;
      },
      '/: additionalProperties closed',
    ],
    [
      'narrow inside a list',
      (s) => {
        delete s.properties['lines'].items.properties.note;
      },
      '/lines/*/note: property removed or renamed',
    ],
    ['lose a variant', (s) => s.properties['either'].anyOf.pop(), '/either: variant removed or narrowed'],
  ])('%s', (_, change, message) => expect(changed(change)).toEqual([expect.stringContaining(message)]));
});

describe('a contract may', () => {
  it.each<[string, Change]>([
    ['stay unchanged', () => undefined],
    [
      'add an optional property',
      (s) => {
        s.properties['more'] = { type: 'string' };
      },
    ],
    ['add a value', (s) => s.properties['kind'].enum.push('c')],
    [
      'widen bounds',
      (s) => {
        s.properties['amount'].maximum = 1_000;
        delete s.properties['id'].maxLength;
      },
    ],
    [
      'drop a pattern',
      (s) => {
        delete s.properties['day'].pattern;
      },
    ],
    [
      'widen integer to number',
      (s) => {
        s.properties['amount'].type = 'number';
      },
    ],
    ['add a variant', (s) => s.properties['either'].anyOf.push({ type: 'integer' })],
    [
      'say it better',
      (s) => {
        s.properties['id'].description = 'id of the bill';
      },
    ],
    [
      'add an optional property inside a list',
      (s) => {
        s.properties['lines'].items.properties.more = { type: 'integer' };
      },
    ],
  ])('%s', (_, change) => expect(changed(change)).toEqual([]));
});

describe('published contracts', () => {
  const file = (name: string, schema: Schema) => ({
    path: `contracts/generated/${name}.json`,
    content: JSON.stringify(schema),
  });
  it('are compared by name, and none may be removed', () => {
    const old = [file('metering.MeterRead.v1', before), file('metering.MeterLost.v1', before)];
    expect(brokenPromises(old, [file('metering.MeterRead.v1', { ...before, additionalProperties: false })])).toEqual([
      'metering.MeterRead.v1 /: additionalProperties closed',
      expect.stringContaining('metering.MeterLost.v1: a published contract was removed'),
    ]);
    expect(brokenPromises(old, [...old, file('metering.MeterRead.v2', before)])).toEqual([]);
  });
});
