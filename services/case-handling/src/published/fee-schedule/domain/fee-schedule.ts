import type { CivilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import { publishedVersions, versionOn } from '@pishkhan/published-versions';
import type {
  FeeItems,
  FeeScheduleCommand,
  FeeScheduleEvent,
  FeeSchedules,
  FeeScheduleVersion,
} from './fee-schedule.messages.ts';
import {
  feeScheduleDayMustBeUnique,
  feeScheduleMustHaveEveryFee,
  publishedFeeScheduleMustNotChange,
} from './fee-schedule.rules.ts';

/** The one schedule of the company's counter offices. */
export const COUNTER_OFFICES = 'counter-offices';

/** Fees of the counter offices for their services (13.4). */
export const feeSchedule: Decider<FeeScheduleCommand, FeeScheduleEvent, FeeSchedules> = publishedVersions<
  'FeeSchedule',
  FeeScheduleVersion,
  FeeItems
>({
  category: 'fee-schedule',
  noun: 'FeeSchedule',
  firstDayOf: ({ effectiveFrom }) => effectiveFrom,
  contentMustFit: (draft, _, { feeItems }) => feeScheduleMustHaveEveryFee(draft, feeItems),
  versionMustNotChange: publishedFeeScheduleMustNotChange,
  dayMustBeUnique: feeScheduleDayMustBeUnique,
});

/**
 * The fee of a service on a day, with the version of the schedule.
 *
 * @returns Undefined if no version in force has the service.
 */
export const feeOn = (
  published: FeeSchedules,
  item: string,
  day: CivilDate,
): { item: string; amount: number; schedule: string } | undefined => {
  const schedule = versionOn(published, day);
  const amount = schedule && Object.hasOwn(schedule.fees, item) ? schedule.fees[item] : undefined;
  return schedule && amount !== undefined ? { item, amount, schedule: schedule.version } : undefined;
};
