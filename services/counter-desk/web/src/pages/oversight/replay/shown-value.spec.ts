import { describe, expect, it } from '@jest/globals';
import { fieldRows, fieldsSince, identifiersIn, shownValue } from './shown-value.ts';

describe('a value of a state', () => {
  it('10.1, 11: is shown as a day, a moment, a number, a code or words', () => {
    const values = ['2026-11-22', '2026-10-01T04:30:00.000Z', 'case-1', 'دلیل من', 7, true, null, '', [], { a: 1 }];
    expect(values.map((value) => shownValue(value).as)).toEqual([
      'day',
      'moment',
      'code',
      'text',
      'number',
      'truth',
      'empty',
      'empty',
      'empty',
      'entries',
    ]);
  });
  it('11: changed fields come first, and one that was removed is named', () => {
    expect(fieldRows({ a: 1, b: 2 }, ['b', 'gone'])).toEqual([
      { name: 'b', value: 2, isChanged: true },
      { name: 'gone', value: undefined, isChanged: true },
      { name: 'a', value: 1, isChanged: false },
    ]);
    expect(fieldRows('closed')).toEqual([{ name: '', value: 'closed', isChanged: false }]);
    expect(fieldRows(undefined)).toEqual([]);
  });
  it('11: identifiers of a fact lead to the stream that caused it', () =>
    expect(
      identifiersIn({ officeId: 'o', caseId: 'c', accountId: 'a', again: 'x', billNumber: 'a', lines: [] }),
    ).toEqual(['c', 'a']));
  it('11.8-5: fields with another value now are named, also one that is new or gone', () =>
    expect(fieldsSince({ a: 1, b: [1], gone: 1 }, { a: 1, b: [1, 2], fresh: 1 })).toEqual([
      { name: 'b', then: [1], now: [1, 2] },
      { name: 'fresh', then: undefined, now: 1 },
      { name: 'gone', then: 1, now: undefined },
    ]));
});
