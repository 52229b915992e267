import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { maskable } from './maskable.ts';

const bill = Type.Object(
  { billNumber: Type.String(), consumption: Type.Number(), replaces: Type.Optional(Type.String()) },
  { $id: 'Bill' },
);
const { schema, as } = maskable(bill, ['billNumber', 'replaces']);

describe('a record about a household', () => {
  it('N7: without a reason has only what is kept, and says so', () => {
    expect(as('masked', { billNumber: 'b', consumption: 7 })).toEqual({ billNumber: 'b', masked: true });
    expect(as('whole', { billNumber: 'b', consumption: 7 })).toEqual({
      billNumber: 'b',
      consumption: 7,
      masked: false,
    });
  });
  it('N7: its schema fits both forms', () => {
    expect(schema).toMatchObject({ $id: 'Bill', required: ['billNumber', 'masked'] });
    expect(Object.keys((schema as { properties?: object }).properties!)).toEqual([
      'billNumber',
      'consumption',
      'replaces',
      'masked',
    ]);
  });
});
