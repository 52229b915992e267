import { jalaliText } from '@pishkhan/calendar';
import { reject } from '@pishkhan/decider';
import canonicalize from 'canonicalize';
import type { PriceTable, TariffBook, TariffVersion, UsePricing } from './tariff-book.messages.ts';
import { monthDays, seasonHas } from './tariff-book.seasons.ts';

/** What was published under a version stands for ever: a change is a new version (11.1). */
export const tariffVersionMustNotChange = (published: TariffVersion, tariff: TariffVersion) =>
  canonicalize(published) !== canonicalize(tariff) && reject('TariffVersionMustNotChange', { version: tariff.version });

/** Only one version may begin on a day: which one is in force must never be a question (11.1). */
export const effectiveDayMustBeUnique = (book: TariffBook, { effectiveFrom }: TariffVersion) => {
  const other = book.versions.find((version) => version.effectiveFrom === effectiveFrom);
  return other !== undefined && reject('EffectiveDayMustBeUnique', { effectiveFrom, version: other.version });
};

/**
 * The Jalali day beside the civil day is the same day: whoever checks the table against its decree reads that one
 * (11.1).
 */
export const effectiveDaysMustAgree = ({ effectiveFrom, effectiveFromJalali }: TariffVersion) =>
  jalaliText(effectiveFrom) !== effectiveFromJalali &&
  reject('EffectiveDaysMustAgree', { effectiveFrom, effectiveFromJalali, expected: jalaliText(effectiveFrom) });

/** Every day of the year, the leap day too, belongs to exactly one season (11.2). */
export const seasonsMustCoverEveryDayOnce = ({ seasons }: TariffVersion) => {
  const wrong = monthDays.find((monthDay) => seasons.filter((season) => seasonHas(season, monthDay)).length !== 1);
  const ends = seasons.flatMap(({ from, to }) => [from, to]).find((end) => !monthDays.includes(end));
  return (
    (ends !== undefined || wrong !== undefined) && reject('SeasonsMustCoverEveryDayOnce', { monthDay: ends ?? wrong })
  );
};

const tablesOf = ({ uses }: TariffVersion) =>
  uses.flatMap(({ use, tables }) => tables.map((table) => ({ use, ...table })));
const bound = (upTo: number | null | undefined): number => upTo ?? Infinity;

/** Each tier ends above the one before it (11.3). */
export const tierBoundsMustRise = (tariff: TariffVersion) => {
  const wrong = tablesOf(tariff).find(({ tiers }) =>
    tiers.some(({ upTo }, place) => bound(upTo) <= (place === 0 ? 0 : bound(tiers[place - 1]!.upTo))),
  );
  return (
    wrong !== undefined && reject('TierBoundsMustRise', { use: wrong.use, seasons: wrong.seasons, zones: wrong.zones })
  );
};

/** The last tier has no end: any volume has a price (11.3). */
export const lastTierMustBeOpen = (tariff: TariffVersion) => {
  const wrong = tablesOf(tariff).find(({ tiers }) => tiers.at(-1)?.upTo !== null);
  return (
    wrong !== undefined && reject('LastTierMustBeOpen', { use: wrong.use, seasons: wrong.seasons, zones: wrong.zones })
  );
};

/** A price belongs to a season that the version has (11.2). */
export const tableSeasonMustExist = (tariff: TariffVersion) => {
  const names = tariff.seasons.map(({ name }) => name);
  const wrong = tablesOf(tariff).find(({ seasons }) => seasons?.some((season) => !names.includes(season)));
  return wrong !== undefined && reject('TableSeasonMustExist', { use: wrong.use, seasons: wrong.seasons });
};

/** Each use has a price in every season (11.3). */
export const useMustBePricedInEverySeason = ({ uses, seasons }: TariffVersion) => {
  const lacks = ({ tables }: UsePricing) =>
    seasons.find(({ name }) => !tables.some((table) => table.seasons?.includes(name) ?? true));
  const wrong = uses.find((use) => lacks(use) !== undefined);
  return wrong !== undefined && reject('UseMustBePricedInEverySeason', { use: wrong.use, season: lacks(wrong)?.name });
};

const meet = <Value>(some: readonly Value[] | undefined, others: readonly Value[] | undefined): boolean =>
  some === undefined || others === undefined || some.some((value) => others.includes(value));
const overlap = (one: PriceTable, other: PriceTable): boolean =>
  meet(one.seasons, other.seasons) && meet(one.zones, other.zones) && meet(one.capacities, other.capacities);

/** A use is named once, and for one season, zone and capacity it has one table only (11.3). */
export const priceTablesMustNotOverlap = ({ uses }: TariffVersion) => {
  const wrong = uses.find(
    ({ use, tables }, place) =>
      uses.findIndex((other) => other.use === use) !== place ||
      tables.some((table, index) => tables.slice(index + 1).some((other) => overlap(table, other))),
  );
  return wrong !== undefined && reject('PriceTablesMustNotOverlap', { use: wrong.use });
};

/** The standing charge of a capacity is named once (11.6). */
export const standingChargeMustBeUniquePerCapacity = ({ standingCharges }: TariffVersion) => {
  const capacities = standingCharges.map(({ capacity }) => capacity);
  const twice = capacities.find((capacity, place) => capacities.indexOf(capacity) !== place);
  return twice !== undefined && reject('StandingChargeMustBeUniquePerCapacity', { capacity: twice });
};
