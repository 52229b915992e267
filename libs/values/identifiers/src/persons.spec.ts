import { describe, expect, it } from '@jest/globals';
import {
  asciiDigits,
  derivedId,
  isLegalId,
  isNationalId,
  isOfAPerson,
  isPostalCode,
  isUsualPostalCode,
  mobileNumber,
  normaliseNationalId,
  searchKey,
  storedText,
} from './index.ts';

describe('national id of a person (9.1)', () => {
  it.each(['0084575948', '0499370899', '0790419904', '0963695398', '0067749828', '1234567891'])('%s is valid', (id) =>
    expect(isNationalId(id)).toBe(true),
  );
  it.each(['0684159415', '1234567890', '0010000000', '1111111111', '84575948', '', '12345678911', '۰۰۸۴۵۷۵۹۴۸'])(
    '%s is invalid',
    (id) => expect(isNationalId(id)).toBe(false),
  );
  it('restores dropped zeros and reads Persian digits', () => {
    expect(normaliseNationalId('84575948')).toBe('0084575948');
    expect(normaliseNationalId(' ۰۴۹۹۳۷۰۸۹۹ ')).toBe('0499370899');
    expect(normaliseNationalId('4575948')).toBeUndefined();
    expect(normaliseNationalId('1234567890')).toBeUndefined();
  });
});

describe('national id of a legal entity (9.2)', () => {
  it('10380284790 is valid', () => expect(isLegalId('10380284790')).toBe(true));
  it.each([
    '10380284792',
    '10380285692',
    '09748208301',
    '11111111111',
    '1038028479',
    '103802847900',
    '103000000 90',
    '',
  ])('%s is invalid', (id) => expect(isLegalId(id)).toBe(false));
});

describe('telephone, postal code', () => {
  it.each(['09121234567', '+989121234567', '00989121234567', '989121234567', '9121234567', '۰۹۱۲ ۱۲۳ ۴۵۶۷'])(
    '%s is a mobile number (9.3)',
    (text) => expect(mobileNumber(text)).toBe('+989121234567'),
  );
  it.each(['0912123456', '08121234567', '194', '', '091212345678'])('%s is not', (text) =>
    expect(mobileNumber(text)).toBeUndefined(),
  );
  it('a postal code has ten digits (9.4)', () =>
    expect(['1345678901', '13456-7890', '134567890', ''].map(isPostalCode)).toEqual([true, false, false, false]));
});

describe('9.4: the usual form of a postal code', () => {
  it.each(['1345678901', '9195913331'])('%s is usual', (code) => expect(isUsualPostalCode(code)).toBe(true));
  it.each(['0000000000', '2345678901', '1345278901', '1111678901', '1345578901', '1345672901', '134567890'])(
    '%s is not',
    (code) => expect(isUsualPostalCode(code)).toBe(false),
  );
});

describe('Persian text (9.7)', () => {
  it('is stored as entered, except for keyboard variants, marks and spaces', () => {
    expect(storedText(' علي\u00a0 كريمـي \u200f')).toBe('علی کریمی');
    expect(storedText('می\u200c\u200cرود\u200c')).toBe('می\u200cرود');
    expect(storedText('می \u200cرود')).toBe('می رود');
    expect(storedText('می\u200c رود')).toBe('می رود');
    expect(storedText('آرش ۱۲')).toBe('آرش ۱۲');
  });
  it('one name has one key', () => {
    expect(new Set(['می\u200cرود', 'می رود', 'میرود', 'مي‌رود'].map(searchKey)).size).toBe(1);
    expect(searchKey('كَريمي')).toBe(searchKey('کریمی'));
    expect(searchKey('خانهٔ آرش')).toBe(searchKey('خانه ارش'));
    expect(searchKey('فاطمة')).toBe(searchKey('فاطمه'));
    expect(searchKey('مؤمن رضائی')).toBe('مومنرضایی');
    expect(searchKey('علاءالدین')).toBe('علاالدین');
    expect(searchKey('\ufeb3\ufefc\ufee1')).toBe('سلام');
  });
  it('converts digits and separators', () => {
    expect(asciiDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ x')).toBe('0123456789 0123456789 x');
    expect(searchKey('۱٬۲۳۴٫۵')).toBe('1,234.5');
  });
});

describe('derived ids', () => {
  it('the same parts yield the same id, and the boundaries of parts matter', () => {
    expect(derivedId('a', 'bc')).toBe(derivedId('a', 'bc'));
    expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
    expect(derivedId('62000001', '2026-10-22')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('S7, 9.7: an identifier of a person', () => {
  it.each([
    '09123456789',
    '+98 912 345 6789',
    '9123456789',
    '۰۰۸۴۵۷۵۹۴۸',
    '008-457594-8',
    '14007650912',
    'IR820540102680020817909002',
    'ir82 0540 1026 8002 0817 9090 02',
  ])('%s is one', (typed) => expect(isOfAPerson(typed)).toBe(true));
  it.each([
    '10203069',
    '1020304006239',
    '10203040-1405-07-1',
    '1405-0901-15994-53324-9',
    '0084575949',
    '62000030',
    'case-8f93a016-c5ea-517f-93b5-ec6323a08c8c',
    'bill-account-10203069',
    '',
  ])('%s is none', (typed) => expect(isOfAPerson(typed)).toBe(false));
});
