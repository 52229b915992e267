import type { CivilDate } from '@pishkhan/calendar';
import type { CubicMetres, Rial } from '@pishkhan/money';
import type { Charges, RatedLine, RatingRule } from '../../../pricing/rating/domain/rating.lines.ts';

export type { Evidence, Meter, Reading, ReadingOverride } from '../metering/reading.ts';

/** The part of the supply contract that bills need (B1-2). */
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
  /** Id of the message with this data. */
  readonly broughtBy: string;
}

/** What one meter measured of a period (11.4). */
export interface MeterPart {
  readonly meterId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly openingIndex: number;
  readonly closingIndex: number;
  /** M³ by the indexes. */
  readonly recorded: number;
  /** Of a major subscriber: the factors of its days, with the first day of each (11.4); absent of the others. */
  readonly factors?: readonly { readonly from: CivilDate; readonly factor: string }[];
  /** What counts: other than recorded on days of an error or a fault of the meter (15.4-17, A2-6), and by a factor. */
  readonly consumption: CubicMetres;
}

/** A line calculated by the tariff, with the messages of its inputs. */
export type BillLine = RatedLine & { readonly tariffVersions: readonly string[]; readonly inputs: readonly string[] };

/** A line of the previous balance; it is never posted again (11.6, 11.7). */
export interface CarriedLine {
  readonly line:
    | 'previousDebt'
    | 'previousCredit'
    | 'thousandRialRemainder'
    | 'correction'
    | 'miscEntry'
    | 'charge'
    | 'faultPeriod'
    | 'postponedPayable'
    | 'returnedPayment';
  readonly rule: 'A2-6' | '11.6' | '11.7' | 'A6-3' | 'A3-5' | 'A1-11' | '8.7';
  readonly amount: Rial;
  /** Changes of the balance since the previous bill: bills, receipts, reversed payments, corrections, refunds. */
  readonly inputs: readonly string[];
}

/** The first day of a period, and the first day after it (15.4-19). */
export interface BilledDays {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The printed content of a bill. */
export interface BillFace {
  readonly billNumber: string;
  readonly billId: string;
  /** Absent if no amount is payable (8.2). */
  readonly paymentId?: string;
  /** Jalali year of the closing reading, running number in it, and 1 for the first issue of the bill. */
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
  /** By which levy and VAT were taken, also at a correction of this bill; absent in older events: the first one. */
  readonly ratingRule?: RatingRule;
  /** Balance before this bill's charges: debt, credit (negative), remainder. */
  readonly carriedForward: Rial;
  /** A multiple of 1,000 (11.7). */
  readonly payable: Rial;
  /** Amount that stays in the balance: below 1,000, a credit, or with `payableOnNextBill`. */
  readonly remainder: Rial;
  /**
   * Payable amount that the next bill includes, because every payment id of the year with this amount is used (8.7);
   * absent otherwise, and in older events.
   */
  readonly payableOnNextBill?: Rial;
}

/** A bill that replaces another, for the same period with the right charges (11.8-5). */
export interface CorrectiveBill<Face = BillFace> {
  readonly replaces: string;
  readonly face: Face;
  readonly carried: readonly CarriedLine[];
}

/**
 * The dates of issue and payment are derived from the day of posting, so that a proposal does not become stale
 * overnight.
 */
export type UndatedBillFace = Omit<BillFace, 'issuedOn' | 'paymentDeadline'>;

/** The reading that a contractor got wrong; its contract and zone are absent if nobody knows them (A3-5). */
export interface Misreading {
  readonly readOn: CivilDate;
  readonly contractId?: string;
  readonly zone?: string;
}

/** One side of a linked Card 74 pair on the subscriber's account; the contractor's side has the same link id (A3-5). */
export interface MiscEntry {
  readonly linkId: string;
  readonly contractorId: string;
  /** Credited to the subscriber, debited to the contractor. */
  readonly amount: Rial;
}

/** The reversal of a Card 74 item, under a link of its own: of a pair, or of a charge (15.4-39). */
export interface ReversedMiscEntry extends Omit<MiscEntry, 'contractorId'> {
  /** Of a pair; a charge has none. */
  readonly contractorId?: string;
  /** Link of the reversed item. */
  readonly reverses: string;
}

/** An approval of a posting (7.5). */
export interface Approval {
  readonly by: string;
  readonly role: string;
  readonly office: string;
  /** Certificate of the approver; the head needs none. */
  readonly certificateNumber?: string;
  readonly on: CivilDate;
  /** Absent if the approver signed for the own role. */
  readonly inPlace?: InPlace;
}

/** A signature in place of the person whose role it is, and why (15.4-35). */
export interface InPlace {
  /** Role of the signer. */
  readonly as: string;
  /** Nobody of the office was left, or the head was proposer or disputed reader. */
  readonly because: 'nobodyLeft' | 'headMayNotSign';
  /** Persons with a certificate for the office on that day, each of them barred from this signature. */
  readonly certified?: readonly string[];
  /** Head who named the signer, and the reason; absent if the head signed. */
  readonly namedBy?: string;
  readonly reason?: string;
}
