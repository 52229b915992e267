import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, jalaliText } from '@pishkhan/calendar';
import { errorsAt } from './field-errors.ts';
import { fieldNamed } from './field-named.ts';
import { askedNow, bodyOf, changedAt, emptyValues, faultsOf, type FormField, type FormValues } from './form-values.ts';
import { field as pageField } from './page-field.ts';
import { dayTyped, jalaliTyped, plainDigits, wholeTyped } from './typed.ts';

const field = (name: string, type: FormField['type'], more: Partial<FormField> = {}): FormField =>
  pageField(name, { fa: name, en: name }, { type, maxLength: null, ...more });

/** A form that only this spec knows, with every type of field and a list within a list. */
const form: readonly FormField[] = [
  field('remarks', 'text', { maxLength: 10 }),
  field('about', 'choice', { options: [{ value: 'pipe', label: { fa: 'لوله', en: 'pipe' } }] }),
  field('seen', 'index'),
  field('times', 'count', { required: false }),
  field('readingId', 'reading', { required: false }),
  field('sound', 'yesNo'),
  field('since', 'date'),
  field('phone', 'mobile', { required: false, personal: true }),
  field('expert', 'person', { required: false }),
  field('rows', 'list', {
    maxRows: 2,
    rowFields: [
      field('index', 'index'),
      field('notes', 'list', { required: false, maxRows: 3, rowFields: [field('note', 'text', { maxLength: 5 })] }),
    ],
  }),
];

const filledIn = {
  remarks: ' نشت ',
  about: 'pipe',
  seen: '۱۲٬۳۴۵',
  times: '',
  sound: false,
  since: '۱۴۰۵/۹/۸',
  phone: '۰۹۱۲ ۳۴۵ ۶۷۸۹',
  rows: [{ index: '٧', notes: [{ note: 'الف' }] }],
};

describe('values of a form whose fields a service names', () => {
  it('F13: numbers and days are read in digits of any script; what is empty is left out', () => {
    expect(faultsOf(form, filledIn)).toEqual([]);
    expect(bodyOf(form, filledIn)).toEqual({
      remarks: 'نشت',
      about: 'pipe',
      seen: 12_345,
      sound: false,
      since: '2026-11-29',
      phone: '0912 345 6789',
      rows: [{ index: 7, notes: [{ note: 'الف' }] }],
    });
  });
  it('every field that is missing or unreadable is named in the order of the form', () => {
    expect(faultsOf(form, emptyValues(form))).toEqual([
      { path: 'remarks', kind: 'missing' },
      { path: 'about', kind: 'missing' },
      { path: 'seen', kind: 'missing' },
      { path: 'sound', kind: 'missing' },
      { path: 'since', kind: 'missing' },
      { path: 'rows.0.index', kind: 'missing' },
    ]);
    const wrong = {
      ...filledIn,
      remarks: 'x'.repeat(11),
      seen: '12.5',
      since: '1405/07/31',
      rows: [{ index: '7', notes: [{ note: 'a' }, { note: '' }] }],
    };
    expect(faultsOf(form, wrong)).toEqual([
      { path: 'remarks', kind: 'tooLong' },
      { path: 'seen', kind: 'notWhole' },
      { path: 'since', kind: 'notDay' },
      { path: 'rows.0.notes.1.note', kind: 'missing' },
    ]);
    expect(faultsOf(form, { ...filledIn, rows: [] })).toEqual([{ path: 'rows', kind: 'missing' }]);
    const three = [{ index: '1' }, { index: '2' }, { index: '3' }];
    expect(faultsOf(form, { ...filledIn, rows: three })).toEqual([{ path: 'rows', kind: 'tooManyRows' }]);
  });
  it('a field is shown, required and sent only if its condition holds; hidden words stay typed', () => {
    const conditional = [
      field('sound', 'yesNo'),
      field('fault', 'choice', {
        required: false,
        shownIf: { field: 'sound', is: 'oneOf', values: ['false'] },
        requiredIf: { field: 'sound', is: 'oneOf', values: ['false'] },
        options: [{ value: 'leak', label: { fa: 'نشت', en: 'leak' } }],
      }),
      field('where', 'text', { required: false, shownIf: { field: 'fault', is: 'given', values: [] } }),
      field('phone', 'mobile', { required: false, requiredIf: { field: 'where', is: 'missing', values: [] } }),
    ];
    const shown = (values: FormValues) =>
      askedNow(conditional, values).map(({ name, required }) => (required ? `${name}*` : name));
    expect(shown({})).toEqual(['sound*', 'phone*']);
    expect(shown({ sound: false })).toEqual(['sound*', 'fault*', 'phone*']);
    expect(shown({ sound: false, fault: 'leak', where: 'x' })).toEqual(['sound*', 'fault*', 'where', 'phone']);
    const typed = { sound: true, fault: 'leak', where: 'x', phone: '0912' };
    expect(shown(typed)).toEqual(['sound*', 'phone*']);
    expect(bodyOf(conditional, typed)).toEqual({ sound: true, phone: '0912' });
    expect(faultsOf(conditional, { sound: false })).toEqual([
      { path: 'fault', kind: 'missing' },
      { path: 'phone', kind: 'missing' },
    ]);
  });
  it('one value changes at its path, the others stay', () => {
    const changed = changedAt(filledIn, 'rows.0.notes.0.note', 'ب');
    expect(changed).toEqual({ ...filledIn, rows: [{ index: '٧', notes: [{ note: 'ب' }] }] });
    expect(filledIn.rows[0]!.notes[0]!.note).toBe('الف');
    expect(fieldNamed(form, 'rows.0.notes.2.note')?.maxLength).toBe(5);
  });
  it('errors of a service stand at their field, or at none', () => {
    const message = 'x';
    const at = (path: string) =>
      errorsAt(
        { type: '', title: '', status: 400, rule: 'InvalidInput', errors: [{ field: path, rule: 'r', message }] },
        form,
        filledIn,
      )[0]!.path;
    expect(at('seen')).toBe('seen');
    expect(at('rows[0].index')).toBe('rows.0.index');
    expect(at('rows.0.notes.0.note')).toBe('rows.0.notes.0.note');
    expect(at('rows[7].index')).toBe('rows');
    expect(at('expert.nationalId')).toBe('expert');
    expect(at('reason')).toBeUndefined();
  });
});

describe('what a person types', () => {
  it('15.4-44: every Jalali day of a leap cycle is the day that the services read', () => {
    for (let day = civilDate('2020-03-20'); day < '2030-01-01'; day = addDays(day, 1)) {
      expect(dayTyped(jalaliText(day))).toBe(day);
      expect(dayTyped(jalaliTyped(day))).toBe(day);
      expect(dayTyped(day)).toBe(day);
    }
  });
  it('a day that does not exist is none', () => {
    for (const text of ['1405/12/30', '1405/07/31', '1405/13/01', '2026-02-29', '1405/0/1', '14050901', '', 'فردا'])
      expect(dayTyped(text)).toBeUndefined();
  });
  it('marks of direction and separators are no part of a number', () => {
    expect(plainDigits('\u200f۰۹۱۲ ')).toBe('0912');
    expect(wholeTyped('1,234,567')).toBe(1_234_567);
    for (const text of ['', '-1', '1.5', 'x', '1e3']) expect(wholeTyped(text)).toBeUndefined();
  });
});
