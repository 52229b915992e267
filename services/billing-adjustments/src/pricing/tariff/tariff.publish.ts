import { tariffVersionPublished } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { tariffBook } from './domain/tariff-book.ts';

/**
 * Name and days of a version, for services that name one; prices are read from this service. In events of earlier
 * releases the revision took the part of the place: it counts proposals and declines too (15.4-41).
 */
export const tariffPublications = publishes(tariffBook, {
  TariffVersionProposed: 'private',
  TariffVersionDeclined: 'private',
  TariffVersionPublished: ({ revision, data: { version, effectiveFrom, publishedOn, place } }) =>
    publication(tariffVersionPublished, {
      version,
      effectiveFrom,
      number: place ?? revision + 1,
      ...(publishedOn && { publishedOn }),
    }),
});
