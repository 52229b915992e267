import { describe, expect, it } from '@jest/globals';
import { atRegisterFields, isUnread, registersBody } from './registers.ts';

const typed = { readOn: '2026-11-21', reason: 'periodic', reactive: 9, low: 450, mid: 20, rolledOver: 'mid ' };
const words = { missing: 'missing', foreign: 'foreign' };
const problem = (
  rule: string,
  data?: Record<string, unknown>,
  errors?: { field: string; rule: string; message: string }[],
) => ({
  type: '',
  title: 'a sentence',
  status: 422,
  rule,
  ...(data && { data }),
  ...(errors && { errors }),
});

describe('Registers of a meter as they are typed (C3-1)', () => {
  const body = registersBody(typed);
  const fieldsOf = (...refused: Parameters<typeof problem>) =>
    atRegisterFields(problem(...refused), body, words).errors?.map(({ field }) => field);

  it('can be recorded before the first reading, also beside estimates of a late exchange (15.4-31)', () => {
    const installedOn = '2026-06-21';
    const last = (readOn: string, kind: 'actual' | 'estimated') => ({
      installedOn,
      lastReading: { readingId: 'r', readOn, index: 1, kind },
    });
    expect(isUnread(last(installedOn, 'actual'))).toBe(true);
    expect(isUnread(last('2026-08-22', 'estimated'))).toBe(true);
    expect(isUnread(last('2026-08-22', 'actual'))).toBe(false);
    expect(isUnread({ installedOn })).toBe(false);
  });
  it('are one list of the body, and those that have passed zero say so (15.4-33)', () =>
    expect(body).toEqual({
      readOn: '2026-11-21',
      reason: 'periodic',
      registers: [
        { register: 'low', index: 450 },
        { register: 'mid', index: 20, rolledOver: true },
        { register: 'reactive', index: 9 },
      ],
    }));
  it('have every refusal at a field of the form', () => {
    expect(fieldsOf('RegisterMustNotFall', { register: 'mid', index: 20, previousIndex: 80 })).toEqual(['mid']);
    expect(fieldsOf('RegisterMustFitItsDigits', { register: 'low' })).toEqual(['low']);
    expect(fieldsOf('RegistersMustBeOfTheType', { missing: 'peak,friday', foreign: 'low' })).toEqual([
      'peak',
      'friday',
      'low',
    ]);
    expect(fieldsOf('OpeningIndexMustBeTheSum', { index: 1, sum: 2 })).toEqual(['reactive']);
    const wrong = [{ field: 'registers[1].index', rule: 'Whole', message: '' }];
    expect(fieldsOf('RequestMustBeValid', undefined, wrong)).toEqual(['mid']);
    expect(fieldsOf('MeterMustExist')).toBeUndefined();
  });
});
