import type { CivilDate } from '@pishkhan/calendar';
import type { CubicMetres, Rial } from '@pishkhan/money';
import type { Charges, RatedLine } from '../../pricing/rating/domain/rating.lines.ts';

/** The supply contract as far as bills need it (B1-2). */
export interface TermsOfSupply {
  readonly accountId: string;
  /** Constant for the subscription (8.1). */
  readonly billId: string;
  readonly countyOffice: string;
  readonly use: string;
  readonly climateZone: number;
  readonly dwellingUnits: number;
  readonly meterCapacity: string;
  readonly openedOn: CivilDate;
  /** Message that brought it. */
  readonly broughtBy: string;
}

export interface Meter {
  readonly meterId: string;
  /** The index rolls over after so many digits (11.4). */
  readonly registerDigits: number;
  readonly broughtBy: string;
}

export interface Reading {
  readonly readingId: string;
  readonly meterId: string;
  readonly readOn: CivilDate;
  /** Whole cubic metres. After a correction: the right one. */
  readonly index: number;
  readonly rolledOver: boolean;
  readonly kind: 'installation' | 'actual' | 'estimated';
  readonly contractorId?: string;
  readonly readerId?: string;
  /** Correction that the index follows from, where it is not the one that was read. */
  readonly correctedBy?: string;
  readonly broughtBy: string;
}

/** A line that the tariff makes, with the messages that gave its inputs. */
export type BillLine = RatedLine & { readonly tariffVersions: readonly string[]; readonly inputs: readonly string[] };

/** A line that presents the balance brought along; it is never posted again (11.6, 11.7). */
export interface CarriedLine {
  readonly line: 'previousDebt' | 'previousCredit' | 'thousandRialRemainder' | 'correction' | 'miscEntry';
  readonly rule: '11.6' | '11.7' | 'A6-3' | 'A3-5';
  readonly amount: Rial;
  /** What moved the balance since the bill before: bill numbers, receipts, corrections. */
  readonly inputs: readonly string[];
}

/** A bill as somebody pays or disputes it. */
export interface BillFace {
  readonly billNumber: string;
  readonly billId: string;
  /** Absent when nothing is payable (8.2). */
  readonly paymentId?: string;
  /** Jalali year of the closing reading, running number in it, and 1 for the bill as first issued. */
  readonly year: number;
  readonly period: number;
  readonly issue: number;
  readonly periodFrom: CivilDate;
  /** Day of the closing reading, not part of the period (15.4-19). */
  readonly periodTo: CivilDate;
  readonly issuedOn: CivilDate;
  readonly paymentDeadline: CivilDate;
  readonly consumption: CubicMetres;
  /** The closing reading is an estimate. */
  readonly estimated: boolean;
  readonly openingReadingId: string;
  readonly closingReadingId: string;
  readonly contractorId?: string;
  readonly charges: Charges;
  /** Balance before this bill's charges: debt, credit (negative), remainder. */
  readonly carriedForward: Rial;
  /** A multiple of 1,000 (11.7). */
  readonly payable: Rial;
  /** What stays in the balance: below 1,000, or a credit. */
  readonly remainder: Rial;
}

/** A bill that takes the place of another, for the same period with the right charges (11.8-5). */
export interface CorrectiveBill<Face = BillFace> {
  readonly replaces: string;
  readonly face: Face;
  readonly carried: readonly CarriedLine[];
}

/** The days of issue and deadline follow from the day of posting, so that a proposal does not grow stale overnight. */
export type UndatedBillFace = Omit<BillFace, 'issuedOn' | 'paymentDeadline'>;

/** One side of a linked Card 74 pair on the subscriber's account; the contractor's side has the same link id (A3-5). */
export interface MiscEntry {
  readonly linkId: string;
  readonly contractorId: string;
  /** Credited to the subscriber, debited to the contractor. */
  readonly amount: Rial;
}
