import { choice, civilDate, optional, placeName, plain, titleText } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';
import { officeKinds, officeKindTitles } from '@pishkhan/service-kit/offices';

const kind = choice({ fa: 'نوع', en: 'kind' }, officeKinds, { example: 'counterOffice', titles: officeKindTitles });
const county = placeName(
  { fa: 'اداره گاز شهرستان دفتر پیشخوان یا منطقه', en: 'county office of a counter office or a zone' },
  { example: 'county-1' },
);

export class RegisterOfficeBody extends dto({
  officeId: placeName(
    { fa: 'شناسه، به همان شکل حساب‌های کاربری', en: 'id, as user accounts name it' },
    { example: 'office-104' },
  ),
  kind,
  name: titleText({ fa: 'نام', en: 'name in Persian' }, { max: 120, example: 'دفتر پیشخوان ۱۰۴، خیابان بهار' }),
  countyOffice: optional(county),
  registeredFrom: civilDate({ fa: 'نخستین روز کار', en: 'first day of work' }, { example: '2026-11-22' }),
}) {}

export class CloseOfficeBody extends dto({
  closedFrom: civilDate(
    { fa: 'نخستین روز بسته‌بودن', en: 'first day on which it is closed' },
    { example: '2026-12-01' },
  ),
  reason: titleText({ fa: 'دلیل', en: 'reason' }, { min: 3, max: 500, example: 'پایان قرارداد واگذاری خدمات' }),
}) {}

export class OfficePath extends dto({ officeId: placeName() }) {}
export class OfficeNamedDto extends dto({ officeId: plain.text('office') }) {}
export class OfficeQuery extends dto({ ...paging, kind: optional(kind), countyOffice: optional(county) }) {}
