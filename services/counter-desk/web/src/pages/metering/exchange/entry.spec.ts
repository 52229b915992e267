import { describe, expect, it } from '@jest/globals';
import { atEntryFields, entryBody } from './entry.ts';

const typed = {
  takenOffOn: '2026-11-21',
  index: 9_100,
  seals: 'S-1، S-2  S-3',
  outcome: 'putIn',
  reason: 'capacity',
  serial: '62000901',
  capacity: 'G6',
  registerDigits: 5,
  newIndex: 0,
  remark: 'درخواست مشترک',
};
const problem = (rule: string, errors?: { field: string; rule: string; message: string }[]) => ({
  type: '',
  title: 'جمله',
  status: 422,
  rule,
  ...(errors && { errors }),
});

describe('Card 13 as it is typed', () => {
  it('is the body of an exchange with both meters', () =>
    expect(entryBody(typed)).toEqual({
      takenOffOn: '2026-11-21',
      index: 9_100,
      seals: [{ number: 'S-1' }, { number: 'S-2' }, { number: 'S-3' }],
      reason: 'capacity',
      remark: 'درخواست مشترک',
      putIn: { serial: '62000901', capacity: 'G6', registerDigits: 5, index: 0 },
    }));
  it('names the absence if no other meter was put in (11.4)', () =>
    expect(entryBody({ takenOffOn: '2026-11-21', index: 9_100, outcome: 'cut' })).toEqual({
      takenOffOn: '2026-11-21',
      index: 9_100,
      absence: 'cut',
    }));
  it('has every refusal at a field of the form', () => {
    const errors = ['putIn.seals[0].number', 'putIn.index', 'putIn.capacity', 'seals[1].number', 'absence'];
    const wrong = errors.map((path) => ({ field: path, rule: 'Format', message: '' }));
    const at = atEntryFields(problem('RequestMustBeValid', wrong), typed).errors!.map(({ field }) => field);
    expect(at).toEqual(['newSeals', 'newIndex', 'capacity', 'seals', 'outcome']);
    const fieldOf = (rule: string, change = {}) =>
      atEntryFields(problem(rule), { ...typed, ...change }).errors?.map(({ field }) => field);
    expect(fieldOf('SerialMustBeFree')).toEqual(['serial']);
    expect(fieldOf('IndexMustFitRegister')).toEqual(['index']);
    expect(fieldOf('IndexMustFitRegister', { newIndex: 1_234_567 })).toEqual(['newIndex']);
    expect(fieldOf('TakingOffMustNotBePending')).toBeUndefined();
  });
});
