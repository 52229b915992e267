import type { SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { Role } from '../../engine/kind/vocabulary.ts';
import type { WorklistItem } from '../views/worklist.view.ts';

const ofTheCounty: readonly Role[] = [
  'headOfSubscriberAffairs',
  'fieldExpert',
  'subscriberAffairsOfficer',
  'connectionsUnit',
];

/** An actor without an office sees no office's cases. */
const NOWHERE = 'nowhere';

/** Whose cases somebody may see: an office its own, the county's people the county's, the auditor all (1.2). */
export const officesSeenBy = ({
  roles,
  office,
}: SignedInActor): { readonly officeId?: string; readonly countyOffice?: string } => {
  if (roles.includes('auditor')) return {};
  return ofTheCounty.some((role) => roles.includes(role))
    ? { countyOffice: office ?? NOWHERE }
    : { officeId: office ?? NOWHERE };
};

/** The one worklist of each of an actor's roles at his unit; every worklist for the auditor. */
export const worklistOf = ({ roles, office }: SignedInActor): QueryFilter<WorklistItem> =>
  roles.includes('auditor')
    ? { shownTo: trusted({ $ne: null }) }
    : { unit: office ?? NOWHERE, shownTo: trusted({ $in: roles as Role[] }) };
