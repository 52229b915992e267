import { scopeOf, type OfficeScope, type Reach } from '@pishkhan/roles';

/** Refunds or reversals in a list: of the county, or those that name this representative (15.4-35). */
export const sightOfMoney = (reach: Reach): OfficeScope | { readonly persons: string } => {
  const scope = scopeOf(reach);
  return scope.officeId === undefined ? scope : { persons: reach.subject };
};
