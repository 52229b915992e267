import type { Role } from '@pishkhan/roles';

/** Roles that see account cards, or the bank account of a refund (`docs/security/who-sees-what.md`). */
const readers: ReadonlySet<Role> = new Set<Role>([
  'counterClerk',
  'qualifiedRepresentative',
  'headOfSubscriberAffairs',
  'subscriberAffairsOfficer',
  'receivablesOfficer',
  'auditor',
]);

/** Whether the numbers in texts are opened for an actor who says why (N17). */
export const mayReadNumbers = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((role) => readers.has(role));
