import { isWithin, NOWHERE, onlyContractorOf, scopeOf, type Reach } from '@pishkhan/roles';
import { watchable, type SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import { kinds } from '../../../kinds/index.ts';
import { isBarred } from '../../../engine/case.file.ts';
import { caseMustBeKnown } from '../../../engine/rules/case.rules.ts';
import { caseFile, type CaseFileView } from '../../views/case-file.view.ts';
import type { WorklistItem } from '../../views/worklist/worklist.view.ts';
import { caseReaders } from '../case.roles.ts';
import type { Judging } from './who-judges.ts';

/** A person never sees a case about himself (A5-1). */
export const notAbout = ({ subject }: Pick<SignedInActor, 'subject'>) => ({
  barred: trusted({ $nin: [subject.toLowerCase()] }),
});

/** A case of another place, or about the reader himself, has the same response as an unknown one (N29, A5-1). */
export const isSeenBy = (file: CaseFileView, { subject }: Pick<SignedInActor, 'subject'>, reach: Reach): boolean =>
  isWithin(reach, { ...file, contractors: file.companies }) && !isBarred(file.barred, subject);

/** Filter of a list of cases: those of the own place; of a contractor those with an order of the own (A1-4, A1-6). */
export const casesIn = (reach: Reach): QueryFilter<CaseFileView> => {
  const contractor = onlyContractorOf(reach);
  return contractor === undefined ? scopeOf(reach) : { companies: contractor };
};

/** What a reader of cases may watch. */
export const watchedCases = watchable({
  one: 'case',
  all: 'cases',
  view: caseFile,
  access: caseReaders,
  missingRule: caseMustBeKnown.rule,
  isSeenBy,
});

/** A decision is closed to its registrar and to the readers of the disputed readings (1.2, 15.4-37). */
const mayDecide = ({ subject }: Pick<SignedInActor, 'subject'>, { ownReading }: Judging) => ({
  decides: true,
  openedBy: trusted({ $ne: subject }),
  'waiting.notBy': trusted({ $nin: [subject, subject.toLowerCase()] }),
  _id: trusted({ $nin: [...ownReading] }),
});

/**
 * The cases that wait for an actor: exactly those in which the decider accepts a step of this person (ADR 0041). Every
 * worklist for the auditor.
 */
export const worklistOf = (
  actor: Pick<SignedInActor, 'subject' | 'office'> & { readonly roles: readonly string[] },
  judging: Judging,
): QueryFilter<WorklistItem> => {
  const { roles, office } = actor;
  if (roles.includes('auditor')) return { 'shownTo.0': trusted({ $exists: true }), ...notAbout(actor) };
  const shownToAny = (among: readonly string[]) => ({
    shownTo: trusted({ $elemMatch: { unit: office ?? NOWHERE, role: { $in: [...among] } } }),
  });
  const deciding = roles.filter((role) => role !== 'qualifiedRepresentative' || judging.isCertified);
  const inPlace = judging.inPlace.filter((caseId) => !judging.ownReading.includes(caseId));
  return {
    $or: [
      { decides: false, renews: false, ...shownToAny(roles) },
      { decides: false, renews: true, ...shownToAny(deciding) },
      { ...shownToAny(deciding), ...mayDecide(actor, judging) },
      { ...mayDecide(actor, judging), _id: trusted({ $in: inPlace }) },
    ],
    ...notAbout(actor),
  };
};

/** The cases at a stage that orders a work, such as the visit to a meter, by the kinds themselves. */
export const waitingForWork = (work: string): QueryFilter<WorklistItem> => ({
  $or: kinds.flatMap(({ kind, version, stages }) =>
    Object.entries(stages).flatMap(([stage, ordering]) =>
      'orders' in ordering && ordering.orders.work === work ? [{ kind, kindVersion: version, stage }] : [],
    ),
  ),
});
