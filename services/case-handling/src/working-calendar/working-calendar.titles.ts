import type { RuleTitles } from '@pishkhan/service-kit';

export const workingCalendarTitles: RuleTitles = {
  PublishedCalendarMustNotChange: {
    fa: 'این نسخهٔ تقویم پیش‌تر منتشر شده است؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'This version of the calendar is published; publish a new one',
  },
  CalendarMustEndAfterItBegins: { fa: 'پایان تقویم پیش از آغاز آن است', en: 'The calendar ends before it begins' },
  UnitMustWorkOnSomeDay: { fa: 'همهٔ روزهای هفته نمی‌تواند تعطیل باشد', en: 'Not every day of the week can be closed' },
  HolidayMustFallInsideTheCalendar: {
    fa: 'تعطیلی بیرون از بازهٔ تقویم است',
    en: 'A holiday lies outside of the calendar',
  },
  CalendarMustReplaceOneWholeOrOverlapNone: {
    fa: 'تقویم با بخشی از تقویم دیگری هم‌پوشانی دارد',
    en: 'The calendar overlaps a part of another',
  },
};
