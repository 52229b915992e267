import { describe, expect, it } from '@jest/globals';
import { askedOf, typedOf } from './asked.ts';

describe('what an auditor asks about decisions', () => {
  it('is read from the address and from the form, in either calendar; what is no day is left out', () => {
    expect(askedOf({ from: '2026-11-01', to: '۱۴۰۵/۰۹/۰۹', person: ' clerk-101 ', which: 'all', q: 1 })).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
      person: 'clerk-101',
      which: 'all',
    });
    expect(askedOf({ from: 'x', to: 7, person: '', which: 'toExamine' })).toEqual({});
  });
  it('is shown again in the calendar of the reader', () => {
    const asked = { from: '2026-11-01', person: 'clerk-101' };
    expect(typedOf(asked, 'fa')).toEqual({ from: '۱۴۰۵/۰۸/۱۰', to: '', person: 'clerk-101', which: 'toExamine' });
    expect(typedOf({ ...asked, which: 'all' }, 'en')).toMatchObject({ from: '2026-11-01', which: 'all' });
  });
});
