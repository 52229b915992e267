import type { CivilDate } from '@pishkhan/calendar';
import { accept, nothing, type Decider } from '@pishkhan/decider';
import type { FeeSchedulePublished, FeeScheduleVersion, PublishFeeSchedule } from './fee-schedule.messages.ts';
import { feeScheduleDayMustBeUnique, publishedFeeScheduleMustNotChange } from './fee-schedule.rules.ts';

/** Every version, in the order of publishing. */
export type FeeSchedules = readonly FeeScheduleVersion[];

/** The one schedule of the company's counter offices. */
export const COUNTER_OFFICES = 'counter-offices';

const contentOf = ({ version, effectiveFrom, sample, fees }: FeeScheduleVersion) =>
  JSON.stringify([
    version,
    effectiveFrom,
    sample,
    Object.entries(fees)
      .map(([item, amount]) => `${item} ${amount}`)
      .toSorted(),
  ]);

/** What counter offices collect for their services (13.4). */
export const feeSchedule: Decider<PublishFeeSchedule, FeeSchedulePublished, FeeSchedules> = {
  category: 'fee-schedule',
  events: { FeeSchedulePublished: 1 },
  initial: [],
  decide: ({ schedule }, published) => {
    const same = published.find(({ version }) => version === schedule.version);
    if (same) return contentOf(same) === contentOf(schedule) ? nothing() : publishedFeeScheduleMustNotChange(schedule);
    return feeScheduleDayMustBeUnique(schedule, published) || accept({ type: 'FeeSchedulePublished', data: schedule });
  },
  evolve: (published, { data }) => [...published, data],
};

/** The version in force on a day. */
export const scheduleOn = (published: FeeSchedules, day: CivilDate): FeeScheduleVersion | undefined =>
  published
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];

/**
 * The fee of a service on a day, with the version it stands in. @returns undefined where no version in force knows the
 * service.
 */
export const feeOn = (
  published: FeeSchedules,
  item: string,
  day: CivilDate,
): { item: string; amount: number; schedule: string } | undefined => {
  const schedule = scheduleOn(published, day);
  const amount = schedule && Object.hasOwn(schedule.fees, item) ? schedule.fees[item] : undefined;
  return schedule && amount !== undefined ? { item, amount, schedule: schedule.version } : undefined;
};
