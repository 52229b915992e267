import { formatJalaliFa } from '@pishkhan/calendar';
import type { Text } from '@pishkhan/fields';
import type { Erasure } from './erasures.view.ts';

/** What the card says in place of the person (A6). */
export const saysOfErasure = ({ state, decidedOn }: Pick<Erasure, 'state' | 'decidedOn'>): Text =>
  decidedOn === null || state === 'requested'
    ? {
        fa: 'برای این مشترک درخواست پاک‌کردن اطلاعات شخصی ثبت شده است و در انتظار تأیید رئیس امور مشترکین است',
        en: 'The erasure of this subscriber was requested and waits for the head of subscriber affairs',
      }
    : {
        fa: `اطلاعات شخصی این مشترک به تصمیم ${formatJalaliFa(decidedOn)} پاک شده است؛ نام، شماره همراه و نشانی دیگر در دسترس نیست`,
        en: `The personal data of this subscriber were erased by a decision of ${decidedOn}; name, mobile number and address are not available any more`,
      };
