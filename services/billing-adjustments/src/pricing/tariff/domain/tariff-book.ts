import type { Decider } from '@pishkhan/decider';
import { publishedVersions } from '@pishkhan/published-versions';
import type { TariffBook, TariffCommand, TariffEvent, TariffVersion } from './tariff-book.messages.ts';
import {
  effectiveDayMustBeUnique,
  effectiveDaysMustAgree,
  lastTierMustBeOpen,
  priceTablesMustNotOverlap,
  seasonsMustCoverEveryDayOnce,
  standingChargeMustBeUniquePerCapacity,
  tableSeasonMustExist,
  tariffVersionMustNotChange,
  tierBoundsMustRise,
  useMustBePricedInEverySeason,
} from './tariff-book.rules.ts';

/** The one book of this company: its stream is `tariff-book-gas`. */
export const tariffBookId = 'gas';

const contentMustFit = (tariff: TariffVersion) =>
  effectiveDaysMustAgree(tariff) ||
  seasonsMustCoverEveryDayOnce(tariff) ||
  tierBoundsMustRise(tariff) ||
  lastTierMustBeOpen(tariff) ||
  tableSeasonMustExist(tariff) ||
  useMustBePricedInEverySeason(tariff) ||
  priceTablesMustNotOverlap(tariff) ||
  standingChargeMustBeUniquePerCapacity(tariff);

/** The price book of the company (11.1). */
export const tariffBook: Decider<TariffCommand, TariffEvent, TariffBook> = publishedVersions({
  category: 'tariff-book',
  noun: 'TariffVersion',
  countsVersions: true,
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  contentMustFit,
  versionMustNotChange: tariffVersionMustNotChange,
  dayMustBeUnique: effectiveDayMustBeUnique,
});
