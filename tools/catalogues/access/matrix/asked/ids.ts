import type { County } from '../given/counties.builders.ts';

/** Values of path parameters, by the name in the OpenAPI documents. */
export type Ids = Readonly<Record<string, string>>;

/** Path parameters that name no record of a place: registers of the company, and names of settings. */
const ofTheCompany: Ids = {
  name: 'correction-approval',
  version: 'v-none',
  document: 'none',
  unit: 'county-1',
  subject: 'representative-101-a',
  certificateNumber: 'C-none',
  username: 'somebody-else',
  view: 'none',
  verificationId: 'none',
  stream: 'none',
};
/** A county gives contracts to contractors of the company; only a contractor's own account is its own. */
const ofAPlace = (name: string, ownOnly: boolean): boolean =>
  !(name in ofTheCompany) && (name !== 'contractorId' || ownOnly);

export const parametersOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
/** Those that name a record of a place. @param ownOnly Whether the person's place is the own contract */
export const placedParametersOf = (path: string, ownOnly: boolean): string[] =>
  parametersOf(path).filter((name) => ofAPlace(name, ownOnly));

/** The ids of a county's records. An office whose cases are moved is its counter office. */
export const idsOf = ({ ids, officeId }: County): Ids => ({ ...ofTheCompany, ...ids, officeId });

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/** Ids of the same form that no record has. @param trackingCode With a right check digit */
export const unknownIds = (known: County, trackingCode: string): Ids => ({
  ...Object.fromEntries(
    Object.entries(idsOf(known)).map(([name, id]) => [
      name,
      isUuid(id) ? crypto.randomUUID() : id.replace(known.accountId, `${known.accountId.slice(0, -2)}99`),
    ]),
  ),
  ...ofTheCompany,
  officeId: 'office-x',
  contractorId: 'contractor-none',
  correctionId: 'correction-none',
  readingId: 'reading-none',
  fileId: 'f'.repeat(64),
  meterId: 'M-810799',
  trackingCode,
});

/** Two sorts of records share the name of a parameter. */
const nameIn = (path: string, name: string): string => {
  if (name === 'changeId' && path.includes('/person-changes/')) return 'personChangeId';
  return name === 'erasureId' && path.includes('/applicant-erasures/') ? 'applicantErasureId' : name;
};

/** @throws Error for a parameter without a value, so that a new one is named here */
export const filledIn = (path: string, ids: Ids): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[nameIn(path, name)];
    if (id === undefined) throw new Error(`the matrix has no value for {${name}} of ${path}`);
    return encodeURIComponent(id);
  });
