import type { Service } from '../../api/clients.ts';
import type { Words } from '../../words/language.tsx';

/** Names of the services, also of one that does not answer. */
export const serviceWords: Readonly<Record<Service, Words>> = {
  'customer-accounts': { fa: 'مشترکان', en: 'Customer accounts' },
  metering: { fa: 'کنتور و قرائت', en: 'Metering' },
  'billing-adjustments': { fa: 'صورت‌حساب و تعدیل', en: 'Billing and adjustments' },
  'case-handling': { fa: 'پرونده‌ها', en: 'Case handling' },
};

/** In the order of the pages. */
export const services = Object.keys(serviceWords) as readonly Service[];

export const oversightWords = {
  notYours: { fa: 'این صفحه برای نقش شما نیست.', en: 'This page is not for your role.' },
} as const;
