import { referencesIn } from '@pishkhan/identifiers';
import type { Role } from '@pishkhan/roles';
import type { SignedInActor } from '@pishkhan/service-kit';
import type { CaseFileView } from '../../../views/case-file.view.ts';

/** Roles that may see the account card too (`docs/security/who-sees-what.md`). */
const readers: ReadonlySet<Role> = new Set<Role>([
  'counterClerk',
  'qualifiedRepresentative',
  'headOfSubscriberAffairs',
  'subscriberAffairsOfficer',
  'auditor',
]);

export const mayReadNumbers = ({ roles }: SignedInActor): boolean => roles.some((role) => readers.has(role));

/** Whether numbers were taken out of the texts of the case (N17). */
export const hasNumbers = (file: CaseFileView): boolean => referencesIn(JSON.stringify(file)).length > 0;
