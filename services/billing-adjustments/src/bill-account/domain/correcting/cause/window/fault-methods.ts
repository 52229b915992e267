import { addDays, daysBetween, sameDayOfYearBefore, type CivilDate } from '@pishkhan/calendar';
import { countedEvenly, countedOnDays, removalIn, shareOfVolume, wholePart, type Segment } from '@pishkhan/consumption';
import type { BillAccount } from '../../../bill-account.state.ts';
import type { Reading } from '../../../billing/bill.ts';
import { measuredBy, segmentsOf } from '../../../metering/connection.ts';
import type { CauseOf } from '../several/causes.ts';
import type { FaultBasis } from './window.messages.ts';

type FaultPeriod = CauseOf<'faultPeriod'>;
type Days = readonly [CivilDate, CivilDate];

/** The consumption of a fault period, and what it is derived from; an agreed one has no readings. */
export interface FaultConsumption {
  readonly cubicMetres: number;
  readonly basis?: FaultBasis;
}

/**
 * Whole m³ for the days of the fault by what was measured on other days, rounded down. Both sides are m³ at the meter,
 * which count by the factors of the days of the fault (11.4, 15.2-4). Kept readings count nothing yet.
 */
const byDays = (account: BillAccount, { from, to }: FaultPeriod, days: Days): FaultConsumption | undefined => {
  const { factors, ...measured } = measuredBy(account);
  const found = days[0] < days[1] ? countedOnDays(measured, days) : undefined;
  if (!found) return undefined;
  const period = { from: from as CivilDate, to: to as CivilDate };
  const share = shareOfVolume(found.volume, daysBetween(period.from, period.to), daysBetween(...days));
  const cubicMetres = wholePart(countedEvenly(share, period, factors));
  return { cubicMetres, basis: { from: days[0], to: days[1], readingIds: found.readingIds } };
};

/** Readings of the year before the fault, from the first installation at the earliest. */
const yearBefore = (account: BillAccount, from: CivilDate): Days | undefined => {
  const readings = account.readings.filter(({ readOn, kind }) => readOn <= from && kind !== 'estimated');
  const first = readings.find(({ readOn }) => readOn >= addDays(from, -365));
  const last = readings.at(-1);
  return first && last ? [first.readOn, last.readOn] : undefined;
};

/** From the installation of the next meter to its last reading so far. */
const afterExchange = (account: BillAccount, segment: Segment<Reading>): Days | undefined => {
  const segments = segmentsOf(account, account.readings);
  const place = segments.findIndex(({ readings }) => readings[0]!.readingId === segment.readings[0]!.readingId);
  const next = segments[place + 1]?.readings.filter(({ kind }) => kind !== 'estimated');
  return next && removalIn(segment.readings) ? [next[0]!.readOn, next.at(-1)!.readOn] : undefined;
};

/** The consumption by the method; undefined if the readings do not suffice for it (A2-6, 15.2-4). */
export const faultConsumption = (
  account: BillAccount,
  cause: FaultPeriod,
  segment: Segment<Reading>,
): FaultConsumption | undefined => {
  const [from, to] = [cause.from as CivilDate, cause.to as CivilDate];
  switch (cause.method) {
    case 'sameDaysLastYear':
      return byDays(account, cause, [sameDayOfYearBefore(from), sameDayOfYearBefore(to)]);
    case 'averageBefore': {
      const days = yearBefore(account, from);
      return days && byDays(account, cause, days);
    }
    case 'averageAfterExchange': {
      const days = afterExchange(account, segment);
      return days && byDays(account, cause, days);
    }
    case 'agreed':
      return cause.cubicMetres === undefined ? undefined : { cubicMetres: cause.cubicMetres };
  }
};
