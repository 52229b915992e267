import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Policy } from '@pishkhan/published-versions';
import type { TariffBook } from '../../../pricing/tariff/domain/tariff-book.messages.ts';
import type { BillFace, BillLine, CarriedLine, MeterPart, Reading } from './bill.ts';
import type { Posting } from './posting.ts';

/** Prices and settings for billing a reading; the versions of its day apply (11.1). */
export interface BillingBasis {
  readonly book: TariffBook;
  /** Versions of the policy `billing`. */
  readonly billing: Policy;
  /** Versions of the policy `estimate-correction`; without them its settings until published apply. */
  readonly estimates?: Policy;
}

export type BillReading = {
  readonly type: 'BillReading';
  readonly accountId: string;
  readonly reading: Reading;
  readonly basis: BillingBasis;
  /** Business day of the arrival; without it the day of the reading. */
  readonly today?: CivilDate;
};
/** Bills the kept readings; sent when a missing input has arrived. */
export type BillKeptReadings = {
  readonly type: 'BillKeptReadings';
  readonly basis: BillingBasis;
  /** Business day; without it the day of each reading. */
  readonly today?: CivilDate;
};

/**
 * A reading cannot be billed yet, because account, meter, tariff or policy is missing, or it overrules an estimate. It
 * is billed as soon as possible. Recorded again when it waits for something else.
 */
export type ReadingKept = DomainEvent<
  'ReadingKept',
  {
    readonly accountId: string;
    readonly reading: Reading;
    readonly waitsFor: string;
    /** County of the account; absent if the account is missing, and in events of earlier releases. */
    readonly countyOffice?: string;
    /** Business day; absent in events of earlier releases, which have the day of recording. */
    readonly keptOn?: CivilDate;
    /** Day by which a person should have removed the cause; absent if there is no such day. */
    readonly until?: CivilDate;
  }
>;

/**
 * A bill was issued for the days between two readings (B3-1, 11.5). Its own charges are posted; the rest of its amount
 * is the previous balance (11.7).
 */
export type BillIssued = DomainEvent<
  'BillIssued',
  BillFace & {
    readonly accountId: string;
    readonly meterId: string;
    /** The closing reading. */
    readonly reading: Reading;
    /** Absent if the consumption is the index difference of one meter, and in events of earlier releases. */
    readonly parts?: readonly MeterPart[];
    readonly lines: readonly BillLine[];
    readonly carried: readonly CarriedLine[];
    /**
     * The closing reading is lower than the estimate that opens the period: billed with 0 m³ until the estimate is
     * corrected (15.4-32). Absent otherwise.
     */
    readonly overrulesEstimate?: true;
    /**
     * Day by which a person should have corrected the overruled estimate, by policy. Absent otherwise, and in events of
     * earlier releases, which set no such day.
     */
    readonly correctEstimateBy?: CivilDate;
    /** Version of the policy for its dates. */
    readonly billingPolicy: string;
    readonly posting: Posting;
  }
>;
