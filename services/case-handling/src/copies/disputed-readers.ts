import type { Reads } from '@pishkhan/service-kit';
import type { KnownReading } from '../engine/kind/known.ts';
import { knownCertificates } from './known-certificates.view.ts';
import { knownReading } from './known-reading.view.ts';

/**
 * The readings that a case disputes: both of a bill, else the last one of the meter, and all that the visit contradicts
 * (15.4-38).
 */
interface Disputed {
  readonly openingReadingId?: unknown;
  readonly closingReadingId?: unknown;
  readonly contradicted?: readonly Pick<KnownReading, 'readerId'>[];
}

/** Subjects of the persons who made the disputed readings (15.4-37). */
export const disputedReaders = async (
  reads: Reads,
  { openingReadingId, closingReadingId, contradicted = [] }: Disputed,
): Promise<string[]> => {
  const ids = [openingReadingId, closingReadingId].filter((id) => typeof id === 'string');
  const readings = await Promise.all(ids.map((id) => reads.find(knownReading, id)));
  return [...new Set([...readings, ...contradicted].flatMap((reading) => reading?.readerId ?? []))];
};

/**
 * Those of them who were certified for the office, and so would have this case in their worklist. A reading file may
 * write a user name in capitals.
 */
export const readersWhoRepresent = async (reads: Reads, officeId: string, disputed: Disputed): Promise<string[]> => {
  const readers = (await disputedReaders(reads, disputed)).map((reader) => reader.toLowerCase());
  const certified = await Promise.all(readers.map((reader) => reads.find(knownCertificates, reader)));
  return readers.filter((_, place) => certified[place]?.certificates.some(({ office }) => office === officeId));
};
