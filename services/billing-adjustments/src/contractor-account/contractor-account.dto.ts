import { civilDate, identifier, optional } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';

export class ContractorPath extends dto({
  contractorId: identifier({ fa: 'پیمانکار قرائت', en: 'reading contractor' }),
}) {}

export class StatementQuery extends dto({
  ...PageQuery.fields,
  contractId: optional(
    identifier({
      fa: 'قراردادی که ردیف‌های آن خواسته می‌شود؛ unknown برای ردیف‌های بدون قرارداد',
      en: 'contract of the lines; `unknown` for lines whose contract is not known',
    }),
  ),
  month: optional(
    civilDate({ fa: 'روزی از ماه شمسی که ردیف‌های آن خواسته می‌شود', en: 'a day of the Jalali month of the lines' }),
  ),
}) {}
