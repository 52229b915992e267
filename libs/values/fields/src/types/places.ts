import { isPlaceName, placeNamePattern } from '@pishkhan/identifiers';
import { typed } from '../field.ts';
import { isString } from './texts.ts';

/** Id of a county, counter office, zone or contractor, in its one normal form; another form is invalid (N24). */
export const placeName = typed({
  rule: 'isPlaceName',
  title: { fa: 'شناسه دفتر یا اداره', en: 'id of an office' },
  schema: { type: 'string', maxLength: 64, pattern: placeNamePattern },
  read: (raw) => (isString(raw) && isPlaceName(raw) ? raw : undefined),
  demands: { fa: 'را وارد کنید', en: 'must be lower-case Latin words joined by hyphens' },
  wrong: {
    fa: 'نادرست است (حروف کوچک لاتین، رقم و خط تیره)',
    en: 'must be lower-case Latin words joined by hyphens',
  },
});
