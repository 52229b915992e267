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

export interface PublishFeeSchedule extends PublishVersion<'PublishFeeSchedule', FeeScheduleVersion> {
  /** The services for which a fee is collected today: the `fee` of every kind of case that can be opened. */
  readonly feeItems: readonly string[];
}

/** The fees of the counter offices were published from a day on, until a later version replaces them (13.4). */
export type FeeSchedulePublished = DomainEvent<'FeeSchedulePublished', FeeScheduleVersion>;

/** All versions of the fees. */
export type FeeSchedules = PublishedVersions<FeeScheduleVersion>;
