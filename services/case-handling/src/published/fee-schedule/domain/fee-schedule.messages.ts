import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type {
  PublishedVersions,
  Version,
  VersionCommand,
  VersionDeclined,
  VersionProposed,
} from '@pishkhan/published-versions';

/** Fees of counter offices per service from a day on, integer rials. */
export interface FeeScheduleVersion extends Version {
  readonly effectiveFrom: CivilDate;
  /** Amounts for trial only, not the company's. */
  readonly sample: boolean;
  readonly fees: Readonly<Record<string, number>>;
}

export interface FeeItems {
  /** The services for which a fee is collected today: the `fee` of every kind of case that can be opened. */
  readonly feeItems: readonly string[];
}

/** The fees of the counter offices were published from a day on, until a later version replaces them (13.4). */
export type FeeSchedulePublished = DomainEvent<'FeeSchedulePublished', FeeScheduleVersion>;

/** A policy officer proposed fees; they have no effect until another person confirms them (7.5). */
export type FeeScheduleProposed = DomainEvent<'FeeScheduleProposed', VersionProposed<FeeScheduleVersion>>;
/** Proposed fees were declined or withdrawn; the name of the version stays taken (7.5). */
export type FeeScheduleDeclined = DomainEvent<'FeeScheduleDeclined', VersionDeclined>;
export type FeeScheduleEvent = FeeSchedulePublished | FeeScheduleProposed | FeeScheduleDeclined;
export type FeeScheduleCommand = VersionCommand<FeeScheduleVersion, FeeItems>;

/** All versions of the fees. */
export type FeeSchedules = PublishedVersions<FeeScheduleVersion>;
