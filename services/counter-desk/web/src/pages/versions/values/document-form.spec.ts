import { describe, expect, it } from '@jest/globals';
import { documentBody, formPathOf, formFieldOf, typedValues, type DescribedField } from './document-form.ts';

const field = (name: string, type: DescribedField['type'], more: Partial<DescribedField> = {}): DescribedField => ({
  name,
  label: { fa: name, en: name },
  type,
  required: true,
  nullable: false,
  unit: null,
  options: null,
  maxLength: null,
  rowFields: null,
  maxRows: null,
  ...more,
});
const tiers = field('tiers', 'list', {
  rowFields: [field('upTo', 'count', { nullable: true }), field('price', 'amount')],
});
const fields = [
  field('content', 'group', { rowFields: [field('days', 'count'), field('bars', 'choices', { required: false })] }),
  field('uses', 'list', { rowFields: [field('use', 'text'), field('seasons', 'names', { required: false }), tiers] }),
  field('prices', 'record', { rowFields: [field('key', 'text'), field('value', 'amount')] }),
  field('from', 'date'),
  field('note', 'text', { required: false }),
];
const body = {
  content: { days: 30, bars: ['a', 'b'], other: 1 },
  uses: [{ use: 'household', seasons: ['warm'], tiers: [{ upTo: null, price: 5 }] }],
  prices: { warm: 7 },
  from: '2026-11-22',
};

describe('the form of a published document, by the fields that its service describes', () => {
  it('starts with the values of a version, and gives them back', () => {
    const typed = typedValues(fields, body, true);
    expect(typed).toEqual({
      content: [{ days: '۳۰', bars: 'a b' }],
      uses: [{ use: 'household', seasons: 'warm', tiers: [{ price: '۵' }] }],
      prices: [{ key: 'warm', value: '۷' }],
      from: '۱۴۰۵/۰۹/۰۱',
    });
    const sent = {
      content: [{ days: 30, bars: 'a b' }],
      uses: [{ use: 'household', seasons: 'warm', tiers: [{ price: 5 }] }],
      prices: [{ key: 'warm', value: 7 }],
      from: '2026-11-22',
    };
    expect(documentBody(fields, sent, body)).toEqual(body);
  });
  it('an emptied list is empty, an emptied optional one is left out, and a name without a field stays', () => {
    expect(documentBody(fields, { content: [{ days: 1, bars: '' }] }, body)).toEqual({
      content: { days: 1, other: 1 },
      uses: [],
      prices: {},
    });
  });
  it('rows of plain values are typed in a table, rows with lists are not', () => {
    expect(formFieldOf(tiers).inTable).toBe(true);
    expect(formFieldOf(fields[1]!)).toMatchObject({
      inTable: false,
      rowFields: [{}, { isNames: true }, { inTable: true }],
    });
    expect(formFieldOf(fields[0]!)).toMatchObject({ type: 'list', isGroup: true });
  });
  it('a refusal is shown at its field: a path, or a pointer into the content', () => {
    expect(formPathOf(fields, 'uses[0].tiers[1].price')).toBe('uses.0.tiers.1.price');
    expect(formPathOf(fields, 'content.days')).toBe('content.0.days');
    expect(formPathOf(fields, '/days')).toBe('content.0.days');
    expect(formPathOf(fields, 'colour')).toBe('colour');
  });
});
