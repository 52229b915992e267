import { plain, type Text } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';
import type { Column } from '../domain/payment-row.ts';
import type { PaymentFileDocument } from './payment-files.view.ts';
import type { PaymentRowDocument } from './rows-of-payment-file.view.ts';

/** Words of the service for what a page shows. */
export class WordsDto extends dto({ fa: plain.text('Persian'), en: plain.text('English') }) {}

export const outcomeTitles: Readonly<Record<PaymentRowDocument['outcome'], Text>> = {
  waiting: { fa: 'در انتظار', en: 'waiting' },
  posted: { fa: 'ثبت‌شده', en: 'posted' },
  repeated: { fa: 'تکراری (پیش‌تر رسیده)', en: 'repeated (came before)' },
  unidentified: { fa: 'نامشخص', en: 'unidentified' },
  malformed: { fa: 'نادرست', en: 'malformed' },
};

export const fileStateTitles: Readonly<Record<PaymentFileDocument['state'], Text>> = {
  arriving: { fa: 'در حال دریافت', en: 'arriving' },
  taking: { fa: 'در حال ثبت سطرها', en: 'its rows are being posted' },
  taken: { fa: 'پایان‌یافته', en: 'done' },
};

export const columnTitles: Readonly<Record<Column, Text>> = {
  bill_id: { fa: 'شناسه قبض', en: 'bill id' },
  payment_id: { fa: 'شناسه پرداخت', en: 'payment id' },
  amount: { fa: 'مبلغ', en: 'amount' },
  paid_on: { fa: 'روز پرداخت', en: 'day of payment' },
  receipt: { fa: 'شماره رسید', en: 'receipt number' },
};
