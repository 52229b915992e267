import { reject } from '@pishkhan/decider';
import type { FeeScheduleVersion } from './fee-schedule.messages.ts';

/** A version that fees were collected by stays as it was; a change is a new version (13.4). */
export const publishedFeeScheduleMustNotChange = ({ version }: FeeScheduleVersion) =>
  reject('PublishedFeeScheduleMustNotChange', { version });

/** On every day one version is in force (13.4). */
export const feeScheduleDayMustBeUnique = (
  { effectiveFrom }: FeeScheduleVersion,
  published: readonly FeeScheduleVersion[],
) => {
  const other = published.find((each) => each.effectiveFrom === effectiveFrom);
  return other !== undefined && reject('FeeScheduleDayMustBeUnique', { effectiveFrom, version: other.version });
};
