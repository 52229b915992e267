import type { BarredDuty } from '@pishkhan/roles';

/** A person of a county: office of the token, roles, and the office of a certificate that is valid, if any. */
export interface Employee {
  readonly name: string;
  readonly roles: readonly string[];
  readonly office: string;
  readonly certifiedFor?: string;
  /** County of that office. */
  readonly county?: string;
}

/** A county with one office that has a case, and the facts that bar persons from it. */
export interface Composition {
  readonly people: readonly Employee[];
  readonly registrar: string;
  readonly reader: string | undefined;
  /** The opening names the reader, or only the evidence of the decision. */
  readonly readerKnown: 'atOpening' | 'atDecision';
  readonly band: 'below' | 'above';
  readonly headStandsIn: boolean;
  /** The policy bars the registrar and everybody with another part (N4, N26). */
  readonly bars: boolean;
  readonly party?: { readonly as: Exclude<BarredDuty, 'registrar'>; readonly by: string };
}

const representative = (name: string, office: string, isValid: boolean): Employee => ({
  name,
  roles: ['qualifiedRepresentative'],
  office,
  ...(isValid && { certifiedFor: office, county: 'county-1' }),
});
const clerk: Employee = { name: 'clerk', roles: ['counterClerk'], office: 'office-101' };
const heads = [1, 2].map((place): Employee => ({
  name: `head-${place}`,
  roles: ['headOfSubscriberAffairs'],
  office: 'county-1',
}));
/** A head of another county and a representative without any role here: they must never be able to sign. */
const strangers: Employee[] = [
  { name: 'head-of-county-2', roles: ['headOfSubscriberAffairs'], office: 'county-2' },
  { name: 'lapsed-elsewhere', roles: ['qualifiedRepresentative'], office: 'office-104' },
];

const own = [
  [representative('a', 'office-101', true)],
  [representative('a', 'office-101', false)],
  [representative('a', 'office-101', true), representative('b', 'office-101', true)],
  [representative('a', 'office-101', true), representative('b', 'office-101', false)],
];
/** A representative of another county: the way that remains where the own county has nobody left (15.4-35). */
const abroad: Employee = { ...representative('e', 'office-201', true), county: 'county-2' };

const others = [0, 1, 2].flatMap((count) => {
  const inCounty = ['c', 'd'].slice(0, count).map((name, place) => representative(name, `office-10${place + 2}`, true));
  return [inCounty, [...inCounty, abroad]];
});
const registering = (person: Employee): Employee => ({ ...person, roles: [...person.roles, 'counterClerk'] });

const parties = [
  ...['a', 'b', 'c', 'head-1'].map((by) => ({ as: 'beneficiary', by }) as const),
  ...(['visitor', 'evidence', 'earlierProposer'] as const).flatMap((as) => ['a', 'head-1'].map((by) => ({ as, by }))),
];

/** Without bars; with them and nobody with a part; and each person with a barred part, where nobody is the reader. */
const barred = ({ people, reader, readerKnown }: Omit<Composition, 'bars'>): Pick<Composition, 'bars' | 'party'>[] => [
  { bars: false },
  { bars: true },
  ...(reader === undefined && readerKnown === 'atOpening'
    ? parties.filter(({ by }) => people.some(({ name }) => name === by))
    : []
  ).map((party) => ({ bars: true, party })),
];

/**
 * Every composition: representatives and certificates, other offices, heads, registrar, reader, every other part that a
 * policy may bar, band and policy.
 */
export const compositions: readonly Composition[] = own.flatMap((office) =>
  others.flatMap((elsewhere) =>
    [1, 2].flatMap((count) =>
      ['clerk', 'a'].flatMap((registrar) => {
        const people = [clerk, ...office, ...elsewhere, ...heads.slice(0, count), ...strangers].map((person) =>
          person.name === registrar && person.name !== 'clerk' ? registering(person) : person,
        );
        return [undefined, 'a', 'b', 'c', 'head-1']
          .filter((reader) => reader === undefined || people.some(({ name }) => name === reader))
          .flatMap((reader) =>
            (['atOpening', 'atDecision'] as const).flatMap((readerKnown) =>
              (['below', 'above'] as const).flatMap((band) =>
                [true, false].flatMap((headStandsIn) => {
                  const one = { people, registrar, reader, readerKnown, band, headStandsIn };
                  return barred(one).map((more) => ({ ...one, ...more }));
                }),
              ),
            ),
          );
      }),
    ),
  ),
);
