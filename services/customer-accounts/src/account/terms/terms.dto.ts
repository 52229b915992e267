import {
  accountId,
  civilDate,
  climateZone,
  dwellingUnits,
  freeText,
  identifier,
  meterCapacity,
  optional,
  plain,
  tariffUse,
} from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

const changeId = () => identifier({ fa: 'شماره تغییر شرایط', en: 'change of terms' });

/** Terms of supply from a day on; at least one (15.4-39). */
export class TermsChangeBody extends dto({
  from: civilDate({ fa: 'از چه روزی', en: 'first day of the terms' }, { example: '2026-09-23' }),
  use: optional(tariffUse()),
  climateZone: optional(climateZone()),
  dwellingUnits: optional(dwellingUnits()),
  meterCapacity: optional(meterCapacity()),
  evidence: freeText(
    {
      fa: 'مدرک: نامه، عکس یا بازدید، با شماره و تاریخ',
      en: 'evidence: letter, photograph or visit, with number and day',
    },
    { max: 400, example: 'پایان کار شماره ۱۲۳ شهرداری' },
  ),
}) {}

export class TermsChangeDto extends dto({ changeId: plain.text('id of the change') }) {}

export class TermsChangePath extends dto({ accountId: accountId(), changeId: changeId() }) {}

export class DeclineTermsBody extends dto({
  reason: freeText({ fa: 'دلیل', en: 'reason' }, { max: 400 }),
}) {}
