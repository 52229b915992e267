import type { Text } from '@pishkhan/fields';
import type { DomainEvent } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import type {
  PublishedVersions,
  Version,
  VersionCommand,
  VersionDeclined,
  VersionProposed,
} from '@pishkhan/published-versions';

/**
 * One season of the tariff year by Jalali month and day, both ends included: warm is `01-16` … `08-15` (11.2). It may
 * span the new year.
 */
export interface Season {
  readonly name: string;
  readonly title: Text;
  readonly from: string;
  readonly to: string;
}

/**
 * A step of a price table: cubic metres per month of 30 days up to and including `upTo`, at `price` rial each; null is
 * the open end (11.3).
 */
export interface Tier {
  readonly upTo: number | null;
  readonly price: Rial;
}

/** Prices of one use in some seasons, for some climate zones and meter capacities; an absent list means all (11.3). */
export interface PriceTable {
  readonly seasons?: readonly string[];
  readonly zones?: readonly number[];
  readonly capacities?: readonly string[];
  /** Not published: inferred or guessed, and labelled so (11.3, zones 3 to 5). */
  readonly illustrative?: boolean;
  readonly note?: string;
  readonly tiers: readonly Tier[];
}

/** One use of gas by tariff code: household, ordinary commercial, … (11.3). A flat price is one open tier. */
export interface UsePricing {
  readonly use: string;
  readonly title: Text;
  readonly tables: readonly PriceTable[];
}

/** Monthly amount by meter capacity for upkeep and running costs (11.6). */
export interface StandingCharge {
  readonly capacity: string;
  readonly monthly: Rial;
}

/**
 * All values that a decree may change, valid from a day on (11.1). Rates are in hundredths of a per cent: 1000 is 10 %.
 */
export interface TariffVersion extends Version {
  readonly title: Text;
  /** True for values without a decree. */
  readonly sample: boolean;
  readonly source: string;
  readonly effectiveFrom: CivilDate;
  /** The same day in the Jalali calendar, for readers of the data. */
  readonly effectiveFromJalali: string;
  readonly seasons: readonly Season[];
  readonly uses: readonly UsePricing[];
  readonly standingCharges: readonly StandingCharge[];
  readonly standingChargesAreSample: boolean;
  readonly levyBasisPoints: number;
  readonly vatBasisPoints: number;
  /**
   * Whether tier bounds are multiplied by the number of dwelling units on the meter; false is the default (11.5, gap).
   */
  readonly boundsTimesDwellingUnits: boolean;
  /** Average household price by season, rial per cubic metre (11.3, B5-5). */
  readonly averageHouseholdPrice: Readonly<Record<string, Rial>>;
  readonly notes: readonly Text[];
}

export type TariffCommand = VersionCommand<TariffVersion>;

/** A version of the price book was published, valid from its day on and unchangeable (11.1). */
export type TariffVersionPublished = DomainEvent<'TariffVersionPublished', TariffVersion>;
/** A policy officer proposed a tariff; it has no effect until another person confirms it (7.5). */
export type TariffVersionProposed = DomainEvent<'TariffVersionProposed', VersionProposed<TariffVersion>>;
/** A proposed tariff was declined or withdrawn; the name of the version stays taken (7.5). */
export type TariffVersionDeclined = DomainEvent<'TariffVersionDeclined', VersionDeclined>;
export type TariffEvent = TariffVersionPublished | TariffVersionProposed | TariffVersionDeclined;

/** All versions of the price book. */
export type TariffBook = PublishedVersions<TariffVersion>;
