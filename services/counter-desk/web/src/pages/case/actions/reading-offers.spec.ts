import { describe, expect, it } from '@jest/globals';
import type { FormFieldDto } from '../../../api/generated/case-handling.ts';
import { asksForReading, offered } from './reading-offers.ts';

const field = (type: FormFieldDto['type'], rowFields: FormFieldDto[] | null = null): FormFieldDto => ({
  name: type,
  label: { fa: type, en: type },
  help: null,
  type,
  required: true,
  shownIf: null,
  requiredIf: null,
  personal: false,
  options: null,
  maxLength: null,
  rowFields,
  maxRows: null,
});

describe('readings for the form of a case', () => {
  it('are needed where a field asks for one, also inside of a list', () => {
    expect(asksForReading([field('text')])).toBe(false);
    expect(asksForReading([field('text'), field('reading')])).toBe(true);
    expect(asksForReading([field('list', [field('reading')])])).toBe(true);
  });
  it('are named by day and index in both languages', () => {
    const { value, label } = offered({ readingId: 'r-1', readOn: '2026-10-22', index: 8743 });
    expect(value).toBe('r-1');
    expect(offered({ readingId: 'r-1', readOn: '2026-10-22' }).label.en).toBe('2026-10-22');
    expect(label).toEqual({ fa: '۳۰ مهر ۱۴۰۵ · رقم ۸٬۷۴۳', en: '2026-10-22 · index 8,743' });
  });
});
