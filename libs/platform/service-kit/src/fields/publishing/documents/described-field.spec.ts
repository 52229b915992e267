import { describe, expect, it } from '@jest/globals';
import { amount, choice, choices, listOf, nullable, optional, rows, truth, whole } from '@pishkhan/fields';
import { dto } from '../../dto.ts';
import { describedFields } from './described-field.ts';

const label = (fa: string) => ({ fa, en: fa });
class Tier extends dto({ upTo: nullable(amount(label('سقف'))) }) {}

describe('fields of a published document as a screen needs them (15.2)', () => {
  it('15.2: words, types, units and options of plain fields', () => {
    const described = describedFields({
      percent: whole(label('سهم'), { min: 0, max: 100, unit: label('درصد') }),
      price: amount(label('بها')),
      isSample: optional(truth(label('آزمایشی'))),
      way: choice(label('شیوه'), ['a', 'b'], { titles: { a: label('الف') } }),
      bars: choices(label('منع'), ['a'], { titles: { a: label('الف') } }),
    });
    expect(described.map(({ type, required, unit, options }) => [type, required, unit?.fa, options])).toEqual([
      ['count', true, 'درصد', null],
      ['amount', true, 'ریال', null],
      ['yesNo', false, undefined, null],
      [
        'choice',
        true,
        undefined,
        [
          { value: 'a', label: label('الف') },
          { value: 'b', label: label('b') },
        ],
      ],
      ['choices', true, undefined, [{ value: 'a', label: label('الف') }]],
    ]);
  });
  it('15.2: rows of a list, of either kind, have their own fields; null is no limit', () => {
    const [tiers, bands] = describedFields({
      tiers: listOf(Tier, label('پله‌ها'), 64),
      bands: rows(label('بازه‌ها'), { upTo: amount(label('تا')) }, { most: 9 }),
    });
    expect(tiers).toMatchObject({ type: 'list', maxRows: 64, rowFields: [{ name: 'upTo', nullable: true }] });
    expect(bands).toMatchObject({ type: 'list', maxRows: 9, rowFields: [{ name: 'upTo', type: 'amount' }] });
  });
});
