import { describe, expect, it } from '@jest/globals';
import { billIdOf } from '../payment-ids.ts';
import { isNationalId } from '../persons.ts';
import { personalNumberIn } from './personal-numbers.ts';

describe('N17, A6: personal numbers in a free text', () => {
  it.each([
    ['مشترک با کد ملی 0084575948 مراجعه کرد', 'nationalId'],
    ['کد ملی:۰۰۸۴۵۷۵۹۴۸.', 'nationalId'],
    ['٠٠٨-٤٥٧٥٩٤-٨', 'nationalId'],
    ['۰۰۸\u200f۴۵۷۵۹۴۸', 'nationalId'],
    ['００８４５７５９４８', 'nationalId'],
    ['تماس با ۰۹۱۲۳۴۵۶۷۸۹', 'mobile'],
    ['call 0912 345 67 89', 'mobile'],
    ['+989123456789', 'mobile'],
    ['card 4111 1111 1111 1111', 'card'],
    ['کارت ۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱', 'card'],
    ['कोड ००८४५७५९४८', 'nationalId'],
    ['کد ملی 84575948', 'nationalId'],
    ['مشترک ۰۰۸/۴۵۷۵۹۴/۸', 'nationalId'],
    ['شناسه ملی شرکت 14007650912', 'legalId'],
    ['0098 912 345 6789', 'mobile'],
    ['+98 (0) 912 345 6789', 'mobile'],
    ['+98 (912) 345-67-89', 'mobile'],
    ['(0912) 345 6789', 'mobile'],
    ['0(912)3456789', 'mobile'],
    ['۰۹۱۲\u200c۳۴۵\u200c۶۷\u200c۸۹', 'mobile'],
    ['0912/345/67/89', 'mobile'],
    ['شماره همراه 9123456789', 'mobile'],
    ['شبا IR820540102680020817909002', 'iban'],
    ['IR82 0540 1026 8002 0817 9090 02', 'iban'],
    ['شماره شناسنامه 0084575948', 'nationalId'],
    ['وکالتنامه 0084575948', 'nationalId'],
    ['profile 0084575948', 'nationalId'],
    ['در قبض پیشین کد ملی 0084575948 آمده است', 'nationalId'],
    ['0912,345,67,89', 'mobile'],
    ['۰۹۱۲،۳۴۵،۶۷۸۹', 'mobile'],
    ['0912:345:6789', 'mobile'],
    ['0912 * 345 * 6789', 'mobile'],
    ['۰۹۱۲ -- ۳۴۵ -- ۶۷ -- ۸۹', 'mobile'],
    ['[0912] [345] [6789]', 'mobile'],
    ['+98, 912, 345, 6789', 'mobile'],
    ['0912;345;6789', 'mobile'],
    ['0912|345|6789', 'mobile'],
    ['تماس 912,345,6789', 'mobile'],
    ['۰۰۸،۴۵۷۵۹۴،۸', 'nationalId'],
    ['008:457:5948', 'nationalId'],
    ['008 457 594 8', 'nationalId'],
    ['کد ملی 0084،575،948', 'nationalId'],
    ['00-84-57-59-48', 'nationalId'],
    ['کد ملی 00845 75948', 'nationalId'],
    ['کد ملی ۰،۰،۸،۴،۵،۷،۵،۹،۴،۸', 'nationalId'],
    ['شناسه ملی 140,076,509,12', 'legalId'],
    ['4111,1111,1111,1111', 'card'],
    ['۶۰۳۷:۹۹۱۱:۱۱۱۱:۱۱۱۲', 'card'],
    ['کارت ۴۱۱۱،۴۲۲۲،۴۳۳۳،۴۴۴۲', 'card'],
    ['IR82,0540,1026,8002,0817,9090,02', 'iban'],
    ['شبا ۸۲:۰۵۴۰:۱۰۲۶:۸۰۰۲:۰۸۱۷:۹۰۹۰:۰۲', 'iban'],
  ])('%s: %s', (text, kind) => expect(personalNumberIn(text)).toBe(kind));

  it.each([
    'رقم کنتور ۱۲۳۴۵ است',
    'نامه شماره ۱۴۰۵/۱۲۳ مورخ ۱۴۰۵/۰۹/۰۱',
    'قبض 1020304006239 اصلاح شود',
    'اشتراک ۰۶۲۱۰۰۰۰۰۱۰۱',
    'کد 0084575949 رقم کنترل درستی ندارد',
    'مبلغ ۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۲ ریال',
    'تلفن ثابت ۰۲۱۸۸۸۸۸۸۸۸',
    'کد پستی 0084575948',
    'کدپستی: ۰۰۸۴۵۷۵۹۴۸',
    'postal code 0084575948',
    'شماره سریال 0084575948',
    'مبلغ 4111111111111111 ریال',
    '4111111111111111 ریال پرداخت شد',
    'مبلغ ۹۸۹٬۱۲۳٬۴۵۶٬۷۸۹ ریال',
    '989,123,456,789',
    'رقم‌ها: ۴۱۱۱، ۴۲۲۲، ۴۳۳۳، ۴۴۴۲',
    'بازدید ۱۴۰۵/۰۹/۱۲، ۳۴۵۶۷۸۹',
    'بازدید 1405-09-12 3456789',
    'ساعت ۰۹:۱۲:۳۴، ۵۶۷۸۹',
    'از ۱۲۳۴۵ تا ۱۲۴۱۰، ۱۲۴۸۸',
  ])('%s: none', (text) => expect(personalNumberIn(text)).toBeUndefined());
});

describe('N17: other numbers of the trade are not taken for personal ones', () => {
  const nth = (n: number) => String((n * 7_919_371 + 1_000_003) % 9_000_000_000).padStart(10, '1');
  const found = (textOf: (n: number) => string) =>
    Array.from({ length: 2_000 }, (_, n) => textOf(n)).filter((text) => personalNumberIn(text) !== undefined).length;

  it('none of 2,000 named postal codes, bill ids, payment ids, serials and amounts', () => {
    expect(found((n) => `کد پستی ${nth(n)}`)).toBe(0);
    expect(found((n) => `شناسه قبض ${billIdOf({ fileNumber: String(10_000_000 + n * 37), companyCode: '062' })}`)).toBe(
      0,
    );
    expect(found((n) => `سریال کنتور ${nth(n)}`)).toBe(0);
    expect(found((n) => `${nth(n)}${String(n).padStart(6, '1')} ریال`)).toBe(0);
  });
  it('no unnamed bill id, no number of up to nine digits', () => {
    expect(found((n) => billIdOf({ fileNumber: String(10_000_000 + n * 37), companyCode: '062' }))).toBe(0);
    expect(found((n) => nth(n).slice(0, 9))).toBe(0);
  });
  it('none of 2,000 lists of indexes of four to six digits, amounts in thousands, and days with a time', () => {
    const list = (n: number, width: number, between: string) =>
      Array.from({ length: 4 }, (_, at) => String(10 ** (width - 1) + ((n * 37) % (5 * 10 ** (width - 1))) + at * 111))
        .map((index) => index.slice(0, width))
        .join(between);
    for (const between of ['، ', ',', '; '])
      for (const width of [4, 5, 6]) expect(found((n) => `رقم‌ها ${list(n, width, between)}`)).toBe(0);
    const thousands = (n: number) => (n * 7_919_371 + 1_000_003).toLocaleString('en-US');
    expect(found((n) => thousands(n))).toBe(0);
    expect(found((n) => `${thousands(n)}، ${thousands(n + 1)}`)).toBe(0);
    expect(
      found((n) => `1405/09/${String((n % 30) + 1).padStart(2, '0')}، 09:${String(n % 60).padStart(2, '0')}`),
    ).toBe(0);
  });
  it('N17: no list of five days in their order, and no day after a certificate, with its hour or without', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const days = (n: number) =>
      [1, 5, 7, 11, 17].map((each, at) => two(each + ((n * (at + 3)) % 4) + at * 3)).join('، ');
    expect(found(days)).toBe(0);
    expect(found((n) => `گواهینامه 1405/09/${two((n % 29) + 1)} ${two(n % 24)}:${two((n * 7) % 60)}`)).toBe(0);
    expect(found((n) => `گواهینامه 14${two(n % 30)}/09/${two((n % 29) + 1)} برگشت خورد`)).toBe(0);
    expect(found((n) => `شناسنامه 1365-${two((n % 12) + 1)}-${two((n % 29) + 1)}، ${two(n % 60)}`)).toBe(0);
    expect(personalNumberIn('کد ملی 00، 84، 57، 59، 48')).toBe('nationalId');
    expect(personalNumberIn('008,457,5948')).toBe('nationalId');
  });
  it('a list of serials, bill ids or slips with commas is none', () => {
    expect(found((n) => `${8_100_000 + n}، ${8_200_000 + n}، ${8_300_000 + n}`)).toBe(0);
    const bill = (n: number) => billIdOf({ fileNumber: String(10_000_000 + n * 37), companyCode: '062' });
    expect(found((n) => `${bill(n)}، ${bill(n + 1)}`)).toBe(0);
  });
  it('an unnamed number of ten digits only if its check digit fits, about 1 of 11', () => {
    const taken = found(nth);
    expect(taken).toBe(Array.from({ length: 2_000 }, (_, n) => nth(n)).filter(isNationalId).length);
  });
});
