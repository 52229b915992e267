import { describe, expect, it } from '@jest/globals';
import { faDigits } from '../text.ts';
import { detailOf } from './detail.ts';

const data = {
  paymentDeadline: '2026-01-21',
  on: '2026-11-22',
  amount: 1_234_567,
  consumption: '620.500',
  correctiveBill: '10203040-1405-02-1',
  unnamed: 7,
  meterId: '0620',
  hash: 'a'.repeat(64),
  kind: 'actual',
  sound: true,
  lines: [1],
};

describe('a code in Persian', () => {
  it('15.4-44: has Persian digits, and stays as it is printed if it has Latin letters', () => {
    expect(faDigits('10203040-1405-02-1')).toBe('۱۰۲۰۳۰۴۰-۱۴۰۵-۰۲-۱');
    expect([faDigits('J20000695'), faDigits('B-1405-901')]).toEqual(['J20000695', 'B-1405-901']);
  });
});

describe('detail of a problem', () => {
  it('in Persian has Jalali days and Persian digits, each with its name, without ids and hashes', () => {
    expect(detailOf('مهلت گذشته است', data, 'fa')).toBe(
      'مهلت گذشته است (مهلت پرداخت: ۱ بهمن ۱۴۰۴، تاریخ این اقدام: ۱ آذر ۱۴۰۵، مبلغ: ۱٬۲۳۴٬۵۶۷ ریال، مصرف: ۶۲۰٫۵ مترمکعب، شماره قبض اصلاحی: ۱۰۲۰۳۰۴۰-۱۴۰۵-۰۲-۱)',
    );
  });
  it('situation 34: in Persian names the person who decided, and when', () =>
    expect(detailOf('دیگر در انتظار تأیید نیست', { decidedBy: 'head-1', decidedOn: '2026-11-22' }, 'fa')).toBe(
      'دیگر در انتظار تأیید نیست (تصمیم‌گیرنده: head-1، تاریخ تصمیم: ۱ آذر ۱۴۰۵)',
    ));
  it('in English has the plain values with their keys', () => {
    expect(detailOf('Too late', { paymentDeadline: '2026-01-21', amount: 5, lines: [1] }, 'en')).toBe(
      'Too late (paymentDeadline: 2026-01-21, amount: 5)',
    );
  });
  it.each(['fa', 'en'] as const)('is the title if there is no value to show (%s)', (language) => {
    expect(detailOf('title', undefined, language)).toBe('title');
    expect(detailOf('title', { needed: ['auditor'] }, language)).toBe('title');
  });
});
