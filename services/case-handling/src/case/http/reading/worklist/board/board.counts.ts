import { NO_DAY } from '../../../../views/times/case-times.view.ts';
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
