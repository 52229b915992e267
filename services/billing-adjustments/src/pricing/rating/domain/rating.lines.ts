import type { CivilDate } from '@pishkhan/calendar';
import type { CubicMetres, Rial } from '@pishkhan/money';
import type { TariffBook } from '../../tariff/domain/tariff-book.messages.ts';

/**
 * Version of the rule for the base of levy and VAT; a bill names the one by which it was rated. 1: the exact gas price
 * and standing charge. 2: the lines as printed, in whole rial (15.4-30).
 */
export type RatingRule = 1 | 2;
/** The rule for new bills. */
export const currentRatingRule: RatingRule = 2;
/** The rule of a bill; earlier releases had the first one only, and their bills name none. */
export const ratingRuleOf = ({ ratingRule }: { readonly ratingRule?: RatingRule }): RatingRule => ratingRule ?? 1;

/** The terms of supply by which a day is priced. */
export interface PricedTerms {
  readonly use: string;
  readonly climateZone: number;
  readonly dwellingUnits: number;
  readonly meterCapacity: string;
}

/** Inputs for rating a period. Days are `from` … `to` − 1 (15.4-19). */
export interface PeriodToRate extends PricedTerms {
  readonly book: TariffBook;
  readonly ratingRule: RatingRule;
  /** Terms in force from a day inside the period on, in order of days; the period is cut there (11.5, 15.4-50). */
  readonly changes?: readonly (PricedTerms & { readonly from: CivilDate })[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly consumption: CubicMetres;
}

/**
 * An exact number: an integer or a fraction in lowest terms (`'310'`, `'6440/3'`), and the same to three decimals, half
 * up, for display.
 */
export interface Exact {
  readonly exact: string;
  readonly shown: string;
}

/** The days of a period with one tariff version, one season and one set of terms (11.5). */
export interface RatedDays {
  readonly from: CivilDate;
  /** First day after the part. */
  readonly to: CivilDate;
  readonly days: number;
  readonly tariffVersion: string;
  readonly season: string;
  /** Of a period inside which the terms change; absent otherwise. */
  readonly terms?: PricedTerms;
}

/** Cubic metres of a part within one tier; the interval is (lower, upper], prorated by days (11.5). */
export interface RatedTier {
  /** From 1. */
  readonly tier: number;
  /** Upper bound as published, cubic metres per month of 30 days; null is the open end. */
  readonly upTo: number | null;
  /** The bound for these days (and dwelling units, if the tariff uses them). */
  readonly periodUpTo: Exact | null;
  readonly price: Rial;
  readonly volume: Exact;
  /** Rial, not rounded. */
  readonly amount: Exact;
}

export interface GasPricePart extends RatedDays {
  readonly volume: Exact;
  readonly amount: Exact;
  /** The price table was not published (11.3). */
  readonly illustrative: boolean;
  /** Tiers that the volume reached. */
  readonly tiers: readonly RatedTier[];
}

export interface StandingChargePart extends RatedDays {
  readonly monthly: Rial;
  readonly amount: Exact;
}

export interface RatePart extends RatedDays {
  readonly basisPoints: number;
  /** Base of the rate, rial: the part's share of the printed lines, in whole rial (15.4-30); by rule 1 not rounded. */
  readonly base: Exact;
  readonly amount: Exact;
}

/**
 * A line of a bill: exact in its parts, rounded half up once (11.7), with its rule. Levy and VAT have the rule 11.6 by
 * rating rule 1.
 */
export type RatedLine =
  | { readonly line: 'gasPrice'; readonly amount: Rial; readonly rule: '11.5'; readonly parts: readonly GasPricePart[] }
  | {
      readonly line: 'standingCharge';
      readonly amount: Rial;
      readonly rule: '15.4-16';
      readonly parts: readonly StandingChargePart[];
    }
  | {
      readonly line: 'levy' | 'vat';
      readonly amount: Rial;
      readonly rule: '15.4-30' | '11.6';
      readonly parts: readonly RatePart[];
    };

/** The amounts of a bill by line and their sum. */
export interface Charges {
  readonly gasPrice: Rial;
  readonly standingCharge: Rial;
  readonly levy: Rial;
  readonly vat: Rial;
  readonly total: Rial;
}

export interface Rating {
  readonly days: number;
  /** Always the four lines, in this order: gasPrice, standingCharge, levy, vat. */
  readonly lines: readonly RatedLine[];
  readonly charges: Charges;
  /** Versions of the period's days, in order of time. */
  readonly tariffVersions: readonly string[];
}
