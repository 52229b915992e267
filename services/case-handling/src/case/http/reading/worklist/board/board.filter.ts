import type { CivilDate } from '@pishkhan/calendar';
import { scopeOf, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import type { SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import { NO_DAY, type CaseTimes } from '../../../../views/times/case-times.view.ts';
import { notAbout } from '../../case.scope.ts';
import type { DueName } from './board.dto.ts';

/** Who reads the board and the statistics: those who answer for the work of an office or county, and the auditor. */
export const boardReaders: AccessDeclaration = {
  qualifiedRepresentative: 'ownOffice',
  headOfSubscriberAffairs: 'ownCounty',
  headOfOffice: 'ownCounty',
  auditor: 'all',
};

/** The moment of a count, and the last day of `soon`. */
export interface Now {
  readonly at: string;
  readonly today: CivilDate;
  readonly soonUntil: CivilDate;
}

export interface Wanted {
  readonly kind?: string | undefined;
  readonly office?: string | undefined;
  readonly county?: string | undefined;
}
export interface WantedCases extends Wanted {
  readonly stage?: string | undefined;
  readonly awaits?: string | undefined;
  readonly due?: DueName | undefined;
}

type Filter = QueryFilter<CaseTimes>;
const given = (filter: Filter, value: unknown): Filter[] => (value === undefined ? [] : [filter]);

/** The cases that a person's figures count: those of the place, never one about the reader; the wish narrows them. */
export const countedFor = (actor: SignedInActor, reach: Reach, { kind, office, county }: Wanted): Filter => ({
  $and: [
    scopeOf(reach),
    notAbout(actor),
    ...given({ kind }, kind),
    ...given({ officeId: office }, office),
    ...given({ countyOffice: county }, county),
  ],
});

/** The same limits as `dueIn` counts by. */
const dueFilter = (due: DueName, { at, today, soonUntil }: Now): Filter => {
  if (due === 'overdue') return { endsAt: trusted({ $lt: at }) };
  if (due === 'none') return { dueOn: NO_DAY };
  const [first, last] = { today: ['', today], soon: [today, soonUntil], later: [soonUntil, NO_DAY] }[due];
  const days = due === 'later' ? { $gt: first, $lt: last } : { $gt: first, $lte: last };
  return { endsAt: trusted({ $gte: at }), dueOn: trusted(days) };
};

/** The open cases behind one number of the board. */
export const casesBehind = (
  counted: Filter,
  { stage, awaits, due }: Pick<WantedCases, 'stage' | 'awaits' | 'due'>,
  now: Now,
): Filter => ({
  $and: [
    { open: true },
    counted,
    ...given({ stage }, stage),
    ...given({ awaits }, awaits),
    ...(due === undefined ? [] : [dueFilter(due, now)]),
  ],
});

/** Where the nearest deadline of a case counts. */
export const dueOf = (
  { dueOn, endsAt }: Pick<CaseTimes, 'dueOn' | 'endsAt'>,
  { at, today, soonUntil }: Now,
): DueName => {
  if (endsAt < at) return 'overdue';
  if (dueOn === NO_DAY) return 'none';
  if (dueOn <= today) return 'today';
  return dueOn <= soonUntil ? 'soon' : 'later';
};
