import type { RuleTitles } from '@pishkhan/service-kit';

/** What a clerk or a contractor reads when a rule refuses. */
export const meteringTitles: RuleTitles = {
  MeterMustBeInstalled: {
    fa: 'کنتوری با این شماره سریال نصب نشده است',
    en: 'No meter with this serial number is installed',
  },
  SerialMustBeFree: { fa: 'این شماره سریال پیش‌تر نصب شده است', en: 'This serial number is installed already' },
  AccountMustHaveOneMeter: {
    fa: 'این اشتراک کنتور دیگری دارد؛ تعویض کنتور از راه کارت ۱۳ خواهد بود',
    en: 'The account has another meter; an exchange (Card 13) will be the way',
  },
  DayMustNotBeInFuture: { fa: 'تاریخ در آینده است', en: 'The day is in the future' },
  IndexMustFitRegister: {
    fa: 'رقم از تعداد ارقام شماره‌انداز کنتور بیشتر است',
    en: 'The index has more digits than the register',
  },
  DayMustHaveOneReading: {
    fa: 'برای این روز رقم دیگری ثبت شده است؛ تغییر آن تعدیل می‌خواهد',
    en: 'The day has another index already; changing it needs a correction',
  },
  ReadingMustFollowPrevious: {
    fa: 'تاریخ قرائت باید پس از قرائت پیشین باشد',
    en: 'The reading must be later than the one before',
  },
  IndexMustNotFall: { fa: 'رقم از قرائت پیشین کمتر است', en: 'The index is lower than the reading before' },
  ConsumptionMustNotExceedCapacity: {
    fa: 'مصرف از توان عبور کنتور بیشتر است',
    en: 'The consumption is more than the meter lets through',
  },
  EstimateMustHaveHistory: { fa: 'کنتور سابقه‌ای برای برآورد ندارد', en: 'The meter has no history to estimate from' },
  ReadingMustExist: { fa: 'چنین قرائتی ثبت نشده است', en: 'There is no such reading' },
  RightIndexMustNotFall: {
    fa: 'رقم درست از قرائت پیشین کمتر است',
    en: 'The right index is lower than the reading before',
  },
  RowMustHaveEveryColumn: { fa: 'شمار ستون‌های سطر درست نیست', en: 'The row does not have every column' },
  MeterSerialMustBeReadable: { fa: 'شماره سریال کنتور خوانا نیست', en: 'The meter serial cannot be read' },
  ReadOnMustBeJalaliDay: {
    fa: 'تاریخ قرائت باید روزی از تقویم شمسی باشد، مانند ۱۴۰۵-۰۷-۳۰',
    en: 'The day of reading must be a Jalali day such as 1405-07-30',
  },
  KindMustBeKnown: {
    fa: 'نوع قرائت باید actual، estimated یا absent باشد',
    en: 'The kind must be actual, estimated or absent',
  },
  IndexMustBeWholeNumber: { fa: 'رقم کنتور باید عدد صحیح باشد', en: 'The index must be a whole number' },
  AbsentRowMustHaveNoIndex: { fa: 'سطر غیبت نباید رقم داشته باشد', en: 'A row of kind absent has no index' },
  ReaderMustBeNamed: { fa: 'شناسه کنتورخوان لازم است', en: 'The reader must be named' },
  ReadingFileMustBeText: { fa: 'فایل قرائت متن خوانا نیست', en: 'The reading file is not readable text' },
  ReadingFileMustHaveHeader: {
    fa: 'سطر نخست فایل باید نام پنج ستون باشد',
    en: 'The first line must name the five columns',
  },
  ReadingFileMustHaveRows: { fa: 'فایل قرائت سطری ندارد', en: 'The reading file has no rows' },
  ReadingFileMustBeSplit: {
    fa: 'سطرهای فایل بیش از اندازه است؛ آن را چند پاره کنید',
    en: 'The file has too many rows; split it',
  },
  ContractorMustBeNamed: { fa: 'نام پیمانکار در توکن نیست', en: 'The token does not name the contractor' },
  MeterMustBeOnContractorsRound: {
    fa: 'این کنتور را پیمانکار شما نخوانده است',
    en: 'Your company has not read this meter',
  },
};
