import { plainDigits } from '../form/values/typed.ts';

/** Account, Jalali year, period and issue: 10203040-1405-07-1. */
const FORM = /^\d{1,8}-1[34]\d{2}-\d{2,}-\d+$/;
const DASHES = /\s*[\u2010-\u2015\u2212-]\s*/g;

/** The number of a bill as somebody writes it, in plain digits; undefined if the words are something else. */
export const billNumberIn = (typed: string): string | undefined => {
  const text = plainDigits(typed).replaceAll(DASHES, '-');
  return FORM.test(text) ? text : undefined;
};

/** The account that a bill number begins with. */
export const accountOfBill = (billNumber: string): string => billNumber.split('-', 1)[0]!;
