import type { Sight } from './places.ts';
import { roles } from './roles.data.ts';
import type { Role } from './roles.ts';

const widestFirst: readonly Sight[] = ['all', 'county', 'zone', 'office', 'orders', 'referred', 'own', 'none'];

/** The widest sight of the given roles; `none` without a role. */
export const sightOf = (held: readonly Role[]): Sight =>
  widestFirst.find((sight) => held.some((role) => roles[role].sees === sight)) ?? 'none';

/** Filter of a view: matters of one counter office, of one county, or all. */
export interface OfficeScope {
  readonly officeId?: string;
  readonly countyOffice?: string;
}

/** Whether a record is in the scope. A record without an office is in no office's scope. */
export const isInScope = (
  scope: OfficeScope,
  found: { readonly officeId?: string | undefined; readonly countyOffice?: string | undefined },
): boolean =>
  (scope.officeId === undefined || scope.officeId === found.officeId) &&
  (scope.countyOffice === undefined || scope.countyOffice === found.countyOffice);

/** No office has this id: a person without an office sees no matters. */
export const NOWHERE = 'nowhere';

/**
 * The offices whose matters a person sees: a counter role its own office, a county role those of the county, the
 * auditor all (1.2, 15.4-21, 15.4-26). A person who sees only orders or own matters sees no office's.
 */
export const officesSeenBy = (person: { readonly roles: readonly Role[]; readonly office?: string }): OfficeScope => {
  const sight = sightOf(person.roles);
  if (sight === 'all') return {};
  if (sight === 'county') return { countyOffice: person.office ?? NOWHERE };
  return { officeId: (sight === 'office' ? person.office : undefined) ?? NOWHERE };
};
