import { decision } from '../../../engine/kind/kind.ts';
import { removalAsks, returnEntry } from '../orders/card-thirteen.ts';
import { testCharge } from '../orders/charge.ts';
import { damageStages, whenChargeRefused } from '../orders/damage.ts';
import { afterTheNotice } from '../orders/deadlines.ts';
import { meterReturn, wasExchanged, type MeterReturn } from '../orders/exchange.ts';
import { fromTheExchangeCompany } from '../orders/exchange-stages.ts';
import { afterDamage, rest } from './ways.ts';

const wasNotReturned = (report: Pick<MeterReturn, 'result'>) => !wasExchanged(report);

/** The cost of the test, and the return of the tested meter (A1-11, A1-12). */
export const returnStages = {
  charging: {
    title: { fa: 'درج هزینه تست در حساب مشترک (کارت ۷۴)', en: 'Post the cost of the test by Card 74' },
    source: 'A1-11',
    owner: 'qualifiedRepresentative',
    alsoBy: afterTheNotice,
    decides: {
      costPosted: decision({
        title: { fa: 'هزینه درج شود', en: 'Post the cost' },
        asks: {},
        mustHold: [],
        appoints: fromTheExchangeCompany,
        to: 'charge',
      }),
      costNotPosted: decision({
        title: { fa: 'هزینه درج نمی‌شود', en: 'The cost is not posted' },
        asks: {},
        offeredIf: whenChargeRefused,
        mustHold: [],
        appoints: fromTheExchangeCompany,
        to: 'return',
      }),
    },
  },
  charge: {
    title: { fa: 'در انتظار درج هزینه', en: 'Wait for the charge' },
    source: 'A1-11',
    requests: testCharge,
    on: { MiscChargePosted: 'return', MiscChargeRefused: 'charging' },
  },
  return: {
    title: { fa: 'نصب دوباره کنتور آزمایش‌شده', en: 'The company puts the tested meter back' },
    source: 'A1-12',
    owner: 'exchangeContractor',
    company: 'exchangeCompany',
    orders: meterReturn,
    reported: [{ when: wasNotReturned, to: 'notReturned' }, { to: 'returnForm' }],
    sendsBack: {
      to: 'notReturned',
      title: { fa: 'لغو سفارش نصب', en: 'Call the order of the return back' },
      source: 'A1-12',
    },
  },
  notReturned: {
    title: { fa: 'تصمیم درباره نصبی که انجام نشد', en: 'Decide on a return that was not done' },
    source: 'A1-12, B6-6, 15.2-6',
    owner: 'qualifiedRepresentative',
    alsoBy: afterTheNotice,
    decides: {
      returnOrdered: decision({
        title: { fa: 'سفارش دوباره', en: 'Order it again' },
        asks: {},
        mustHold: [],
        appoints: fromTheExchangeCompany,
        to: 'return',
      }),
      substituteKept: decision({
        title: { fa: 'کنتور جایگزین می‌ماند', en: 'The substitute stays' },
        asks: {},
        mustHold: [],
        to: rest,
      }),
    },
  },
  returnForm: {
    title: { fa: 'تأیید فرم نصب دوباره', en: 'Approve the form of the return' },
    source: 'A1-12, A1-13',
    owner: 'qualifiedRepresentative',
    alsoBy: afterTheNotice,
    decides: {
      returnApproved: decision({
        title: { fa: 'فرم تأیید شد؛ ثبت کارت ۱۳', en: 'The form is approved; enter Card 13' },
        asks: removalAsks,
        mustHold: [],
        to: 'returnEntry',
      }),
      returnReturned: decision({
        title: { fa: 'برگشت فرم به شرکت تعویض', en: 'Return the form to the company' },
        asks: {},
        mustHold: [],
        to: 'return',
      }),
    },
  },
  returnEntry: {
    title: { fa: 'در انتظار ثبت نصب دوباره (کارت ۱۳)', en: 'Wait for Card 13' },
    source: 'A1-12',
    requests: returnEntry,
    on: { MeterExchanged: rest, MeterExchangeRefused: 'returnForm' },
  },
  ...damageStages(afterDamage),
} as const;
