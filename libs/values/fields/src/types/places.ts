import { isPlaceName, placeNamePattern } from '@pishkhan/identifiers';
import { typed } from '../field.ts';
import { identifierText } from '../normalise.ts';
import { byForm } from './texts.ts';

/**
 * Id of a county, counter office, zone or contractor, in its one normal form; another form is invalid (N24). A person
 * may type its digits in Persian (15.4-44); a claim of a token may not.
 */
export const placeName = typed({
  rule: 'isPlaceName',
  title: { fa: 'شناسه دفتر یا اداره', en: 'id of an office' },
  schema: { type: 'string', maxLength: 64, pattern: placeNamePattern },
  read: byForm(identifierText, isPlaceName),
  demands: { fa: 'را وارد کنید', en: 'must be lower-case Latin words joined by hyphens' },
  wrong: {
    fa: 'نادرست است (حروف کوچک لاتین، رقم و خط تیره)',
    en: 'must be lower-case Latin words joined by hyphens',
  },
});
