import type { CivilDate } from '@pishkhan/calendar';
import type { VolumeFactorProposed, VolumeFactorTerms } from './metering/factor/volume-factor.messages.ts';
import type { MeteringWindow } from '@pishkhan/consumption';
import { rial, type CubicMetres, type Rial } from '@pishkhan/money';
import type { Charges } from '../../pricing/rating/domain/rating.lines.ts';
import type {
  BilledDays,
  BillFace,
  BillLine,
  CarriedLine,
  Evidence,
  Meter,
  MiscEntry,
  Misreading,
  Reading,
} from './billing/bill.ts';
import type { ChargeItem } from './charge/charge.messages.ts';
import type { InstalledMeter, MeterChange } from './metering/meters.messages.ts';
import type { DatedTerms } from './billing/terms/terms.ts';
import { isOfMeterChange, type SetAside } from './metering/reading.ts';
import type { KeptPayment, Payment } from './payment/payment.ts';
import type { ReversalReason } from './payment/reversal/reversal-reason.ts';
import type { MoneyMove } from './payment/reversal/money-move.ts';
import type { Refund } from './payment/refund/refund.ts';
import type { Counted } from './correcting/approval/counted.ts';

/** A bill with its current state. Its face stays as issued. */
export interface Bill {
  readonly face: BillFace;
  /** Current lines and charges: those of the face until a correction replaces them. */
  readonly lines: readonly BillLine[];
  readonly inForce: Charges;
  readonly consumptionInForce: CubicMetres;
  readonly carried: readonly CarriedLine[];
  /** Paid by its own payment id. */
  readonly paid: Rial;
  /** What is left to pay with its payment id, unless it is settled or replaced. */
  readonly left: Rial;
  /** No amount is left to pay (15.4-15). */
  readonly settled: boolean;
  /** What was left to pay of the bills that were open at its issue: its own amount includes it (11.6). */
  readonly includes: Readonly<Record<string, Rial>>;
  /** Number of its corrective bill. */
  readonly supersededBy?: string;
  readonly correctedBy: readonly string[];
  /** By which it was rated: a later change applies only through a correction that names it (15.4-39). */
  readonly terms: DatedTerms;
  /** Days in force: those of the face until a correction moves the day of a reading (15.4-39). */
  readonly days: BilledDays;
}

/** A change of the balance since the last bill, from which the next bill derives its carried lines. */
export interface Moved {
  readonly kind:
    | 'bill'
    | 'payment'
    | 'reversal'
    | 'refund'
    | 'correction'
    | 'faultPeriod'
    | 'miscEntry'
    | 'charge'
    | 'postponedBill';
  readonly references: readonly string[];
  readonly amount: Rial;
}

/** A payment with its reference, and the reversal that took it back (15.4-47). */
export type RecordedPayment = Payment & {
  readonly reference: string;
  readonly reversedBy?: string;
  readonly reversedFor?: ReversalReason;
};

/** A Card 74 item, and the correction that reversed it (15.4-39). A charge was debited: its amount is negative. */
export type RecordedMiscEntry = Omit<MiscEntry, 'contractorId'> & {
  /** Of a pair. */
  readonly contractorId?: string;
  readonly misreading?: Misreading;
  /** Of a charge. */
  readonly item?: ChargeItem;
  readonly reversedBy?: string;
};

export type PostedWindow = MeteringWindow & { readonly correctionId: string };

/** A factor that waits for the second person or for a correction, or waited (7.5). */
export type FactorProposal = Omit<VolumeFactorProposed['data'], 'accountId' | 'countyOffice'> & {
  /** `kept`: confirmed, and waits for the correction of bills with its days (11.8). */
  readonly status: 'waiting' | 'kept' | 'set' | 'declined';
  /** Of a kept one: who confirmed it, and when. */
  readonly confirmedBy?: string;
  readonly confirmedOn?: CivilDate;
  /** Of a declined one. */
  readonly declinedBecause?: string;
};

export interface BillAccount {
  readonly terms?: DatedTerms;
  readonly meter?: Meter;
  /** Registered besides, and not billed until the meter is removed; absent without one (N16). */
  readonly otherMeters?: readonly InstalledMeter[];
  /** Taken off before, and perhaps put back since; absent without one (11.4). */
  readonly formerMeters?: readonly Meter[];
  /** Exchanges and removals of a meter that is not in place yet, or was read on a later day; absent without one. */
  readonly keptChanges?: readonly MeterChange[];
  /** Days on which a meter measured wrongly, by the correction that found it; absent without such days. */
  readonly windows?: readonly PostedWindow[];
  /** In force, in the order of record; absent of a small subscriber (11.4). */
  readonly volumeFactors?: readonly VolumeFactorTerms[];
  /** Factors that were proposed, with what became of them; absent without one. */
  readonly factorProposals?: readonly FactorProposal[];
  /** Of all meters of the connection, in order of day, with the current index. */
  readonly readings: readonly Reading[];
  /** Readings that wait for a missing input, in order of day. */
  readonly waiting: readonly Reading[];
  /** What each of them waits for, by id. */
  readonly keptFor: Readonly<Record<string, string>>;
  /** Corrections that billing itself proposes and that are not posted. */
  readonly ownProposals: readonly string[];
  /** Readings from the meter that close no period, in order of arrival (15.4-32). */
  readonly evidence: readonly Evidence[];
  /** Requests with a declared figure of billed days whose cases have their answer; absent without one (A9). */
  readonly settledSelfReadings?: readonly string[];
  /** Declared figures that count no longer: another one of the day replaced them, or their meter was removed (A9). */
  readonly setAside?: readonly SetAside[];
  /** In order of issue. */
  readonly bills: readonly Bill[];
  /** Payments with this bill id that became unidentified payments. */
  readonly keptPayments: readonly KeptPayment[];
  readonly payments: readonly RecordedPayment[];
  readonly refunds: readonly Refund[];
  /** The subscriber's debt; negative is a credit. The only balance of the account. */
  readonly receivable: Rial;
  readonly moved: readonly Moved[];
  readonly corrections: readonly string[];
  readonly miscEntries: readonly RecordedMiscEntry[];
  /** Ids of charges that a rule refused; absent without one. */
  readonly refusedCharges?: readonly string[];
  /** Everything that changed what is left to pay, in order. */
  readonly moves: readonly MoneyMove[];
  /** Amounts that persons decided on, for the band of the next one (N3). */
  readonly counted: readonly Counted[];
}

export const nobodysAccount: BillAccount = {
  readings: [],
  waiting: [],
  keptFor: {},
  ownProposals: [],
  evidence: [],
  bills: [],
  payments: [],
  keptPayments: [],
  refunds: [],
  receivable: 0 as Rial,
  moved: [],
  corrections: [],
  miscEntries: [],
  moves: [],
  counted: [],
};

export const readingOf = ({ readings }: BillAccount, readingId: string): Reading | undefined =>
  readings.find((reading) => reading.readingId === readingId);
/** The reading that closes the last period, or the installation before the first one. */
export const lastReading = ({ readings }: BillAccount): Reading | undefined =>
  readings.findLast((reading, place) => !isOfMeterChange(reading, readings[place - 1]));
export const lastBill = ({ bills }: BillAccount): Bill | undefined => bills.at(-1);
export const openBills = ({ bills }: Pick<BillAccount, 'bills'>): readonly Bill[] =>
  bills.filter(({ settled, supersededBy }) => !settled && supersededBy === undefined);
/** What is left to pay with the payment id of a bill. */
export const leftOf = ({ left, settled, supersededBy }: Bill): Rial =>
  settled || supersededBy !== undefined ? rial(0) : left;
/** What is left to pay of the open bills, by bill number. */
export const leftByBill = (state: BillAccount): Readonly<Record<string, Rial>> =>
  Object.fromEntries(openBills(state).map((bill) => [bill.face.billNumber, leftOf(bill)]));

/** Open bills that ask for more than this payable amount, because they include debt that no longer exists. */
export const askingForMore = (state: BillAccount, payable: Rial): readonly string[] =>
  openBills(state)
    .filter((bill) => leftOf(bill) > payable)
    .map(({ face }) => face.billNumber);
