import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** What counter offices collect for each service from a day on, integer rials. */
export interface FeeScheduleVersion {
  readonly version: string;
  readonly effectiveFrom: CivilDate;
  /** Amounts for trial only, not the company's. */
  readonly sample: boolean;
  readonly fees: Readonly<Record<string, number>>;
}

export interface PublishFeeSchedule {
  readonly type: 'PublishFeeSchedule';
  readonly schedule: FeeScheduleVersion;
}

/** The fees of the counter offices were made known from a day on, until a later version takes over (13.4). */
export type FeeSchedulePublished = DomainEvent<'FeeSchedulePublished', FeeScheduleVersion>;
