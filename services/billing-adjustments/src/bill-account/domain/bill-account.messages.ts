import type { VolumeFactorCommand, VolumeFactorEvent } from './metering/factor/volume-factor.messages.ts';
import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { CorrectionBasis, CorrectionRequest, Proposal, Signed } from './correcting/proposal.ts';
import type {
  Approval,
  CorrectiveBill,
  Evidence,
  MiscEntry,
  Misreading,
  ReversedMiscEntry,
  TermsOfSupply,
} from './billing/bill.ts';
import type { Posting } from './billing/posting.ts';
import type { TermsChange } from './billing/terms/terms.ts';
import type { PolicyVersionOf } from '../../pricing/policy/domain/policy.messages.ts';
import type { IdentifiedPayment, KeptPayment, Payment } from './payment/payment.ts';
import type { ReportedPayment } from './payment/payment-identity.ts';
import type { BillIssued, BillKeptReadings, BillReading, ReadingKept } from './billing/billing.messages.ts';
import type { ChargeCommand, ChargeEvent } from './charge/charge.messages.ts';
import type { MetersCommand, MetersEvent } from './metering/meters.messages.ts';
import type { SelfReadingSettled, SettleSelfReadings } from './metering/declared/self-reading.messages.ts';
import type { MoneyOutCommand, MoneyOutEvent } from './payment/money.messages.ts';

export type { MeterTaken, TakeMeter } from './metering/meters.messages.ts';
export type {
  BillingBasis,
  BillIssued,
  BillKeptReadings,
  BillReading,
  ReadingKept,
} from './billing/billing.messages.ts';

export type OpenBillAccount = { readonly type: 'OpenBillAccount'; readonly terms: TermsOfSupply };
/** A term of supply is another one from a day on (15.4-39). */
export type ChangeTerms = { readonly type: 'ChangeTerms'; readonly accountId: string; readonly change: TermsChange };
/** A reading from the meter arrived late, or for a day that has an estimate (15.4-32). */
export type TakeEvidence = { readonly type: 'TakeEvidence'; readonly accountId: string; readonly evidence: Evidence };
export type ReceivePayment = ReportedPayment & {
  readonly type: 'ReceivePayment';
  readonly today: CivilDate;
  /** Version of the policy `payment-days` in force today; without one no day is tolerated. */
  readonly days?: PolicyVersionOf<'payment-days'>;
};
/** Posts an unidentified payment to the account that it was assigned to. */
export type PostIdentifiedPayment = IdentifiedPayment & { readonly type: 'PostIdentifiedPayment' };
export type PostCorrection = {
  readonly type: 'PostCorrection';
  readonly request: CorrectionRequest;
  readonly approved: Signed;
  readonly approvals: readonly Approval[];
  readonly basis: Omit<CorrectionBasis, 'account'>;
};
export type BillAccountCommand =
  | OpenBillAccount
  | ChangeTerms
  | MetersCommand
  | TakeEvidence
  | SettleSelfReadings
  | VolumeFactorCommand
  | BillReading
  | BillKeptReadings
  | ReceivePayment
  | PostIdentifiedPayment
  | MoneyOutCommand
  | ChargeCommand
  | PostCorrection;

/** The account can be billed under these terms of supply (B1-2). */
export type BillAccountOpened = DomainEvent<'BillAccountOpened', TermsOfSupply>;

/**
 * Terms of supply are in force from a day on: agreed with the subscriber (15.4-39), or the capacity of the installed
 * meter, which decides the standing charge (11.6).
 */
export type SupplyTermsAmended = DomainEvent<
  'SupplyTermsAmended',
  TermsChange & {
    readonly accountId: string;
    readonly because: 'agreed' | 'installedMeter';
    /** The installed meter. */
    readonly meterId?: string;
  }
>;

/** A reading from the meter is evidence of its day; it closes no period and changes no bill by itself (15.4-32). */
export type EvidenceTaken = DomainEvent<'EvidenceTaken', { readonly accountId: string; readonly evidence: Evidence }>;

/** A payment was received by bill id and payment id (8.7). */
export type PaymentReceived = DomainEvent<'PaymentReceived', Payment>;

/**
 * Money was received that cannot be posted by itself: its account is unknown, or policy doubts its day. It is never
 * refused; it becomes an unidentified payment for a person (8.7, F17).
 */
export type PaymentKept = DomainEvent<'PaymentKept', KeptPayment>;

/**
 * An approved correction: the current charges are reversed line by line and the right ones entered; the old bills stay
 * as issued (Card 22; 11.8-3).
 */
export type BillsCorrected = DomainEvent<
  'BillsCorrected',
  Omit<Proposal, 'correctiveBill'> & {
    /** Issued together with the correction; it includes the whole balance. */
    readonly correctiveBill?: CorrectiveBill;
    /** Hash of the approved proposal. */
    readonly hash: string;
    /** Counter office of the case; absent in older events, where the correction has it. */
    readonly officeId?: string;
    /** Result of the visit: visitor, index and day; absent in older events, like `officeId`. */
    readonly evidence?: CorrectionRequest['evidence'];
    readonly reason: string;
    readonly approvals: readonly Approval[];
    readonly postedOn: CivilDate;
    readonly settles: readonly string[];
    /**
     * Other open bills that include the corrected debt: no more than the balance is left to pay with their ids. Absent
     * in older events and without such bills.
     */
    readonly alsoReduces?: readonly string[];
    readonly posting: Posting;
  }
>;

/**
 * An amount other than gas: here the fee that a subscriber paid because of a reading contractor's mistake, refunded at
 * the contractor's expense (Card 74; A3-5).
 */
export type MiscEntryPosted = DomainEvent<
  'MiscEntryPosted',
  MiscEntry & {
    /** Absent in events of earlier releases. */
    readonly misreading?: Misreading;
    readonly accountId: string;
    readonly caseId: string;
    readonly correctionId: string;
    readonly reason: string;
    readonly postedOn: CivilDate;
    /** Number of the corrective bill of the same posting that includes the credit. */
    readonly askedForIn?: string;
    readonly posting: Posting;
  }
>;

/** A wrong Card 74 item was taken back by a correction; the contractor's side follows under the same link (15.4-39). */
export type MiscEntryReversed = DomainEvent<
  'MiscEntryReversed',
  ReversedMiscEntry & {
    /** Of the reversed pair; absent of a charge, and in events of earlier releases. */
    readonly misreading?: Misreading;
    readonly accountId: string;
    readonly caseId: string;
    readonly correctionId: string;
    readonly reason: string;
    readonly postedOn: CivilDate;
    /** Number of the corrective bill of the same posting that includes the amount; absent in older events. */
    readonly askedForIn?: string;
    readonly posting: Posting;
  }
>;

export type BillAccountEvent =
  | BillAccountOpened
  | SupplyTermsAmended
  | MetersEvent
  | EvidenceTaken
  | SelfReadingSettled
  | VolumeFactorEvent
  | ReadingKept
  | BillIssued
  | PaymentReceived
  | PaymentKept
  | MoneyOutEvent
  | BillsCorrected
  | MiscEntryPosted
  | MiscEntryReversed
  | ChargeEvent;
