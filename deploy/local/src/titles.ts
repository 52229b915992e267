import type { Text } from '@pishkhan/service-kit';
import type { SERVICES } from './platform.ts';

const titles: Readonly<Record<(typeof SERVICES)[number], Text>> = {
  'customer-accounts': { fa: 'مشترکین و قراردادها', en: 'Customer accounts' },
  metering: { fa: 'کنتور و قرائت', en: 'Metering' },
  'billing-adjustments': { fa: 'قبوض و تعدیلات', en: 'Billing and adjustments' },
  'case-handling': { fa: 'پرونده‌ها', en: 'Case handling' },
};

/** The launcher does not load the services, so it knows their titles by itself. */
export const titleOf = (service: string): Text => titles[service as (typeof SERVICES)[number]];
