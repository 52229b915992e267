import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
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

const publish = (book: TariffBook, tariff: TariffVersion): Decision<TariffEvent> => {
  const published = book.versions.find(({ version }) => version === tariff.version);
  if (published) return tariffVersionMustNotChange(published, tariff) || nothing();
  return (
    effectiveDaysMustAgree(tariff) ||
    effectiveDayMustBeUnique(book, tariff) ||
    seasonsMustCoverEveryDayOnce(tariff) ||
    tierBoundsMustRise(tariff) ||
    lastTierMustBeOpen(tariff) ||
    tableSeasonMustExist(tariff) ||
    useMustBePricedInEverySeason(tariff) ||
    priceTablesMustNotOverlap(tariff) ||
    standingChargeMustBeUniquePerCapacity(tariff) ||
    accept<TariffEvent>({ type: 'TariffVersionPublished', data: tariff })
  );
};

const byDay = (one: TariffVersion, other: TariffVersion): number => (one.effectiveFrom < other.effectiveFrom ? -1 : 1);

export const tariffBook: Decider<TariffCommand, TariffEvent, TariffBook> = {
  category: 'tariff-book',
  events: { TariffVersionPublished: 1 },
  initial: { versions: [] },
  decide: (command, book) => {
    switch (command.type) {
      case 'PublishTariffVersion':
        return publish(book, command.tariff);
    }
  },
  evolve: (book, event) => {
    switch (event.type) {
      case 'TariffVersionPublished':
        return { versions: [...book.versions, event.data].toSorted(byDay) };
    }
  },
};
