import { placeOf, roleNames, type Role } from '@pishkhan/roles';
import type { Person } from './leaks.ts';
import type { County } from './given/counties.builders.ts';
import type { Oracle } from '../oracle.ts';
import { OTHER_CONTRACTOR } from './given/world.ts';

const officesOf = (role: Role, [ours, theirs]: readonly [County, County]): readonly (string | undefined)[] => {
  switch (placeOf(role)) {
    case 'counter':
      return [ours.officeId, 'office-109', theirs.officeId, undefined];
    case 'county':
      return [ours.countyOffice, theirs.countyOffice, undefined];
    case 'contractor':
      return [ours.contractor, theirs.contractor, OTHER_CONTRACTOR, undefined];
    case 'zone':
      return ['zone-1', 'zone-2', undefined];
    default:
      return role === 'paymentChannel' ? [ours.channel, theirs.channel, 'bank-3'] : [undefined];
  }
};

/** Every role, in each place: own office, another office of the county, the other county, another contractor, none. */
export const peopleOf = (counties: readonly [County, County]): Person[] =>
  roleNames.flatMap((role) => officesOf(role, counties).map((office) => ({ role, office })));

export const isAllowed = ({ kinds, places }: Oracle, endpoint: string, { role }: Person): boolean =>
  places.get(kinds.get(endpoint)!)!.has(role);

/** Whether the role needs an office that the token lacks (N10). */
export const lacksOffice = ({ role, office }: Person): boolean =>
  office === undefined && ['counter', 'county', 'zone', 'contractor'].includes(placeOf(role));
