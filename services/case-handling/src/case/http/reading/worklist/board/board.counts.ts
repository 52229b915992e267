import { NO_DAY, type CaseTimes } from '../../../../views/times/case-times.view.ts';
import type { BoardCountsDto } from './board.dto.ts';
import type { Now } from './board.filter.ts';

/** What the database counts in one group. */
export interface Counted {
  readonly open: number;
  readonly overdue: number;
  readonly overdueSince: string;
  readonly today: number;
  readonly soon: number;
  readonly later: number;
  readonly none: number;
  readonly nearest: string;
  readonly oldest: string;
}

const when = (condition: object, value: unknown, otherwise: unknown) => ({ $cond: [condition, value, otherwise] });
const countIf = (...conditions: object[]) => ({ $sum: when({ $and: conditions }, 1, 0) });

/** The figures of a group, by the same limits as the lists behind them. */
export const countedAt = ({ at, today, soonUntil }: Now) => {
  const isOver = { $lt: ['$endsAt', at] };
  const isNotOver = { $gte: ['$endsAt', at] };
  const runs = { $lt: ['$dueOn', NO_DAY] };
  return {
    open: { $sum: 1 },
    overdue: countIf(isOver),
    overdueSince: { $min: when(isOver, '$dueOn', NO_DAY) },
    today: countIf(isNotOver, { $lte: ['$dueOn', today] }),
    soon: countIf(isNotOver, { $gt: ['$dueOn', today] }, { $lte: ['$dueOn', soonUntil] }),
    later: countIf(isNotOver, runs, { $gt: ['$dueOn', soonUntil] }),
    none: countIf({ $gte: ['$dueOn', NO_DAY] }),
    nearest: { $min: when(isNotOver, '$dueOn', NO_DAY) },
    oldest: { $min: '$begunOn' },
  };
};

const first = (one: string, other: string): string => (one < other ? one : other);
const together = (one: Counted, other: Counted): Counted => ({
  open: one.open + other.open,
  overdue: one.overdue + other.overdue,
  overdueSince: first(one.overdueSince, other.overdueSince),
  today: one.today + other.today,
  soon: one.soon + other.soon,
  later: one.later + other.later,
  none: one.none + other.none,
  nearest: first(one.nearest, other.nearest),
  oldest: first(one.oldest, other.oldest),
});

/** What the board groups by. */
type Place = Pick<CaseTimes, 'kind' | 'stage' | 'awaits' | 'officeId' | 'countyOffice'>;
/** The database reads the open cases once; every table of the board is put together from these groups. */
export const byPlace = {
  kind: '$kind',
  stage: '$stage',
  awaits: '$awaits',
  officeId: '$officeId',
  countyOffice: '$countyOffice',
} as const satisfies Record<keyof Place, string>;
export type Grouped<Part extends keyof Place = keyof Place> = Counted & { readonly _id: Pick<Place, Part> };

/** The groups put together by a part of their places: by kind and stage, by office, or in all. */
export const regrouped = <Part extends keyof Place>(
  groups: readonly Grouped[],
  ...parts: readonly Part[]
): Grouped<Part>[] => {
  const all = new Map<string, Grouped<Part>>();
  for (const group of groups) {
    const key = parts.map((part) => group._id[part]).join(' ');
    const before = all.get(key);
    all.set(key, { ...(before ? together(before, group) : group), _id: before?._id ?? group._id });
  }
  return [...all.values()];
};

const dayOf = (day: string | undefined): string | null => (day === undefined || day >= NO_DAY ? null : day);

export const countsOf = (counted: Counted | undefined): BoardCountsDto => ({
  open: counted?.open ?? 0,
  overdue: counted?.overdue ?? 0,
  overdueSince: dayOf(counted?.overdueSince),
  today: counted?.today ?? 0,
  soon: counted?.soon ?? 0,
  later: counted?.later ?? 0,
  none: counted?.none ?? 0,
  nearestDueOn: dayOf(counted?.nearest),
  oldestOn: dayOf(counted?.oldest),
});

/** Most overdue first, then the nearest deadline, then the most cases. */
export const byUrgency = (one: BoardCountsDto, other: BoardCountsDto): number =>
  other.overdue - one.overdue ||
  (one.nearestDueOn ?? NO_DAY).localeCompare(other.nearestDueOn ?? NO_DAY) ||
  other.open - one.open;
