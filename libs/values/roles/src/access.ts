import type { OfficeScope } from './scope.ts';
import { isSamePerson } from './duties.ts';
import { NOWHERE } from './scope.ts';
import { placeOf, roleNames, type Role } from './roles.ts';
import { roles } from './roles.data.ts';
import type { Place, Sight } from './places.ts';

/** Where a role may see or change records of an endpoint; `docs/security/who-sees-what.md` decides. */
export const accessPlaces = {
  all: 'every record',
  company: 'data of the company that concern no customer',
  ownCounty: 'records of accounts of the own county office',
  anyByIdentifier: 'one record, named by an exact identifier; there is no list of records',
  ownOffice: 'records of the own counter office',
  ownContract: 'what the own contractor read, delivered or owes',
  ownMatter: 'what the own channel reported or delivered',
} as const;
export type AccessPlace = keyof typeof accessPlaces;

/** Roles that may call an endpoint, each with its place. A role that is missing may not. */
export type AccessDeclaration = Readonly<Partial<Record<Role, AccessPlace>>>;

interface Person {
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly office?: string;
  readonly county?: string;
}

/** What one request may reach: the places of the person's roles, and the offices of the token. */
export interface Reach {
  /** At least one. */
  readonly places: readonly AccessPlace[];
  readonly subject: string;
  readonly office?: string;
  readonly county?: string;
}

const boundToAnOffice: readonly Place[] = ['counter', 'county', 'zone', 'contractor'];
/** Whether a token has this role at an office only. */
export const needsOffice = (role: Role): boolean => boundToAnOffice.includes(placeOf(role));

/** Why a person may not call an endpoint: no role of it, or no office in the token (N10). */
export type NoReach = 'noRole' | 'noOffice';

/** What a person reaches at an endpoint. A role without its office reaches nothing: a missing place is no filter. */
export const reachOf = (declared: AccessDeclaration, { roles: held, ...person }: Person): Reach | NoReach => {
  const allowed = held.filter((role) => declared[role] !== undefined);
  if (allowed.length === 0) return 'noRole';
  const placed = allowed.filter((role) => person.office !== undefined || !needsOffice(role));
  if (placed.length === 0) return 'noOffice';
  const { subject, office, county } = person;
  return {
    places: [...new Set(placed.map((role) => declared[role]!))],
    subject,
    ...(office !== undefined && { office }),
    ...(county !== undefined && { county }),
  };
};

/** The places of a record. A field that a record lacks is no place of anybody. */
export interface Placed {
  readonly officeId?: string | null | undefined;
  readonly countyOffice?: string | null | undefined;
  readonly contractors?: readonly string[];
  readonly channel?: string | typeof EVERY_CHANNEL;
  /** Persons who are named in the record and act in it from another office: stand-ins (15.4-35). */
  readonly persons?: readonly string[];
}

/** Every channel reports money for the record. */
export const EVERY_CHANNEL = Symbol('every channel');

/** Whether a record is within the reach. */
export const isWithin = ({ places, office, subject }: Reach, placed: Placed): boolean =>
  places.some((place) => {
    switch (place) {
      case 'all':
      case 'company':
      case 'anyByIdentifier':
        return true;
      case 'ownCounty':
        return office !== undefined && placed.countyOffice === office;
      case 'ownOffice':
        return (
          office !== undefined &&
          (placed.officeId === office || placed.persons?.some((each) => isSamePerson(each, subject)) === true)
        );
      case 'ownContract':
        return office !== undefined && placed.contractors?.includes(office) === true;
      case 'ownMatter':
        return placed.channel === EVERY_CHANNEL || placed.channel === (office ?? subject);
    }
  });

/** Filter of a list, by the widest place that has lists; the other places list no office. */
export const scopeOf = ({ places, office = NOWHERE }: Reach): OfficeScope => {
  if (places.includes('all') || places.includes('company')) return {};
  if (places.includes('ownCounty')) return { countyOffice: office };
  return { officeId: places.includes('ownOffice') ? office : NOWHERE };
};

/** The office of a reach whose places all need one. @throws Error if it has none */
export const officeIn = ({ office }: Reach): string => {
  if (office === undefined) throw new Error('a place of an office was granted without an office');
  return office;
};

/** The contractor whose records alone are within the reach; undefined if the reach is wider. */
export const onlyContractorOf = ({ places, office }: Reach): string | undefined =>
  places.every((place) => place === 'ownContract') ? (office ?? NOWHERE) : undefined;

/** The channel whose records alone are within the reach; undefined if the reach is wider. */
export const onlyChannelOf = ({ places, office, subject }: Reach): string | undefined =>
  places.every((place) => place === 'ownMatter') ? (office ?? subject) : undefined;

const placeBySight: Readonly<Record<Sight, AccessPlace | undefined>> = {
  all: 'all',
  county: 'ownCounty',
  zone: undefined,
  office: 'ownOffice',
  orders: 'ownContract',
  referred: undefined,
  own: 'ownMatter',
  none: 'company',
};

/** Each role in the place that the table of roles gives it, for roles that are computed from the kinds of case. */
export const inOwnPlace = (held: readonly Role[]): AccessDeclaration =>
  Object.fromEntries(
    roleNames
      .filter((role) => held.includes(role))
      .map((role) => [role, placeBySight[roles[role].sees]])
      .filter(([, place]) => place !== undefined),
  ) as AccessDeclaration;
