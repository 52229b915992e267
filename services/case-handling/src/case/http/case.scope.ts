import { NOWHERE } from '@pishkhan/roles';
import type { SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { WorklistItem } from '../views/worklist.view.ts';

/** The one worklist of each of an actor's roles at his unit; every worklist for the auditor. */
export const worklistOf = ({ roles, office }: SignedInActor): QueryFilter<WorklistItem> =>
  roles.includes('auditor')
    ? { shownTo: trusted({ $ne: null }) }
    : { unit: office ?? NOWHERE, shownTo: trusted({ $in: [...roles] }) };
