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
  it('an unnamed number of ten digits only if its check digit fits, about 1 of 11', () => {
    const taken = found(nth);
    expect(taken).toBe(Array.from({ length: 2_000 }, (_, n) => nth(n)).filter(isNationalId).length);
  });
});
