import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { PublishedVersions, PublishVersion, Version } from '@pishkhan/published-versions';

/** Fees of counter offices per service from a day on, integer rials. */
export interface FeeScheduleVersion extends Version {
  readonly effectiveFrom: CivilDate;
  /** Amounts for trial only, not the company's. */
  readonly sample: boolean;
  readonly fees: Readonly<Record<string, number>>;
}

export type PublishFeeSchedule = PublishVersion<'PublishFeeSchedule', FeeScheduleVersion>;

/** The fees of the counter offices were published from a day on, until a later version replaces them (13.4). */
export type FeeSchedulePublished = DomainEvent<'FeeSchedulePublished', FeeScheduleVersion>;

/** All versions of the fees. */
export type FeeSchedules = PublishedVersions<FeeScheduleVersion>;
