import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import { isTaken, isFinal } from '@pishkhan/published-versions';
import type { PriceTable, TariffVersion, UsePricing } from './tariff-book.messages.ts';
import { monthDays, seasonHas } from './tariff-book.seasons.ts';

/** A published version never changes: a change is a new version (11.1). */
export const tariffVersionMustNotChange = rule(
  'TariffVersionMustNotChange',
  {
    fa: 'نسخه‌ای از تعرفه با همین نام ثبت شده است و تغییر نمی‌کند؛ نسخه تازه را با نام دیگری بفرستید',
    en: 'A tariff version has this name already and does not change; send the new one under another name',
  },
  (published: TariffVersion, draft: TariffVersion) => isTaken(published, draft) && { version: draft.version },
);

/** One version is in force from a day on. A further version may replace it only on its day of publishing (11.1). */
export const effectiveDayMustBeUnique = rule(
  'EffectiveDayMustBeUnique',
  { fa: 'نسخه دیگری از همین روز اجرا می‌شود', en: 'Another version starts on the same day' },
  (inForce: TariffVersion, { effectiveFrom }: TariffVersion, today: CivilDate) =>
    isFinal(inForce, today) && { effectiveFrom, version: inForce.version },
);

/**
 * The Jalali and the civil date are the same day, because people check the table against its decree by the Jalali date
 * (11.1).
 */
export const effectiveDaysMustAgree = rule(
  'EffectiveDaysMustAgree',
  { fa: 'تاریخ شمسی و تاریخ میلادی اجرا با هم برابر نیست', en: 'The Jalali and the civil date are not the same day' },
  ({ effectiveFrom, effectiveFromJalali }: TariffVersion) =>
    jalaliText(effectiveFrom) !== effectiveFromJalali && {
      effectiveFrom,
      effectiveFromJalali,
      expected: jalaliText(effectiveFrom),
    },
);

/** Every day of the year, the leap day too, belongs to exactly one season (11.2). */
export const seasonsMustCoverEveryDayOnce = rule(
  'SeasonsMustCoverEveryDayOnce',
  { fa: 'هر روز سال باید دقیقاً در یک فصل باشد', en: 'Every day of the year must belong to exactly one season' },
  ({ seasons }: TariffVersion) => {
    const wrong = monthDays.find((monthDay) => seasons.filter((season) => seasonHas(season, monthDay)).length !== 1);
    const ends = seasons.flatMap(({ from, to }) => [from, to]).find((end) => !monthDays.includes(end));
    return (ends !== undefined || wrong !== undefined) && { monthDay: ends ?? wrong };
  },
);

const tablesOf = ({ uses }: TariffVersion) =>
  uses.flatMap(({ use, tables }) => tables.map((table) => ({ use, ...table })));
const bound = (upTo: number | null | undefined): number => upTo ?? Infinity;

/** Each tier ends above the previous one (11.3). */
export const tierBoundsMustRise = rule(
  'TierBoundsMustRise',
  { fa: 'حد هر پله باید از حد پله پیشین بیشتر باشد', en: 'Each tier must end above the previous one' },
  (tariff: TariffVersion) => {
    const wrong = tablesOf(tariff).find(({ tiers }) =>
      tiers.some(({ upTo }, place) => bound(upTo) <= (place === 0 ? 0 : bound(tiers[place - 1]!.upTo))),
    );
    return wrong !== undefined && { use: wrong.use, seasons: wrong.seasons, zones: wrong.zones };
  },
);

/** The last tier has no upper bound, so that every volume has a price (11.3). */
export const lastTierMustBeOpen = rule(
  'LastTierMustBeOpen',
  { fa: 'پله آخر باید بدون حد باشد', en: 'The last tier must have no upper bound' },
  (tariff: TariffVersion) => {
    const wrong = tablesOf(tariff).find(({ tiers }) => tiers.at(-1)?.upTo !== null);
    return wrong !== undefined && { use: wrong.use, seasons: wrong.seasons, zones: wrong.zones };
  },
);

/** A price belongs to a season of its version (11.2). */
export const tableSeasonMustExist = rule(
  'TableSeasonMustExist',
  {
    fa: 'فصل این جدول قیمت در نسخه تعریف نشده است',
    en: 'A price table has a season that is missing in the version',
  },
  (tariff: TariffVersion) => {
    const names = tariff.seasons.map(({ name }) => name);
    const wrong = tablesOf(tariff).find(({ seasons }) => seasons?.some((season) => !names.includes(season)));
    return wrong !== undefined && { use: wrong.use, seasons: wrong.seasons };
  },
);

/** Each use has a price in every season (11.3). */
export const useMustBePricedInEverySeason = rule(
  'UseMustBePricedInEverySeason',
  { fa: 'هر مصرف باید در همه فصل‌ها قیمت داشته باشد', en: 'Each use must have a price in every season' },
  ({ uses, seasons }: TariffVersion) => {
    const lacks = ({ tables }: UsePricing) =>
      seasons.find(({ name }) => !tables.some((table) => table.seasons?.includes(name) ?? true));
    const wrong = uses.find((use) => lacks(use) !== undefined);
    return wrong !== undefined && { use: wrong.use, season: lacks(wrong)?.name };
  },
);

const meet = <Value>(some: readonly Value[] | undefined, others: readonly Value[] | undefined): boolean =>
  some === undefined || others === undefined || some.some((value) => others.includes(value));
const overlap = (one: PriceTable, other: PriceTable): boolean =>
  meet(one.seasons, other.seasons) && meet(one.zones, other.zones) && meet(one.capacities, other.capacities);

/** A use is listed once, and has one table per season, zone and capacity (11.3). */
export const priceTablesMustNotOverlap = rule(
  'PriceTablesMustNotOverlap',
  {
    fa: 'برای یک مصرف، فصل، اقلیم و ظرفیت تنها یک جدول قیمت مجاز است',
    en: 'One use, season, zone and capacity may have one price table only',
  },
  ({ uses }: TariffVersion) => {
    const wrong = uses.find(
      ({ use, tables }, place) =>
        uses.findIndex((other) => other.use === use) !== place ||
        tables.some((table, index) => tables.slice(index + 1).some((other) => overlap(table, other))),
    );
    return wrong !== undefined && { use: wrong.use };
  },
);

/** A capacity has one standing charge (11.6). */
export const standingChargeMustBeUniquePerCapacity = rule(
  'StandingChargeMustBeUniquePerCapacity',
  { fa: 'برای هر ظرفیت تنها یک مبلغ آبونمان مجاز است', en: 'A capacity must have one standing charge' },
  ({ standingCharges }: TariffVersion) => {
    const capacities = standingCharges.map(({ capacity }) => capacity);
    const twice = capacities.find((capacity, place) => capacities.indexOf(capacity) !== place);
    return twice !== undefined && { capacity: twice };
  },
);
