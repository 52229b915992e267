import { dayInTehranOf, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { roles, type Role } from '@pishkhan/roles';
import { isContractor } from '../../../../engine/acting/company.ts';
import { nearestOf } from '../../../../engine/deadlines/deadlines.ts';
import { supervisorOf } from '../../../../engine/kind/kind.ts';
import { NO_DEADLINE, type WorklistItem } from '../../../views/worklist/worklist.view.ts';
import { kindOf, stepOf } from '../case-file.responses.ts';
import type { Judging } from '../who-judges.ts';
import type { RoleWorkDto, WorklistItemDto } from './worklist.dto.ts';

type Kept<Document> = Document & { readonly _id: string };

/** An item of a worklist; `held` are the caller's roles. */
export const worklistItemOf = (
  item: Kept<WorklistItem>,
  today: CivilDate,
  held: readonly string[],
  { inPlace }: Pick<Judging, 'inPlace'>,
  zones: ReadonlyMap<string, string> = new Map(),
): WorklistItemDto => {
  const {
    trackingCode,
    kind,
    stage,
    waiting,
    shownTo,
    officeId,
    accountId,
    since,
    openedOn,
    dueOn,
    escalatedTo,
    cameBack,
  } = item;
  const { waitsFor, assignedTo, paused } = waiting;
  const isForContractor = waiting.company !== null && held.some((role) => isContractor(role as Role));
  const inPlaceOf = inPlace.includes(item._id) ? supervisorOf(kindOf(item)) : undefined;
  return {
    caseId: item._id,
    trackingCode,
    kind,
    title: kindOf(item).title,
    nextStep: stepOf(kindOf(item), stage, waiting),
    stage,
    waitsFor,
    shownTo: shownTo.find(({ role }) => held.includes(role))?.role ?? inPlaceOf ?? shownTo[0]?.role ?? '',
    assignedTo: isForContractor ? null : assignedTo,
    paused,
    officeId,
    accountId,
    since,
    ageInDays: daysBetween(openedOn as CivilDate, today),
    stageAgeInDays: daysBetween(dayInTehranOf(since), today),
    zone: (isForContractor && accountId !== null && zones.get(accountId)) || null,
    dueOn: dueOn === NO_DEADLINE ? null : dueOn,
    provisional: nearestOf(item.deadlines)?.provisional ?? false,
    daysLeft: dueOn === NO_DEADLINE ? null : daysBetween(today, dueOn as CivilDate),
    cameBack: cameBack && isForContractor ? { ...cameBack, by: null } : cameBack,
    escalated: escalatedTo !== null,
  };
};

/** What the database counts of one role's work. */
export interface Counted {
  readonly waiting: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly paused: number;
  readonly cameBack: number;
  readonly nearest: string;
  readonly oldest: string;
}
const nothing: Counted = {
  waiting: 0,
  overdue: 0,
  dueSoon: 0,
  paused: 0,
  cameBack: 0,
  nearest: NO_DEADLINE,
  oldest: '',
};

export const roleWorkOf = (role: Role, counted: Counted | undefined, today: CivilDate): RoleWorkDto => {
  const { waiting, overdue, dueSoon, paused, cameBack, nearest, oldest } = counted ?? nothing;
  return {
    role,
    title: roles[role].title,
    waiting,
    overdue,
    dueSoon,
    paused,
    cameBack,
    nearestDueOn: nearest === NO_DEADLINE ? null : nearest,
    oldestInDays: oldest === '' ? null : daysBetween(oldest as CivilDate, today),
  };
};
