import { describe, expect, it } from '@jest/globals';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { daysOf, doubtAbout } from './expected.ts';
import { ownVisits, startingChoice } from './own-visits.ts';

const field = (name: string, type: FormField['type'], required = true) => ({ name, type, required }) as FormField;
const fields = [field('visitedOn', 'date'), field('indexSeen', 'index'), field('laterOn', 'date', false)];
const expected = { least: 8_743, most: 9_000 };

describe('A3-2, 15.4-34: a visit on a phone', () => {
  it.each([
    ['۸۷۴۲', 'tooLow'],
    ['8743', undefined],
    ['٩٠٠٠', undefined],
    ['9٬001', 'tooHigh'],
    ['', undefined],
    ['حدود ۹', undefined],
  ])('warns about the index %s: %s', (typed, doubt) =>
    expect(doubtAbout(fields, { indexSeen: typed }, expected)).toBe(doubt),
  );

  it('warns about nothing after an estimate, which bounds no index, and where no index is asked', () => {
    expect(doubtAbout(fields, { indexSeen: '1' }, null)).toBeUndefined();
    expect(doubtAbout([], { indexSeen: '1' }, expected)).toBeUndefined();
  });

  it('knows the day that a form must have', () =>
    expect(daysOf(fields, '۱۴۰۵/۰۹/۰۸')).toEqual({ visitedOn: '۱۴۰۵/۰۹/۰۸' }));

  it('is one of the person or of nobody yet, and not on the phone already; the assigned ones are chosen', () => {
    const items = [
      { caseId: 'mine', assignedTo: 'Expert-1' },
      { caseId: 'free', assignedTo: null },
      { caseId: 'foreign', assignedTo: 'expert-2' },
      { caseId: 'here', assignedTo: null },
    ];
    const own = ownVisits(items, [{ visit: { caseId: 'here' } } as never], 'expert-1');
    expect(own.map(({ caseId }) => caseId)).toEqual(['mine', 'free']);
    expect([...startingChoice(own)]).toEqual(['mine']);
  });
});
