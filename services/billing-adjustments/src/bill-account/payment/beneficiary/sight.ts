import { scopeOf, type AccessDeclaration, type OfficeScope, type Reach } from '@pishkhan/roles';

/** Readers of refunds and reversals. */
export const moneyReaders = {
  receivablesOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
  qualifiedRepresentative: 'ownOffice',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** Refunds or reversals in a list: of the county, or those that name this representative (15.4-35). */
export const sightOfMoney = (reach: Reach): OfficeScope | { readonly persons: string } => {
  const scope = scopeOf(reach);
  return scope.officeId === undefined ? scope : { persons: reach.subject };
};
