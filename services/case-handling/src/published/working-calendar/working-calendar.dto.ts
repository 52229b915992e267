import type { Weekday } from '@pishkhan/calendar';
import { choices, civilDate, identifier, listOf, placeName, plain, titleText, type Titles } from '@pishkhan/fields';
import { dto, proposal, publication, publishingStatus, reasonOfProposal } from '@pishkhan/service-kit';

const weekdays: readonly Weekday[] = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weekdaysFa = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'];
const titles: Titles = Object.fromEntries(weekdays.map((day, at) => [day, { fa: weekdaysFa[at]!, en: day }]));

export class HolidayBody extends dto({
  date: civilDate({ fa: 'روز تعطیل', en: 'day' }, { example: '2026-03-21' }),
  name: titleText(
    { fa: 'نام تعطیلی یا علت بسته‌بودن', en: 'name of the holiday or reason of the closure' },
    { max: 200, example: 'نوروز' },
  ),
}) {}

const unit = placeName(
  {
    fa: 'واحد: دفتر یا شهرستان؛ برای همه واحدهای بی‌تقویم: company',
    en: 'unit: office, county office, or `company` for all without their own',
  },
  { example: 'county-1' },
);

const version = identifier(
  { fa: 'نسخه؛ پس از انتشار تغییر نمی‌کند', en: 'version; once published it never changes' },
  { example: '1405-1' },
);

const workingCalendar = {
  unit,
  version,
  from: civilDate({ fa: 'نخستین روز', en: 'first day' }, { example: '2026-03-21' }),
  to: civilDate({ fa: 'آخرین روز', en: 'last day' }, { example: '2027-03-20' }),
  weeklyClosingDays: choices({ fa: 'روزهای تعطیل هفته', en: 'days of the week that are closed (10.3)' }, weekdays, {
    titles,
    example: ['thursday', 'friday'],
  }),
  holidays: listOf(HolidayBody, { fa: 'تعطیلات و بسته‌بودن‌های دیگر', en: 'holidays and extra closures (10.4)' }, 400),
};

const { unit: _, version: named, ...ofForm } = workingCalendar;
/** The fields of a screen; its unit is that of the document. */
export const calendarForm = { ...ofForm, version: named };

/** A working calendar, proposed by a policy officer. */
export class WorkingCalendarBody extends dto({ ...workingCalendar, ...reasonOfProposal }) {}

export class UnitPath extends dto({ unit }) {}
export class CalendarPath extends dto({ unit, version }) {}

export class PublishedCalendarDto extends dto({
  unit: plain.text('unit'),
  version: plain.text('version'),
  ...publishingStatus,
}) {}

class WorkingCalendarDto extends dto({ ...workingCalendar, ...publication }) {}
class WaitingCalendarDto extends dto({ ...workingCalendar, ...proposal }) {}

export class CalendarsOfUnitDto extends dto({
  inForce: listOf(WorkingCalendarDto, 'one calendar for each period, in its last version'),
  waiting: listOf(WaitingCalendarDto, 'proposed, without effect until a second person confirms'),
}) {}
