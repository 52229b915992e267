import { describe, expect, it } from '@jest/globals';
import { refusedRowsAsCsv } from './refused-rows.ts';

const outcome = { outcome: 'malformed', outcomeTitle: { fa: 'نادرست', en: 'malformed' } } as const;

describe('refused rows of a payment file, for the bank', () => {
  it('line, column and reason in words, in the language of the reader', () => {
    const says = { fa: 'شناسه قبض نادرست است', en: 'The bill id must be digits, with a right check digit' };
    const row = { ...outcome, line: 3, says, fieldTitle: { fa: 'شناسه قبض', en: 'bill id' }, amount: 171_000 };
    expect(refusedRowsAsCsv([row], 'fa')).toBe(
      'سطر,ستون,علت,شناسه قبض,شناسه پرداخت,مبلغ,روز پرداخت,شماره رسید\r\n3,شناسه قبض,شناسه قبض نادرست است,,,171000,,',
    );
    expect(refusedRowsAsCsv([row], 'en').split('\r\n')[1]).toBe(
      '3,bill id,"The bill id must be digits, with a right check digit",,,171000,,',
    );
  });
  it('a receipt that a sheet would take for a formula is text', () => {
    const row = { ...outcome, line: 2, receiptNumber: '=1+"x"' };
    expect(refusedRowsAsCsv([row], 'en').split('\r\n')[1]).toBe(`2,,,,,,,"'=1+""x"""`);
  });
});
