import { identifier } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ContractorPath extends dto({
  contractorId: identifier({ fa: 'پیمانکار قرائت', en: 'reading contractor' }),
}) {}
