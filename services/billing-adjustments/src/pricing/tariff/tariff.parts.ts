import type { RuleTitles } from '@pishkhan/service-kit';
import { tariffBook } from './domain/tariff-book.ts';
import { tariffsInForce } from './views/tariffs-in-force.view.ts';

const ruleTitles: RuleTitles = {
  TariffVersionMustNotChange: {
    fa: 'نسخهٔ منتشرشدهٔ تعرفه تغییر نمی‌کند؛ نسخهٔ تازه‌ای منتشر کنید',
    en: 'A published tariff version must not change; publish a new one',
  },
  EffectiveDayMustBeUnique: { fa: 'نسخهٔ دیگری از همین روز اجرا می‌شود', en: 'Another version begins on the same day' },
  EffectiveDaysMustAgree: {
    fa: 'تاریخ شمسی و میلادی اجرا یک روز نیستند',
    en: 'The Jalali and the civil day are not the same day',
  },
  SeasonsMustCoverEveryDayOnce: {
    fa: 'هر روز سال باید دقیقاً در یک فصل باشد',
    en: 'Every day of the year must belong to exactly one season',
  },
  TierBoundsMustRise: {
    fa: 'حد هر پله باید از حد پلهٔ پیشین بیشتر باشد',
    en: 'Each tier must end above the one before it',
  },
  LastTierMustBeOpen: { fa: 'پلهٔ آخر باید بدون حد باشد', en: 'The last tier must have no end' },
  TableSeasonMustExist: {
    fa: 'جدول قیمت فصلی را نام می‌برد که در این نسخه نیست',
    en: 'A price table names a season that the version does not have',
  },
  UseMustBePricedInEverySeason: {
    fa: 'هر مصرف باید در همهٔ فصل‌ها قیمت داشته باشد',
    en: 'Each use must have a price in every season',
  },
  PriceTablesMustNotOverlap: {
    fa: 'برای یک مصرف، فصل، اقلیم و ظرفیت تنها یک جدول قیمت مجاز است',
    en: 'One use, season, zone and capacity may have one price table only',
  },
  StandingChargeMustBeUniquePerCapacity: {
    fa: 'آبونمان هر ظرفیت باید یک بار بیاید',
    en: 'The standing charge of a capacity must be named once',
  },
  PeriodMustHaveDays: { fa: 'دوره باید دست‌کم یک روز باشد', en: 'A period must have at least one day' },
  ConsumptionMustNotBeNegative: { fa: 'مصرف نمی‌تواند منفی باشد', en: 'Consumption must not be negative' },
  TariffMustCoverPeriod: {
    fa: 'برای روزهای این دوره تعرفه‌ای منتشر نشده است',
    en: 'No tariff is published for days of this period',
  },
  TariffMustPriceUse: {
    fa: 'تعرفهٔ این روزها برای این مصرف، اقلیم یا ظرفیت قیمتی ندارد',
    en: 'The tariff of these days has no price for this use, zone or capacity',
  },
  TariffMustNameStandingCharge: {
    fa: 'تعرفهٔ این روزها برای این ظرفیت آبونمانی ندارد',
    en: 'The tariff of these days names no standing charge for this capacity',
  },
};

/** What the service is made of here, without Nest; the controller is in `tariff.api.ts`. */
export const tariffParts = { deciders: [tariffBook], views: [tariffsInForce], publish: {}, reactions: [], ruleTitles };
