import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** The published version that may have the missing price. */
export interface Published {
  readonly kind: 'tariff' | 'policy';
  readonly version: string;
}

/** A reading was kept for want of a tariff or of the billing policy. */
export type AwaitPrice = {
  readonly type: 'AwaitPrice';
  readonly accountId: string;
  readonly readingId: string;
  readonly today: CivilDate;
};
/** A tariff or policy was published. */
export type BeginPriceCheck = { readonly type: 'BeginPriceCheck'; readonly published: Published };
/** The kept readings of these accounts were billed as far as prices are published. */
export type RecordPriceCheck = {
  readonly type: 'RecordPriceCheck';
  readonly check: number;
  readonly accounts: readonly CheckedAccount[];
};
export type UnpricedReadingsCommand = AwaitPrice | BeginPriceCheck | RecordPriceCheck;

export interface CheckedAccount {
  readonly accountId: string;
  /** Readings that have a bill now. */
  readonly billed: readonly string[];
  /** Rule by which billing was rejected; the readings stay kept. */
  readonly refusedBy?: string;
}

/** A reading waits for the publication of a price (11.1). */
export type PriceAwaited = DomainEvent<
  'PriceAwaited',
  { readonly accountId: string; readonly readingId: string; readonly since: CivilDate }
>;
/** A version was published: the waiting accounts are billed, part by part. */
export type PriceCheckBegan = DomainEvent<'PriceCheckBegan', { readonly check: number; readonly published: Published }>;
/** One part of the waiting accounts was billed. */
export type AccountsPriced = DomainEvent<
  'AccountsPriced',
  { readonly check: number; readonly accounts: readonly CheckedAccount[] }
>;
export type UnpricedReadingsEvent = PriceAwaited | PriceCheckBegan | AccountsPriced;
