import { describe, expect, it } from '@jest/globals';
import {
  accountId,
  billId,
  billNumber,
  choice,
  civilDate,
  digitsType,
  fieldTypes,
  freeTextsOf,
  identifier,
  index,
  instant,
  jalaliDate,
  meterSerial,
  mobile,
  nationalId,
  optional,
  paymentId,
  postalCode,
  readForm,
  readShape,
  rows,
  schemaOf,
  percentage,
  sentenceOf,
  signedAmount,
  text,
  titleText,
  trackingCode,
  volume,
  decimal,
  whole,
  type Field,
  type FieldsOfForm,
} from './index.ts';

const reads = (field: Field, typed: readonly unknown[]) => typed.map((raw) => field.read(raw));

describe('N18: invisible and turning characters of a text', () => {
  const name = text('name', { max: 100 });
  const hidden = [
    ['\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u180e', '\u200b', '\u200d', '\u200e', '\u200f'],
    ['\u202a', '\u202e', '\u2060', '\u2064', '\u2066', '\u2069', '\u206f', '\u2800', '\u3164', '\ufe0f'],
    ['\ufeff', '\uffa0', '\ufff9', '\u{e0041}', '\u{e0100}'],
  ].flat();
  it.each(hidden.map((mark) => [mark.codePointAt(0)!.toString(16), mark]))(
    'U+%s is removed, and alone refused',
    (_, mark) => {
      expect(name.read(`علی${mark} کاظمی${mark}`)).toBe('علی کاظمی');
      for (const nothing of [mark, `${mark} ${mark}`, `\u200c${mark}\n`]) expect(name.read(nothing)).toBeUndefined();
    },
  );
  it.each(['\u0000', '\u001b', '\u0085', '\ufffe', '\uffff', '\ufdd0', '\u{1fffe}', '\ud800', 'a\udc00'])(
    '%j is refused',
    (mark) => expect(name.read(`علی${mark}`)).toBeUndefined(),
  );
  it('the half-space stays between letters', () => expect(name.read('می\u200cرود')).toBe('می\u200cرود'));
});

describe('fields read what people type (9.7, 15.4-44)', () => {
  it.each<[string, Field, readonly unknown[], unknown]>([
    ['F7 bill id', billId(), ['765432106230', '0765432106230', '۰۷۶۵۴۳۲۱۰۶۲۳۰', '7654321-06230'], '765432106230'],
    ['F7 payment id', paymentId(), ['28750121', '0000028750121', '٢٨٧٥٠١٢١', ' 2875 0121 '], '28750121'],
    ['F13 account', accountId(), ['10203040', '۱۰۲۰۳۰۴۰', '1020 3040', '\u200e10203040'], '10203040'],
    ['case 05 postal code', postalCode(), ['1345678901', '13456-78901', '۱۳۴۵۶۷۸۹۰۱', '13456–78901'], '1345678901'],
    ['9.1 national id', nationalId(), ['0084575948', '84575948', '۰۰۸-۴۵۷۵۹۴-۸'], '0084575948'],
    ['9.3 mobile', mobile(), ['09123456789', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '+98 912-345-6789', '00989123456789'], '+989123456789'],
    ['case 04 serial', meterSerial(), ['H7-0104', 'H7-0104\u200c', '\u200fH۷-۰۱۰۴', 'H7‐0104', 'h7-0104'], 'H7-0104'],
    [
      'F13 bill number',
      billNumber(),
      [
        '10203040-1405-01-2',
        '10203040 1405 01 2',
        '۱۰۲۰۳۰۴۰–۱۴۰۵–۰۱–۲',
        '10203040/1405/01/2',
        '10203040\u200c1405\u200c01\u200c2',
        ' 10203040_1405_01_2 ',
      ],
      '10203040-1405-01-2',
    ],
    [
      'F13 tracking code',
      trackingCode(),
      ['1405-0901-48217-73092-3', '۱۴۰۵۰۹۰۱۴۸۲۱۷۷۳۰۹۲۳', '1405 0901 48217 73092 3'],
      '1405-0901-48217-73092-3',
    ],
    ['case 10 index', index(), [1110, '1110', '۱٬۱۱۰', '1,110', '۱،۱۱۰', '\u200e1110'], 1110],
    ['15.4-44 amount', signedAmount(), [-1_287_000, '-1,287,000', '‎−۱٬۲۸۷٬۰۰۰'], -1_287_000],
    ['15.4-44 decimal', decimal(), ['4.804257', '۴٫۸۰۴۲۵۷', '+4.804257', 4.804257], '4.804257'],
    ['15.4-44 volume', volume(), ['620.500', '620.5', '۶۲۰٫۵', 620.5], '620.500'],
    [
      'F13 day',
      civilDate(),
      ['2026-11-22', '1405-09-01', '۱۴۰۵/۹/۱', '۱۴۰۵‏/۰۹‏/۰۱', '۲۰۲۶-۱۱-۲۲', '2026/11/22'],
      '2026-11-22',
    ],
    ['10.1 Jalali day', jalaliDate(), ['1405-09-01', '2026-11-22', '۱۴۰۵/۹/۱'], '1405-09-01'],
    ['9.7 text', text('x', { max: 20 }), ['علی کاظمی', ' علي   كاظمي\u200f', 'علـی\u00a0کاظمی\u200c'], 'علی کاظمی'],
    ['choice', choice('x', ['sms', 'letter']), ['sms', ' sms\u200e'], 'sms'],
    ['choice of numbers', choice('x', [1, 2]), [2, '۲'], 2],
  ])('%s', (_, field, typed, kept) => expect(reads(field, typed)).toEqual(typed.map(() => kept)));

  it('keeps the line breaks of a longer text (9.7)', () =>
    expect(text('x', { max: 99 }).read('كنتور\r\nخراب  بود ')).toBe('کنتور\nخراب بود'));
});

describe('fields reject invalid values', () => {
  it.each<[string, Field, readonly unknown[]]>([
    ['8.3 bill id', billId(), ['765432106231', '', null, 765432106230, '00', 'x765432106230']],
    ['9.1 national id', nationalId(), ['0684159415', '0000000000', '111111111', '0010000000', '']],
    ['15.4-44 account', accountId(), ['1404/02/01', '1020.3040', '']],
    ['case 10 index', index(), ['1,11', '11,10', '1112.0', '1e3', '-1', 1.5, '', null, true, '1٬1110', [1]]],
    [
      '10.1 day',
      civilDate(),
      ['1405-12-30', '2026-02-30', '05-09-01', '1899-12-31', '1700-01-01', '0999-01-01', '20261122', ''],
    ],
    ['instant', instant(), ['2026-02-30T00:00:00Z', '2026-11-22', '2026-11-22T25:00:00Z']],
    ['C3-2 tracking code', trackingCode(), ['1405-0901-48217-73092-5', '1405-0901-1', '']],
    ['text', text('x', { max: 5 }), ['', ' \u200f ', 'abcdef', 'a\u0007b', 3, null]],
    ['9.7, 11.4 decimal', decimal(), ['۴٬۸۰۴', '4,804', '۴،۸۰۴', '-1,287.5', '1,234,567', '4,80']],
    ['9.7, 15.4-17 percentage', percentage(), ['۴٬۸۰۴', '-1,250', '۱٬۲۵۰٫۵']],
    ['9.7, 11.5 volume', volume(), ['۱٬۲۳۴٫۵', '1,234']],
    ['whole', whole('x', { min: 1, max: 5 }), [0, 6, '6', '', Number.NaN, Number.POSITIVE_INFINITY]],
  ])('%s', (_, field, typed) => expect(reads(field, typed)).toEqual(typed.map(() => undefined)));
});

describe('the table of field types', () => {
  it('converts stored values to themselves', () => {
    const typed = ['0765432106230', '۱۳۴۵۶-۷۸۹۰۱', '۱۴۰۵/۹/۱', '۱٬۱۱۰', '09123456789', '84575948', 'H۷-۱'];
    const { choice: _, choices: __, text: ___, whole: ____, digits: _____, rows: ______, ...fixed } = fieldTypes;
    for (const type of Object.values(fixed)) {
      const field = (type as () => Field)();
      for (const kept of reads(field, typed).filter((value) => value !== undefined))
        expect([field.rule, field.read(kept)]).toEqual([field.rule, kept]);
    }
  });
  it('states its requirement, in Persian with the label up to its first aside', () => {
    const label = { fa: 'نشانی، چنان که نوشته می‌شود', en: 'address (as written)' };
    expect(sentenceOf(text(label, { max: 400 }), 'text', '')).toEqual({
      fa: 'نشانی را وارد کنید (حداکثر ۴۰۰ نویسه)',
      en: 'address must be a text of 1 to 400 characters',
    });
    expect(sentenceOf(billId(), 'billId', undefined).fa).toBe('شناسه قبض را وارد کنید');
    expect(sentenceOf(billId(), 'billId', '1').fa).toBe('شناسه قبض نادرست است');
    const fault = choice({ fa: 'مقصر خطا', en: 'fault' }, ['readingContractor', 'company'], {
      titles: {
        readingContractor: { fa: 'پیمانکار قرائت', en: 'reading contractor' },
        company: { fa: 'شرکت', en: 'company' },
      },
    });
    expect(sentenceOf(decimal(), 'factor', '۴٬۸۰۴').fa).toContain('۴٫۸۰۴');
    expect(sentenceOf(fault, 'fault', 'x').fa).toBe('مقصر خطا را انتخاب کنید: پیمانکار قرائت یا شرکت');
  });
});

describe('a shape', () => {
  const shape = { accountId: accountId(), remarks: optional(text({ fa: 'توضیح', en: 'remarks' }, { max: 10 })) };

  it('returns the stored values', () =>
    expect(readShape(shape, { accountId: '۱۰۲۰۳۰۴۰' })).toEqual({ values: { accountId: '10203040' } }));
  it('names every invalid or unknown field', () =>
    expect(readShape(shape, { accountId: 'x', remarks: null, colour: 'red' })).toEqual({
      faults: [
        {
          field: 'accountId',
          rule: 'isDigits',
          message: expect.objectContaining({ fa: expect.stringMatching(/^شماره اشتراک نادرست/) }),
        },
        {
          field: 'remarks',
          rule: 'isText',
          message: expect.objectContaining({ fa: 'توضیح را وارد کنید (حداکثر ۱۰ نویسه)' }),
        },
        {
          field: 'colour',
          rule: 'whitelistValidation',
          message: expect.objectContaining({ fa: 'پارامتر colour پذیرفته نمی‌شود' }),
        },
      ],
    }));
  it('has a JSON Schema', () =>
    expect(schemaOf(shape, { closed: true })).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['accountId'],
      properties: {
        accountId: { ...digitsType({ min: 1, max: 8 }).schema, description: 'شماره اشتراک · account' },
        remarks: { type: 'string', minLength: 1, maxLength: 10, description: 'توضیح · remarks' },
      },
    }));
});

describe('rows', () => {
  const field = rows(
    { fa: 'قرائت‌های اشتباه', en: 'wrong readings' },
    { id: identifier({ fa: 'قرائت', en: 'reading' }), right: index({ fa: 'رقم صحیح', en: 'right index' }) },
    { most: 2 },
  );
  const faultsOf = (raw: unknown) => {
    const read = readShape({ readings: field }, { readings: raw });
    return 'faults' in read ? read.faults.map(({ field: at, rule, message }) => [at, rule, message.fa]) : [];
  };
  it('15.4-38, 15.4-44 are read like fields, in the order in which they were typed', () =>
    expect(
      field.read([
        { id: ' r۱ ', right: '۸٬۴۵۰' },
        { id: 'r2', right: 8_500 },
      ]),
    ).toEqual([
      { id: 'r1', right: 8_450 },
      { id: 'r2', right: 8_500 },
    ]));
  it('15.4-38 name the row of every error', () => {
    expect(
      faultsOf([
        { id: 'r1', right: 1 },
        { id: '', right: 'x', colour: 'red' },
      ]),
    ).toEqual([
      ['readings[1].id', 'isId', 'ردیف ۲: قرائت را وارد کنید'],
      ['readings[1].right', 'isMeterIndex', 'ردیف ۲: رقم صحیح را وارد کنید (عدد صحیح، مترمکعب)'],
      ['readings[1].colour', 'whitelistValidation', 'ردیف ۲: پارامتر colour پذیرفته نمی‌شود'],
    ]);
    expect(faultsOf([null, [1]])).toEqual([
      ['readings[0]', 'isObject', 'ردیف ۱: خوانا نیست'],
      ['readings[1]', 'isObject', 'ردیف ۲: خوانا نیست'],
    ]);
    for (const rubbish of [undefined, null, '', 'r1', 7, {}, { 0: { id: 'r1', right: 1 } }, []])
      expect(faultsOf(rubbish)).toEqual([['readings', 'isRows', 'قرائت‌های اشتباه را وارد کنید (حداقل یک ردیف)']]);
    expect(faultsOf(Array.from({ length: 3 }, () => ({ id: 'r1', right: 1 })))).toEqual([
      ['readings', 'arrayMaxSize', 'قرائت‌های اشتباه باید حداکثر ۲ قلم داشته باشد'],
    ]);
  });
});

describe('a form that is written as data', () => {
  const form = {
    accountId: { type: 'text', title: { fa: 'شماره اشتراک', en: 'Account' }, max: 60 },
    seen: { type: 'index', title: { fa: 'رقم', en: 'Index' } },
    on: { type: 'date', title: { fa: 'روز', en: 'Day' }, optional: true },
    fault: {
      type: 'choice',
      title: { fa: 'مقصر خطا', en: 'Fault' },
      of: { contractor: { fa: 'پیمانکار قرائت', en: 'contractor' }, company: { fa: 'شرکت', en: 'company' } },
    },
  } as const satisfies FieldsOfForm;

  it('F13: is read by the same table', () =>
    expect(readForm(form, { accountId: '۱۰۲۰۳۰۴۰', seen: '۱٬۱۱۰', on: '۱۴۰۵/۹/۱', fault: 'company' })).toEqual({
      values: { accountId: '10203040', seen: 1110, on: '2026-11-22', fault: 'company' },
    }));
  it('A5-1: a member of staff is identified by user name, in any spelling', () => {
    const staff = { who: { type: 'person', title: { fa: 'شخص مورد شکایت', en: 'Person complained of' } } } as const;
    expect(readForm(staff, { who: ' Representative-۱۰۱-A' })).toEqual({ values: { who: 'representative-101-a' } });
    expect(readForm(staff, { who: 'سارا احمدی' })).toMatchObject({ faults: [{ field: 'who', rule: 'isId' }] });
  });
  it('names its wrong fields by their titles', () =>
    expect(readForm(form, { accountId: '', seen: 'x', fault: 'nobody', colour: 'red' })).toMatchObject({
      faults: [
        { field: 'accountId', rule: 'isId', message: { fa: 'شماره اشتراک را وارد کنید' } },
        { field: 'seen', rule: 'isMeterIndex', message: { fa: 'رقم را وارد کنید (عدد صحیح، مترمکعب)' } },
        { field: 'fault', rule: 'isOneOf', message: { fa: 'مقصر خطا را انتخاب کنید: پیمانکار قرائت یا شرکت' } },
        { field: 'colour', rule: 'whitelistValidation' },
      ],
    }));
});

describe('a form with conditions', () => {
  const title = { fa: 'فیلد', en: 'field' };
  const form = {
    sound: { type: 'yesNo', title },
    fault: { type: 'text', title, max: 60, onlyIf: { field: 'sound', is: ['false'] } },
    account: { type: 'text', title, max: 60, optional: true },
    phone: { type: 'mobile', title, optional: true, neededIf: { field: 'account', is: 'missing' } },
    rows: {
      type: 'list',
      title,
      most: 2,
      optional: true,
      of: {
        day: { type: 'date', title, optional: true },
        why: { type: 'text', title, max: 60, onlyIf: { field: 'day', is: 'given' } },
      },
    },
  } as const satisfies FieldsOfForm;
  const rulesOf = (filled: Readonly<Record<string, unknown>>) => {
    const read = readForm(form, filled);
    return 'faults' in read ? read.faults.map(({ field, rule }) => `${field} ${rule}`) : read.values;
  };

  it('F13: a field is required while it is asked, as people write the other one, and refused otherwise', () => {
    expect(rulesOf({ sound: false, account: '1' })).toEqual(['fault isText']);
    expect(rulesOf({ sound: false, fault: 'نشت', account: '1' })).toEqual({ sound: false, fault: 'نشت', account: '1' });
    expect(rulesOf({ sound: true, fault: 'نشت', account: '1' })).toEqual(['fault isNotAsked']);
    expect(rulesOf({ sound: true, fault: ' ', account: '1' })).toEqual({ sound: true, account: '1' });
  });
  it('a field may be required only without another one; an empty one is missing', () => {
    expect(rulesOf({ sound: true })).toEqual(['phone isMobileNumber']);
    expect(rulesOf({ sound: true, account: ' ' })).toEqual(['account isText', 'phone isMobileNumber']);
    expect(rulesOf({ sound: true, account: '1', phone: '09123456789' })).toMatchObject({ phone: '+989123456789' });
  });
  it('conditions in a row are about that row', () => {
    const base = { sound: true, account: '1' };
    expect(rulesOf({ ...base, rows: [{ day: '1405/9/1' }, { why: 'x' }] })).toEqual([
      'rows[0].why isText',
      'rows[1].why isNotAsked',
    ]);
    expect(rulesOf({ ...base, rows: [{ day: '1405/9/1', why: 'x' }, {}] })).toMatchObject({ sound: true });
  });
});

describe('N17: texts and the numbers of persons', () => {
  const withNumber = ['علی ۰۹۱۲۳۴۵۶۷۸۹', 'منبع: کد ملی 0084575948'];
  it('a title or a name has none, and says so', () => {
    const title = titleText({ fa: 'نام', en: 'name' }, { max: 120 });
    for (const text of withNumber) {
      expect(title.read(text)).toBeUndefined();
      expect(sentenceOf(title, 'name', text).fa).toContain('شماره همراه');
    }
    expect(title.read('دفتر ۱۰۴')).toBe('دفتر ۱۰۴');
  });
  it('a form text of any length is free, and an identifier or a name of a person is not', () => {
    const title = { fa: 'متن', en: 'text' };
    const form = {
      short: { type: 'text', title, max: 20 },
      long: { type: 'text', title, max: 4_000 },
      billNumber: { type: 'text', title, max: 60 },
      itemLinkId: { type: 'text', title, max: 120 },
      applicantName: { type: 'text', title, max: 120, personal: true },
      rows: { type: 'list', title, most: 3, of: { document: { type: 'text', title, max: 500 } } },
    } as const;
    expect(freeTextsOf(form)).toEqual(['short', 'long', 'document']);
    const read = readForm({ applicantName: form.applicantName }, { applicantName: withNumber[0] });
    expect(read).toMatchObject({ faults: [{ field: 'applicantName' }] });
  });
});
