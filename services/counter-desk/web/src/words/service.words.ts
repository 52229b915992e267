import type { Service } from '../api/services.ts';
import type { Words } from './language.tsx';

/** Names of the services, also of one that does not answer. */
export const serviceWords: Readonly<Record<Service, Words>> = {
  'customer-accounts': { fa: 'مشترکان', en: 'Customer accounts' },
  metering: { fa: 'کنتور و قرائت', en: 'Metering' },
  'billing-adjustments': { fa: 'صورت‌حساب و تعدیل', en: 'Billing and adjustments' },
  'case-handling': { fa: 'پرونده‌ها', en: 'Case handling' },
};
