import { tariffVersionPublished } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { tariffBook } from './domain/tariff-book.ts';

/** Name and days of a version, for services that name one; prices are read from this service. */
export const tariffPublications = publishes(tariffBook, {
  TariffVersionProposed: 'private',
  TariffVersionDeclined: 'private',
  TariffVersionPublished: ({ revision, data: { version, effectiveFrom, publishedOn } }) =>
    publication(tariffVersionPublished, {
      version,
      effectiveFrom,
      number: revision + 1,
      ...(publishedOn && { publishedOn }),
    }),
});
