import { checkDigit } from '@pishkhan/identifiers';
import { typed } from '../field.ts';
import { machineText } from '../normalise.ts';
import { byForm, isString } from './texts.ts';

const trackingForm = /^(1[34]\d{2})(\d{4})(\d{5})(\d{5})(\d)$/;

/** The code with its dashes, typed with or without them. */
const trackingText = (code: string): string =>
  machineText(code)
    .replace(/[\s\-._/]+/g, '')
    .replace(trackingForm, '$1-$2-$3-$4-$5');

/** Checks the format and the check digit of a tracking code, so that a typing error is found before any look-up. */
export const isTrackingCode = (code: string): boolean => {
  const digits = code.replaceAll('-', '');
  return (
    trackingText(digits) === code &&
    trackingForm.test(digits) &&
    checkDigit(digits.slice(0, -1)) === Number(digits.at(-1))
  );
};

/** The code that the applicant takes home (C3-2), typed with or without its dashes. */
export const trackingCode = typed({
  rule: 'isTrackingCode',
  title: { fa: 'کد رهگیری', en: 'tracking code' },
  schema: { type: 'string' },
  read: byForm(trackingText, isTrackingCode),
  demands: { fa: 'را وارد کنید', en: 'must be given' },
  wrong: (raw) =>
    isString(raw) && trackingForm.test(trackingText(raw).replaceAll('-', ''))
      ? { fa: 'نادرست است؛ یکی از رقم‌ها اشتباه خوانده یا نوشته شده است', en: 'is not valid: a digit was misread' }
      : { fa: 'نادرست است؛ این کد ۱۹ رقم دارد', en: 'is not valid: it has 19 digits' },
});
