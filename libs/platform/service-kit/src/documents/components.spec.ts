import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { withComponents } from './components.ts';

const tier = Type.Object({ price: Type.Integer() }, { $id: 'Tier' });

describe('components of the OpenAPI document', () => {
  it('are the schemas with an $id, at any depth', () => {
    const table = Type.Object({ tiers: Type.Array(tier), last: Type.Union([tier, Type.Null()]) }, { $id: 'Table' });
    const { value, schemas } = withComponents({ paths: { '/a': { schema: table } } });
    const reference = { $ref: '#/components/schemas/Tier' };
    expect(value).toEqual({ paths: { '/a': { schema: { $ref: '#/components/schemas/Table' } } } });
    expect(schemas).toEqual({
      Tier: { type: 'object', required: ['price'], properties: { price: { type: 'integer' } } },
      Table: {
        type: 'object',
        required: ['tiers', 'last'],
        properties: {
          tiers: { type: 'array', items: reference },
          last: { anyOf: [reference, { type: 'null' }] },
        },
      },
    });
  });
  it('have one content per name', () =>
    expect(() => withComponents([tier, Type.Object({}, { $id: 'Tier' })])).toThrow('two schemas have the $id Tier'));
});
