import { isSamePerson, isWithin, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import { watchable, type SignedInActor } from '@pishkhan/service-kit';
import { correctionMustExist } from '../domain/correction.rules.ts';
import { corrections, type CorrectionDocument } from './corrections.view.ts';

export const correctionReaders = {
  counterClerk: 'ownOffice',
  qualifiedRepresentative: 'ownOffice',
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** A correction of another place has the same response as an unknown one, except for its stand-ins (15.4-35, N29). */
export const isSeenBy = (
  found: CorrectionDocument,
  { subject }: Pick<SignedInActor, 'subject'>,
  reach: Reach,
): boolean => found.standIns.some(({ person }) => isSamePerson(person, subject)) || isWithin(reach, found);

/** What a reader of corrections may watch. */
export const watchedCorrections = watchable({
  one: 'correction',
  all: 'corrections',
  view: corrections,
  access: correctionReaders,
  missingRule: correctionMustExist.rule,
  isSeenBy,
});
