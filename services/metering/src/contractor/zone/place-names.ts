import { placeName } from '@pishkhan/fields';

export const contractorId = placeName(
  { fa: 'شناسه پیمانکار', en: 'contractor, as in the claim `office` of its tokens' },
  { example: 'contractor-zagros' },
);
export const zone = placeName({ fa: 'منطقه شهرستان', en: 'zone of the county' }, { example: 'zone-a' });
