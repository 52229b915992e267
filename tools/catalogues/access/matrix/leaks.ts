import type { Role } from '@pishkhan/roles';
import type { Oracle } from '../oracle.ts';
import type { County } from './given/counties.builders.ts';
import type { World } from './given/world.ts';

export interface Person {
  readonly role: Role;
  readonly office: string | undefined;
}
/** A request of the matrix; `endpoint` is its name in the OpenAPI document. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly endpoint: string;
  /** JSON; default an empty object. */
  readonly body?: string;
}
interface Answered {
  readonly call: Call;
  readonly person: Person;
  readonly status: number;
  readonly body: string;
}

/** Marks of a county's records, by the kind of data that they belong to. */
const marksOf = ({ name, accountId, ids }: County): readonly (readonly [kind: string, mark: string])[] => [
  ['account card', name],
  ['account card', `0912${accountId.slice(-7)}`.replace(/^0/, '+98')],
  ['account', accountId],
  ['case', ids['caseId']!],
  ['case', ids['trackingCode']!],
  ['reading contract', ids['contractId']!],
  ['reading round', ids['roundId']!],
  ['reading to review', ids['reviewId']!],
  ['unidentified payment', ids['unidentifiedPaymentId']!],
  ['correction', ids['correctionId']!],
  ['reading not billed', ids['readingId']!],
  ['payment file', ids['fileId']!],
];

/** Whether a record of the county is in the place of the person. @param named Whether the caller named its exact id */
export const isInPlace = (place: string, { office }: Person, county: County, named: boolean): boolean => {
  switch (place) {
    case 'all':
    case 'company':
      return true;
    case 'anyByIdentifier':
      return named;
    case 'ownCounty':
      return office === county.countyOffice;
    case 'ownOffice':
      return office === county.officeId;
    case 'ownContract':
      return office === county.contractor;
    case 'ownMatter':
      return office === county.channel;
    default:
      return false;
  }
};

/** County of a counter office, by the numbers of the register of specs. */
const countyOfCounter = (office: string | undefined) => office?.replace(/^office-(\d)\d\d$/, 'county-$1');

/** A counter finds the accounts of its own county by words, masked: the number is shown, not the person. */
const isFoundByWords = (endpoint: string, kind: string, { office }: Person, { countyOffice }: County): boolean =>
  endpoint === 'account search' && kind === 'account' && countyOfCounter(office) === countyOffice;

/** The page: look-ups of the readers of the county too, whatever account they looked up. */
const isOfAReader = (endpoint: string, kind: string): boolean => endpoint === 'look-ups' && kind === 'account';

/**
 * Marks in a response that the page does not allow this person. An id that the caller sent itself is no leak in a
 * refusal.
 */
export const leaksOf = (
  { counties }: Pick<World, 'counties'>,
  oracle: Oracle,
  { call, person, status, body }: Answered,
): string[] => {
  const ofEndpoint = oracle.kinds.get(call.endpoint)!;
  const placeFor = (kind: string) => oracle.places.get(kind)?.get(person.role) ?? 'none';
  return counties.flatMap((county) => {
    const asked = `${decodeURIComponent(call.path)} ${call.body ?? ''}`;
    const isNamed = Object.values(county.ids).some((id) => asked.includes(id));
    return marksOf(county)
      .filter(([, mark]) => body.includes(mark) && !(status >= 400 && asked.includes(mark)))
      .filter(([kind]) => !isOfAReader(ofEndpoint, kind))
      .filter(([kind]) => {
        const ofKind = kind === 'account' || kind === 'account card' ? ofEndpoint : kind;
        return !isInPlace(
          placeFor(ofKind),
          person,
          county,
          isNamed || isFoundByWords(ofEndpoint, kind, person, county),
        );
      })
      .map(([kind, mark]) => `${call.method} ${call.path} by ${person.role} of ${person.office}: ${kind} ${mark}`);
  });
};
