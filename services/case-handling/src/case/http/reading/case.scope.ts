import { NOWHERE } from '@pishkhan/roles';
import type { SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { WorklistItem } from '../../views/worklist.view.ts';

/** A person never sees a case about himself (A5-1). */
export const notAbout = ({ subject }: Pick<SignedInActor, 'subject'>) => ({
  barred: trusted({ $nin: [subject, subject.toLowerCase()] }),
});

/** A stage is not in the worklist of a person who may not do it, as the reader of the disputed reading (15.4-37). */
const notClosedTo = ({ subject }: Pick<SignedInActor, 'subject'>) => ({
  'waiting.notBy': trusted({ $nin: [subject, subject.toLowerCase()] }),
});

/** The worklists of all of an actor's roles at the own unit; every worklist for the auditor. */
export const worklistOf = (actor: SignedInActor): QueryFilter<WorklistItem> => {
  const { roles, office } = actor;
  const shown = roles.includes('auditor')
    ? { 'shownTo.0': trusted({ $exists: true }) }
    : {
        shownTo: trusted({ $elemMatch: { unit: office ?? NOWHERE, role: { $in: [...roles] } } }),
        ...notClosedTo(actor),
      };
  return { ...shown, ...notAbout(actor) };
};
