import { byForm, identifierText, identifierType, typed } from '@pishkhan/fields';

const wordForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** A contractor or zone: lower-case Latin words joined by hyphens, as in the claims of tokens (N24). */
const placeName = typed({
  ...identifierType({ fa: 'شناسه', en: 'id' }),
  rule: 'isPlaceName',
  schema: { type: 'string', pattern: wordForm.source, maxLength: 64 },
  read: byForm(identifierText, (name) => name.length <= 64 && wordForm.test(name)),
  wrong: {
    fa: 'نادرست است (حروف کوچک لاتین و رقم که با خط تیره جدا می‌شوند)',
    en: 'must be lower-case words joined by hyphens',
  },
});

export const contractorId = placeName(
  { fa: 'شناسه پیمانکار', en: 'contractor, as in the claim `office` of its tokens' },
  { example: 'contractor-zagros' },
);
export const zone = placeName({ fa: 'منطقه شهرستان', en: 'zone of the county' }, { example: 'zone-a' });
