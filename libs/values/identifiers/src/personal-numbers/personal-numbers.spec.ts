import { describe, expect, it } from '@jest/globals';
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
  ])('%s: %s', (text, kind) => expect(personalNumberIn(text)).toBe(kind));

  it.each([
    'رقم کنتور ۱۲۳۴۵ است',
    'نامه شماره ۱۴۰۵/۱۲۳ مورخ ۱۴۰۵/۰۹/۰۱',
    'قبض 1020304006239 اصلاح شود',
    'اشتراک ۰۶۲۱۰۰۰۰۰۱۰۱',
    'کد 0084575949 رقم کنترل درستی ندارد',
    'مبلغ ۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۲ ریال',
    'تلفن ثابت ۰۲۱۸۸۸۸۸۸۸۸',
  ])('%s: none', (text) => expect(personalNumberIn(text)).toBeUndefined());
});
